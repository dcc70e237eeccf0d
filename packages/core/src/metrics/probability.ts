import { numberText } from '@penfield/kernels'
import { missing } from '../model/missing.js'
import { unitOf } from '../model/quantity.js'
import { metric } from './metric.js'

/**
 * Share of the accepted trials that are MEPs: Σ n_i P_i / Σ n_i with P_i = #{a_ij > θ} / n_i.
 *
 * Where the threshold is a share of the maximum or none, θ is that of a single response, 50 µV at rest, the noise threshold for
 * amplitudes in another unit; the note says which.
 */
export const probability = metric({
  gives: { mep_probability: '1' },
  needs: 'trials',
  interval: 'share',
  gain: 'same',
  motion: 'same',
  source: 'definition',
  of: ({ map }) => {
    const { counts, probabilities } = map.siteValues
    let responses = 0
    let trials = 0
    for (let i = 0; i < counts.length; i++) {
      if (counts[i] === 0) continue
      responses += probabilities[i] * counts[i]
      trials += counts[i]
    }
    if (trials === 0) return { mep_probability: missing('no-trials') }
    return { mep_probability: Number.isNaN(responses) ? missing('no-noise-level') : responses / trials }
  },
  notes: ({ map: { threshold, drawn } }) => {
    const { kind, trialThetaUv } = threshold
    if ((kind !== 'relative' && kind !== 'none') || Number.isNaN(trialThetaUv)) return []
    return [`${unitOf(drawn.trials) === 'uV' ? 'mep_above_uv' : 'mep_above'}=${numberText(trialThetaUv)}`]
  },
})
