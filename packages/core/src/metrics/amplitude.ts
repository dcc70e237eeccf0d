import { siteTimes } from '../map/per-stimulus.js'
import { missing } from '../model/missing.js'
import { censoredNotes } from './censored.js'
import { metric } from './metric.js'

/**
 * Size of the responses at the sites.
 *
 *     max_amplitude = max w_i      mean_amplitude = Σ w_i / n          i over all sites with trials, active or not
 *
 * The maximum is biased upward with noise: compare it only between maps of equal n.
 */
export const amplitude = metric({
  gives: { max_amplitude: 'value', mean_amplitude: 'value' },
  needs: 'sites',
  interval: { max_amplitude: 'percentile', mean_amplitude: 'root' },
  gain: 'times-k',
  motion: 'same',
  source: 'definition',
  of: ({ map }) => {
    const times = siteTimes(map)
    let n = 0
    let sum = 0
    let max = 0
    const { valuesUv } = map.siteValues
    for (let i = 0; i < valuesUv.length; i++) {
      if (Number.isNaN(valuesUv[i])) continue
      n += times(i)
      sum += times(i) * valuesUv[i]
      if (valuesUv[i] > max) max = valuesUv[i]
    }
    if (n === 0) return { max_amplitude: missing('no-sites'), mean_amplitude: missing('no-sites') }
    return { max_amplitude: max, mean_amplitude: sum / n }
  },
  notes: censoredNotes,
})
