/** n, mean and variance of values; NaN are left out. */
export interface Moments {
  readonly n: number
  readonly mean: number
  /** With n − 1; NaN below two values. */
  readonly variance: number
}

/** In two passes, ascending. */
export function momentsOf(values: ArrayLike<number>): Moments {
  let n = 0
  let sum = 0
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) continue
    n++
    sum += values[i]
  }
  const mean = sum / n
  let squares = 0
  for (let i = 0; i < values.length; i++) {
    const off = values[i] - mean
    if (!Number.isNaN(off)) squares += off * off
  }
  return { n, mean, variance: n < 2 ? Number.NaN : squares / (n - 1) }
}
