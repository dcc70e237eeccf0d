import { ln } from '@penfield/kernels'
import { missing } from '../model/missing.js'
import { borderNotes } from './border-fraction.js'
import { censoredNotes } from './censored.js'
import { metric } from './metric.js'
import type { MapView } from './view.js'

/** Σ A_i w_i, unit of the map · mm²; NaN for a single place, whose area is not known. */
export function volumeUvMm2({ map: { support }, weightsUv }: MapView): number {
  const { areasMm2 } = support
  let total = 0
  for (let i = 0; i < weightsUv.length; i++) total += areasMm2[i] * weightsUv[i]
  return total
}

/**
 * Map volume and its logarithm.
 *
 *     volume = Σ A_i w_i        ln_volume = ln(volume / 1 µV·mm²)        w_i under the threshold
 *
 * Of values in another unit than µV, volume is in that unit times mm², and its logarithm that of the number.
 * The logarithm is the one for statistics: volumes are log-normal between people.
 */
export const volume = metric({
  gives: { volume: 'value*mm^2', ln_volume: '1' },
  needs: 'field',
  interval: { volume: 'root', ln_volume: 'plain' },
  gain: { volume: 'times-k', ln_volume: 'plus-ln-k' },
  motion: 'same',
  source: 'definition',
  of: (view) => {
    const { missing: why } = view.map
    if (why !== null) return { volume: missing(why), ln_volume: missing(why) }
    const total = volumeUvMm2(view)
    if (Number.isNaN(total)) return { volume: missing('one-site'), ln_volume: missing('one-site') }
    return { volume: total, ln_volume: total > 0 ? ln(total) : missing('empty-map') }
  },
  notes: (view) => [...borderNotes(view), ...censoredNotes(view)],
})
