import type { Polygon } from './polygon.js'

/** A corner that stands out by less than this share of the points' extent is no corner. */
const flat = 1e-12

/**
 * Convex hull: the lower chain from left to right, then the upper chain back (Andrew's monotone chain).
 *
 * @param planeMm n × 2, mm, all present.
 * @returns corners, counter-clockwise from the leftmost (lowest among equals), none on a straight edge;
 *   two corners for points on a line, one for one place, none for no points.
 */
export function convexHull(planeMm: Float64Array): Polygon {
  const n = planeMm.length / 2
  const x = (i: number) => planeMm[2 * i]
  const y = (i: number) => planeMm[2 * i + 1]
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => (x(i) === x(j) ? y(i) - y(j) : x(i) - x(j)))
  if (n === 0) return new Float64Array(0)
  const extent = Math.max(
    x(order[n - 1]) - x(order[0]),
    planeMm.reduce((most, value, k) => (k % 2 === 1 ? Math.max(most, Math.abs(value - y(order[0]))) : most), 0),
  )
  const least = flat * extent * extent
  const turn = (a: number, b: number, c: number) => (x(b) - x(a)) * (y(c) - y(a)) - (y(b) - y(a)) * (x(c) - x(a))
  const chain = (indices: readonly number[]): number[] => {
    const out: number[] = []
    for (const i of indices) {
      while (out.length > 1 && turn(out[out.length - 2], out[out.length - 1], i) <= 0) out.pop()
      out.push(i)
    }
    return out.slice(0, -1)
  }
  const ring = [...chain(order), ...chain(order.toReversed())]
  // Only now: while a chain grows, points that rounding puts beside a vertical edge would take a true corner with them.
  const corners = ring.slice(0, 1)
  for (let k = 1; k < ring.length; k++) {
    if (turn(corners[corners.length - 1], ring[k], ring[(k + 1) % ring.length]) > least) corners.push(ring[k])
  }
  if (corners.length > 2 && turn(corners[corners.length - 1], corners[0], corners[1]) <= least) corners.shift()
  const distinct = extent === 0 ? order.slice(0, 1) : corners.length < 3 ? [order[0], order[n - 1]] : corners
  return Float64Array.from(distinct.flatMap((i) => [x(i), y(i)]))
}
