/** Where dots stand across a strip, so that none covers another as long as there is room. */

/**
 * The dots in ascending order, each at the place nearest the middle where it touches none before it; where there is
 * no such place, at the one farthest from the others.
 *
 * @param along     places along the strip, pt.
 * @param radius    of the dots, pt.
 * @param halfWidth how far a dot's middle may stand from the middle of the strip, pt.
 * @returns offsets across, in the order of `along`, each in ± `halfWidth`.
 */
export function swarm(along: readonly number[], radius: number, halfWidth: number): number[] {
  const order = along.map((_, k) => k).sort((a, b) => along[a] - along[b] || a - b)
  const places = offsetsOf(radius, halfWidth)
  const across: number[] = along.map(() => 0)
  const placed: number[] = []
  for (const k of order) {
    const near = placed.filter((other) => along[k] - along[other] < 2 * radius)
    let best = 0
    let farthest = -1
    for (const place of places) {
      const free = nearestOf(near, (other) => squared(place - across[other]) + squared(along[k] - along[other]))
      if (free > farthest) {
        farthest = free
        best = place
      }
      if (free >= squared(2 * radius)) break
    }
    across[k] = best
    placed.push(k)
  }
  return across
}

const squared = (x: number): number => x * x

const nearestOf = (others: readonly number[], distance: (other: number) => number): number =>
  others.reduce((least, other) => Math.min(least, distance(other)), Number.POSITIVE_INFINITY)

/** 0, then right and left of the middle in steps of half a radius. */
function offsetsOf(radius: number, halfWidth: number): number[] {
  const offsets = [0]
  for (let step = radius / 2; step <= halfWidth; step += radius / 2) offsets.push(step, -step)
  return offsets
}
