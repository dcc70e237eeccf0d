import { missing } from '../model/missing.js'
import { borderNotes } from './border-fraction.js'
import { metric } from './metric.js'
import { volumeUvMm2 } from './volume.js'

/** Volume over the largest weight: Σ A_i w_i / max w. The area of a map as high as its top everywhere, and free of gain. */
export const volumeNormalised = metric({
  gives: { volume_normalised: 'mm^2' },
  needs: 'field',
  interval: 'root',
  gain: 'same',
  motion: 'same',
  source: 'definition',
  of: (view) => {
    const { map, weightsUv } = view
    if (map.missing !== null) return { volume_normalised: missing(map.missing) }
    let max = 0
    for (let i = 0; i < weightsUv.length; i++) if (weightsUv[i] > max) max = weightsUv[i]
    if (max === 0) return { volume_normalised: missing('empty-map') }
    const volume = volumeUvMm2(view)
    return { volume_normalised: Number.isNaN(volume) ? missing('one-site') : volume / max }
  },
  notes: borderNotes,
})
