import type { MuscleMap } from '../model/map.js'
import { slopesOf } from './slopes.js'

/**
 * Area above a threshold, node by node, mm².
 *
 * On sites the whole cell of a site whose value exceeds θ. On a plane grid the share of the node's square where the field, taken
 * as linear inside the square with the gradient of its neighbours, exceeds θ; so the area changes smoothly with θ and does not
 * depend on how the grid lies.
 *
 * @returns support.n, mm²; 0 where nothing was sampled.
 */
export function activeAreas(map: MuscleMap, thetaUv: number): Float64Array {
  const { support, valuesUv } = map
  const { areasMm2, n } = support
  const slopes = slopesOf(map)
  const result = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const above = valuesUv[i] - thetaUv
    if (Number.isNaN(above)) continue
    if (slopes === null) result[i] = above > 0 ? areasMm2[i] : 0
    else result[i] = areasMm2[i] * shareAbove(above, slopes.alongU[i], slopes.alongV[i])
  }
  return result
}

/**
 * Share of a unit square where t + m x + n y > 0, −½ ≤ x, y ≤ ½: the distribution function of m X + n Y at t for uniform X, Y,
 * a trapezium. With hi, lo the larger and smaller of m, n, and s = |t| / hi, r = lo / hi:
 *
 *     s ≤ (1 − r)/2:  ½ + s        beyond:  1 − ((1 + r)/2 − s)² / (2 r)        the rest by symmetry in t
 */
export function shareAbove(t: number, m: number, n: number): number {
  const hi = Math.max(m, n)
  const s = Math.abs(t) / hi
  const r = Math.min(m, n) / hi
  if (hi === 0 || s >= (1 + r) / 2) return t > 0 ? 1 : 0
  const gap = (1 + r) / 2 - s
  const beyondHalf = s <= (1 - r) / 2 ? s : 0.5 - (gap * gap) / (2 * r)
  return t > 0 ? 0.5 + beyondHalf : 0.5 - beyondHalf
}

/**
 * Mean of (t + m x + n y)⁺ over the unit square: what {@link shareAbove} adds up to from −∞ to t. With hi, lo as there, s = |t|:
 *
 *     t < 0, s ≤ (hi − lo)/2:   s²/(2 hi) − s/2 + hi/8 + lo²/(24 hi)
 *     t < 0, beyond:            ((hi + lo)/2 − s)³ / (6 hi lo)              and for t > 0:  t + the mean at −t
 */
export function meanAbove(t: number, m: number, n: number): number {
  const hi = Math.max(m, n)
  const lo = Math.min(m, n)
  const s = Math.abs(t)
  const whole = t > 0 ? t : 0
  const gap = (hi + lo) / 2 - s
  if (!(gap > 0)) return whole
  if (s <= (hi - lo) / 2) return whole + (s * s) / (2 * hi) - s / 2 + hi / 8 + (lo * lo) / (24 * hi)
  return whole + (gap * gap * gap) / (6 * hi * lo)
}
