/**
 * Where an increasing function changes sign, by halving until nothing lies between the ends; the lower end where it is positive
 * throughout, the upper end where it is negative throughout.
 */
export function solveIncreasing(f: (x: number) => number, low: number, high: number): number {
  let [from, to] = [low, high]
  for (;;) {
    const middle = from + (to - from) / 2
    if (middle <= from || middle >= to) return middle
    if (f(middle) < 0) from = middle
    else to = middle
  }
}

/** Of two ends that are doubled until they hold the change of sign of an increasing function. */
export function solveAnywhere(f: (x: number) => number, start = 1): number {
  let size = start
  while (f(size) < 0 && size < farthest) size *= 2
  let below = start
  while (f(-below) > 0 && below < farthest) below *= 2
  return solveIncreasing(f, -below, size)
}

const farthest = 1e8
