import { fieldSupport } from './field-support.js'
import type { MapMethod } from './method.js'
import { presentSites, reachedPlaneMm } from './reach.js'

/** Squared distances that differ by less than this share are the same. */
const sameShare = 1e-9

/**
 * The value of the nearest site: each Voronoi cell is flat.
 *
 *     z(x) = w_k,   k = argmin |x − x_k|        ties go to the lowest site
 *
 * Undefined beyond the hull of the sites with trials plus half a site step.
 */
export const nearest: MapMethod = {
  id: 'nearest',
  title: 'nearest site',
  sentence: 'given, at each place, the value of the nearest site',
  source: 'definition; accuracy of such maps: Brain Topogr 2019, doi 10.1007/s10548-019-00714-y',
  gridTolerance: { halved: 0.15, turned: 0.25 },
  support: fieldSupport,
  prepare: (sites, support) => (present) => {
    const all = presentSites(present)
    const reached = reachedPlaneMm(sites, support, present)
    const siteOfNode = Int32Array.from({ length: support.n }, (_, i) =>
      Number.isNaN(reached[2 * i])
        ? -1
        : nearestOf(sites.planeMm, all, support.planeMm[2 * i], support.planeMm[2 * i + 1]),
    )
    return {
      estimate: ({ valuesUv }) => Float64Array.from(siteOfNode, (site) => (site < 0 ? Number.NaN : valuesUv[site])),
    }
  },
}

function nearestOf(planeMm: Float64Array, candidates: readonly number[], x: number, y: number): number {
  let site = -1
  let least = Number.POSITIVE_INFINITY
  for (const k of candidates) {
    const dx = planeMm[2 * k] - x
    const dy = planeMm[2 * k + 1] - y
    const squared = dx * dx + dy * dy
    if (!(squared < least * (1 - sameShare))) continue
    least = squared
    site = k
  }
  return site
}
