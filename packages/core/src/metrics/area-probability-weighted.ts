import { siteTimes } from '../map/per-stimulus.js'
import { missing } from '../model/missing.js'
import { borderNotes } from './border-fraction.js'
import { metric } from './metric.js'

/**
 * Area weighted by how often a site responds.
 *
 *     area_probability_weighted = Σ A_i P_i        P_i = #{a_ij > θ} / n_i, i over the sites with trials, also for fields
 *
 * It moves smoothly where the area of the mean jumps by a whole cell, and so has the smallest sampling error of the usual areas.
 */
export const areaProbabilityWeighted = metric({
  gives: { area_probability_weighted: 'mm^2' },
  needs: 'trials',
  interval: 'root',
  gain: 'same',
  motion: 'same',
  source: 'definition',
  of: ({ map }) => {
    const { counts, probabilities } = map.siteValues
    const { areasMm2 } = map.sites
    const times = siteTimes(map)
    let sum = 0
    let sites = 0
    for (let i = 0; i < counts.length; i++) {
      if (counts[i] === 0) continue
      sites += 1
      sum += times(i) * areasMm2[i] * probabilities[i]
    }
    if (sites === 0) return { area_probability_weighted: missing('no-sites') }
    if (Number.isNaN(map.threshold.trialThetaUv)) return { area_probability_weighted: missing('no-noise-level') }
    return { area_probability_weighted: Number.isNaN(sum) ? missing('one-site') : sum }
  },
  notes: borderNotes,
})
