import { exp, ln } from '@penfield/kernels'
import { driveOf } from './cube-root.js'
import { engine, type Respond } from './engine.js'

/** S = M exp(σ z − σ²/2). */
const logNormal = (gainUv: number, sd: number): Respond => {
  const variance = sd * sd
  return (field, lnGain, drive) => gainUv * field * exp(lnGain + sd * drive - 0.5 * variance)
}

/**
 * S = h max(0, u + z)³ with g(u) = M / h, so that E S = M;  h = h₀ / (1 + M / P), or h₀ where P is 0.
 *
 * Small responses fail (S = 0) and vary much, large ones hardly either, and those near the plateau P least; the cube root of a response is
 * as good as symmetric, as it is in real hand muscles.
 */
const cubeRootNormal =
  (gainUv: number, cubeUv: number, plateauUv: number): Respond =>
  (field, lnGain, drive) => {
    const mean = gainUv * field * exp(lnGain)
    const h = plateauUv > 0 ? cubeUv / (1 + mean / plateauUv) : cubeUv
    const root = Math.max(0, driveOf(ln(mean / h)) + drive)
    return h * root * root * root
  }

/** Noise of mean 1 about what the field expects, M = G F(x): log-normal, or normal on the cube root where `trial_cube` h₀ > 0. */
export const simple = engine({
  id: 'simple',
  source: 'definition',
  muscle: ({ trial_ln_sd, trial_cube, trial_plateau }, gainUv) => ({
    respond: trial_cube > 0 ? cubeRootNormal(gainUv, trial_cube, trial_plateau) : logNormal(gainUv, trial_ln_sd),
    noiseFree: (field, gain) => gainUv * gain * field,
    joins: 'squares',
    truth: {},
  }),
})
