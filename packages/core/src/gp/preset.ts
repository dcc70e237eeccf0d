import { type Link, sqrtLink } from './link.js'
import type { Hyperparameters, Model } from './model.js'

/** A published way to model a map, whole. */
export interface Preset {
  readonly model: Model
  readonly link: Link
  /** Noise variance that is fixed, not chosen, on the scale of the link. */
  readonly noiseVariance: number
}

/**
 * Square root of the amplitude, mean 0, no noise but 1e-10 on the diagonal, and the square of the mean as the map. It goes
 * through every trial, so it draws trial noise as if it were the representation: for comparison with published features only.
 *
 * @source neu-spiral/ActiveLearningGP-TMSMapping@53aa7d7.
 */
export const noiselessSquareRoot: Preset = {
  model: { covariance: 'squared-exponential', constant: 'zero' },
  link: sqrtLink,
  noiseVariance: 1e-10,
}

/** The hyperparameters of an isotropic field. */
export const isotropic = (signalVariance: number, lengthMm: number, noiseVariance: number): Hyperparameters => ({
  signalVariance,
  lengthUMm: lengthMm,
  lengthVMm: lengthMm,
  angleRad: 0,
  noiseVariance,
})
