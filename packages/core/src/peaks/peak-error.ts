import { siteSpread } from '../map/site-spread.js'
import type { MuscleMap } from '../model/map.js'

/**
 * Standard error of a peak: that of the mean of the trials at its site, for a field of the nearest site, SD / √n.
 *
 * @returns µV; NaN where the site has fewer than two trials.
 */
export function peakErrorUv(map: MuscleMap, node: number): number {
  const { n, sdUv } = siteSpread(map, map.support.kind === 'sites' ? node : nearestSite(map, node))
  return sdUv / Math.sqrt(n)
}

/** The nearest site with trials; ties go to the first. */
function nearestSite({ sites, support, siteValues }: MuscleMap, node: number): number {
  const [x, y] = [support.planeMm[2 * node], support.planeMm[2 * node + 1]]
  let nearest = 0
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < sites.n; i++) {
    if (siteValues.counts[i] === 0) continue
    const dx = sites.planeMm[2 * i] - x
    const dy = sites.planeMm[2 * i + 1] - y
    if (dx * dx + dy * dy >= least) continue
    least = dx * dx + dy * dy
    nearest = i
  }
  return nearest
}
