import { siteSpread } from '../map/site-spread.js'
import type { MuscleMap, SiteValues } from '../model/map.js'

/**
 * Standard error of a peak: that of the mean of the trials at its site, for a field of the nearest site, SD / √n. Where site values
 * are shares P of the trials, the SD is that of 0 and 1, so that SD / √n = √(P (1 − P) / (n − 1)).
 *
 * @returns in the unit of the map; NaN where the site has fewer than two trials.
 */
export function peakErrorUv(map: MuscleMap, node: number): number {
  const site = map.support.kind === 'sites' ? node : nearestSite(map, node)
  if (map.siteValue === 'probability') return shareError(map.siteValues, site)
  const { n, sdUv } = siteSpread(map, site)
  return sdUv / Math.sqrt(n)
}

function shareError({ counts, probabilities }: SiteValues, site: number): number {
  const [n, share] = [counts[site], probabilities[site]]
  return n < 2 ? Number.NaN : Math.sqrt((share * (1 - share)) / (n - 1))
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
