import type { MuscleMap } from '../model/map.js'
import { unitOf } from '../model/quantity.js'
import type { Unit } from '../model/result.js'
import { siteSpread, stimuliOfSites } from './site-spread.js'

/** What a value map may show of each site. */
export const siteQuantities = ['amplitude', 'probability', 'latency', 'variability'] as const
export type SiteQuantityId = (typeof siteQuantities)[number]

export interface SiteQuantity {
  /** sites.n; NaN where not known. */
  readonly values: Float64Array
  readonly unit: Unit
}

/**
 * One quantity at each site.
 *
 * - amplitude: the site value, in the unit of the map.
 * - probability: share of the accepted trials that are MEPs.
 * - latency: mean onset latency of the accepted MEPs, ms.
 * - variability: coefficient of variation of the accepted trials' amplitudes, SD / mean; not known with fewer than two trials or
 *   a mean of 0.
 */
export function siteQuantity(map: MuscleMap, quantity: SiteQuantityId): SiteQuantity {
  const { n } = map.sites
  switch (quantity) {
    case 'amplitude':
      return { values: map.siteValues.valuesUv.slice(), unit: unitOf(map) }
    case 'probability':
      return { values: map.siteValues.probabilities.slice(), unit: '1' }
    case 'latency':
      return { values: Float64Array.from({ length: n }, (_, i) => meanLatencyMs(map, i)), unit: 'ms' }
    case 'variability':
      return { values: Float64Array.from({ length: n }, (_, i) => variation(map, i)), unit: '1' }
  }
}

function variation(map: MuscleMap, site: number): number {
  const { meanUv, sdUv } = siteSpread(map, site)
  return meanUv > 0 ? sdUv / meanUv : Number.NaN
}

function meanLatencyMs({ sites, drawn, threshold }: MuscleMap, site: number): number {
  const { starts, stimuli } = stimuliOfSites(sites)
  const { accepted, amplitudesUv, latenciesMs } = drawn.trials
  let n = 0
  let sum = 0
  for (let k = starts[site]; k < starts[site + 1]; k++) {
    const j = stimuli[k]
    const isMep = accepted[j] === 1 && amplitudesUv[j] > threshold.trialThetaUv
    if (!isMep || Number.isNaN(latenciesMs[j])) continue
    n += drawn.multiplicity[j]
    sum += drawn.multiplicity[j] * latenciesMs[j]
  }
  return n === 0 ? Number.NaN : sum / n
}
