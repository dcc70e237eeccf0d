import { exp, pow } from '@penfield/kernels'
import { engine } from './engine.js'

/**
 * Multiplicative noise of mean 1.
 *
 *     S = M exp(σ z − σ²/2),   M = G F(x)        σ² = σ₀² / (1 + (M / h)^q), or σ₀² where h is 0
 */
export const simple = engine({
  id: 'simple',
  source: 'definition',
  muscle: ({ trial_ln_sd, trial_half, trial_power }, gainUv) => {
    const variance = trial_ln_sd * trial_ln_sd
    const perUv = trial_half > 0 ? 1 / trial_half : 0
    const sameEverywhere = perUv === 0
    return {
      respond: (field, lnGain, drive) => {
        if (sameEverywhere) return gainUv * field * exp(lnGain + trial_ln_sd * drive - 0.5 * variance)
        const mean = gainUv * field * exp(lnGain)
        const here = variance / (1 + pow(mean * perUv, trial_power))
        return mean * exp(Math.sqrt(here) * drive - 0.5 * here)
      },
      noiseFree: (field, gain) => gainUv * gain * field,
      joins: 'squares',
      truth: {},
    }
  },
})
