import { convexHull } from '../geometry/hull.js'
import { isInside, nearestOnEdge } from '../geometry/polygon.js'
import type { Support } from '../model/map.js'
import type { Sites } from '../model/sites.js'
import { reachMm } from './support.js'

/** One entry a site: 1 where it holds trials. */
export function presentMask(counts: ArrayLike<number>): Uint8Array {
  const mask = new Uint8Array(counts.length)
  for (let i = 0; i < mask.length; i++) if (counts[i] > 0) mask[i] = 1
  return mask
}

/** The positions of the sites that hold trials, n × 2, mm. */
export const presentPlaneMm = (sites: Sites, present: Uint8Array): Float64Array =>
  sites.planeMm.filter((_, k) => present[k >> 1] === 1)

/** Indices of the sites that hold trials, ascending. */
export const presentSites = (present: Uint8Array): number[] =>
  Array.from(present.keys()).filter((i) => present[i] === 1)

/** Floating-point slack when asking whether a node lies within reach, mm. */
const slackMm = 1e-9

/**
 * Which nodes the sites with trials reach: those inside their hull, or within half a site step of it.
 *
 * @param skip nodes that need not be looked at; they stay NaN.
 * @returns support.n × 2, mm: the node itself, or the nearest point of the hull for a node beyond it; NaN beyond reach.
 */
export function reachedPlaneMm(
  sites: Sites,
  support: Support,
  present: Uint8Array,
  skip: (node: number) => boolean = () => false,
): Float64Array {
  const hull = convexHull(presentPlaneMm(sites, present))
  const out = new Float64Array(2 * support.n).fill(Number.NaN)
  for (let i = 0; i < support.n; i++) {
    if (skip(i)) continue
    const x = support.planeMm[2 * i]
    const y = support.planeMm[2 * i + 1]
    const at = hull.length > 4 && isInside(hull, x, y) ? { x, y, distanceMm: 0 } : nearestOnEdge(hull, x, y)
    if (at.distanceMm > reachMm(sites) + slackMm) continue
    out[2 * i] = at.x
    out[2 * i + 1] = at.y
  }
  return out
}
