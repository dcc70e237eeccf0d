import { siteTimes } from '../map/per-stimulus.js'
import { missing } from '../model/missing.js'
import { metric } from './metric.js'

/**
 * Size of the responses at the sites.
 *
 *     max_amplitude = max w_i      mean_amplitude = Σ w_i / n          i over all sites with trials, active or not
 *
 * The maximum is biased upward with noise: compare it only between maps of equal n.
 */
export const amplitude = metric({
  gives: { max_amplitude: 'uV', mean_amplitude: 'uV' },
  needs: 'sites',
  interval: 'bca',
  source: 'definition',
  of: ({ map }) => {
    const times = siteTimes(map)
    let n = 0
    let sum = 0
    let max = 0
    map.siteValues.valuesUv.forEach((value, i) => {
      if (Number.isNaN(value)) return
      n += times(i)
      sum += times(i) * value
      if (value > max) max = value
    })
    if (n === 0) return { max_amplitude: missing('no-sites'), mean_amplitude: missing('no-sites') }
    return { max_amplitude: max, mean_amplitude: sum / n }
  },
})
