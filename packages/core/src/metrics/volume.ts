import { ln } from '@penfield/kernels'
import { missing } from '../model/missing.js'
import { metric } from './metric.js'

/**
 * Map volume and its logarithm.
 *
 *     volume = Σ A_i w_i        ln_volume = ln(volume / 1 µV·mm²)        w_i under the threshold
 *
 * The logarithm is the one for statistics: volumes are log-normal between people.
 */
export const volume = metric({
  gives: { volume: 'uV*mm^2', ln_volume: '1' },
  needs: 'field',
  interval: 'bca',
  source: 'definition',
  of: ({ map, weightsUv }) => {
    if (map.missing !== null) return { volume: missing(map.missing), ln_volume: missing(map.missing) }
    const { areasMm2 } = map.support
    let total = 0
    for (let i = 0; i < weightsUv.length; i++) total += areasMm2[i] * weightsUv[i]
    return { volume: total, ln_volume: total > 0 ? ln(total) : missing('empty-map') }
  },
})
