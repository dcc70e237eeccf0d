/** What the hull areas of subsets of some points need, made once. */
export interface HullOrder {
  readonly planeMm: Float64Array
  /** The points from left to right, the lower first among equals. */
  readonly order: Int32Array
  readonly chain: Int32Array
}

/** @param planeMm n × 2, mm, all present. */
export function hullOrder(planeMm: Float64Array): HullOrder {
  const n = planeMm.length / 2
  const order = Int32Array.from({ length: n }, (_, i) => i).sort(
    (i, k) => planeMm[2 * i] - planeMm[2 * k] || planeMm[2 * i + 1] - planeMm[2 * k + 1] || i - k,
  )
  return { planeMm, order, chain: new Int32Array(n) }
}

/**
 * Area of the convex hull of those points that are chosen, by Andrew's monotone chain: the lower chain's fan of triangles to the
 * left, the upper chain's to the right, both seen from the leftmost point.
 *
 * @param chosen 1 or 0 a point.
 * @returns mm²; 0 for fewer than three points and, but for rounding, for points on a line.
 */
export function hullAreaMm2(hull: HullOrder, chosen: Uint8Array): number {
  return chainAreaMm2(hull, chosen, 1) + chainAreaMm2(hull, chosen, -1)
}

/** Area between one chain and the chord from the leftmost to the rightmost point. side: 1 the lower chain, −1 the upper. */
function chainAreaMm2({ planeMm, order, chain }: HullOrder, chosen: Uint8Array, side: 1 | -1): number {
  const turn = (a: number, b: number, c: number): number =>
    (planeMm[2 * b] - planeMm[2 * a]) * (planeMm[2 * c + 1] - planeMm[2 * a + 1]) -
    (planeMm[2 * b + 1] - planeMm[2 * a + 1]) * (planeMm[2 * c] - planeMm[2 * a])
  let length = 0
  for (let k = 0; k < order.length; k++) {
    const i = order[k]
    if (chosen[i] === 0) continue
    while (length > 1 && side * turn(chain[length - 2], chain[length - 1], i) <= 0) length -= 1
    chain[length++] = i
  }
  let twice = 0
  for (let k = 2; k < length; k++) twice += side * turn(chain[0], chain[k - 1], chain[k])
  return twice / 2
}
