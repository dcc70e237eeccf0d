import { choleskyLower, exp, ln } from '@penfield/kernels'
import { fitGaussianProcess, type GaussianProcessFit } from '../gp/fit.js'
import type { Hyperparameters, Model, Observations } from '../gp/model.js'
import { conditioned } from '../gp/posterior.js'
import { isotropic } from '../gp/preset.js'
import type { NoiseModel } from './noise-model.js'

/** A field over the sites that is 0 where nothing responds, rough enough not to round off what is sharp. */
const model: Model = { covariance: 'matern-3/2', constant: 'zero' }

/** A site field on the response scale, as far as the trials show it. */
export interface SmoothField {
  /** n: posterior mean of μ. */
  readonly mean: Float64Array
  /** How much likelier the trials are with the field than with none, log units. */
  readonly evidence: number
  /** τ² / n_i, n. */
  readonly noise: Float64Array
  /** One posterior draw of μ, from 2 n standard normal numbers. */
  draw(normals: Float64Array): Float64Array
  /** μ smoothed over about one site step: what is compared between the measurement and simulated sessions. */
  smooth(means: Float64Array): Float64Array
}

/** Added to the diagonal of a covariance, as a share of s², so that it has a factor. */
const jitter = 1e-8

/**
 * The field of a muscle's site means.
 *
 * @param planeMm n × 2, mm.
 * @param counts  n, trials behind each mean.
 */
export function smoothField(
  planeMm: Float64Array,
  counts: Float64Array,
  noise: NoiseModel,
  stepMm: number,
): SmoothField {
  const { means } = noise
  const n = means.length
  const fit = fitted(planeMm, counts, noise, stepMm)
  const { parameters } = fit
  const lengthMm = parameters.lengthUMm
  const trialNoise = counts.map((count) => parameters.noiseVariance / count)
  const covariance = maternCovariance(planeMm, parameters.signalVariance, lengthMm)
  const posterior = smoother(planeMm, counts, parameters)
  const sharper = isotropic(parameters.signalVariance, Math.max(stepMm, lengthMm / 3), parameters.noiseVariance)
  const screen = smoother(planeMm, counts, sharper)
  for (let i = 0; i < n; i++) covariance[i * n + i] += jitter * parameters.signalVariance
  const lower = choleskyLower(covariance, n)
  const mean = product(posterior, means)
  return {
    mean,
    // Without a factor nothing can be drawn; such a field counts as not shown.
    evidence: lower === null ? Number.NEGATIVE_INFINITY : fit.logLikelihood - logLikelihoodOfNothing(means, trialNoise),
    noise: trialNoise,
    // Matheron's rule: a prior draw f, corrected by what noisy observations of it would have said.
    draw: (normals) => {
      if (lower === null) return mean
      const f = lowerProduct(lower, normals.subarray(0, n))
      const seen = f.map((value, i) => value + Math.sqrt(trialNoise[i]) * normals[n + i])
      const said = product(posterior, seen)
      return mean.map((value, i) => value + f[i] - said[i])
    },
    smooth: (values) => product(screen, values),
  }
}

function fitted(planeMm: Float64Array, counts: Float64Array, noise: NoiseModel, stepMm: number): GaussianProcessFit {
  const { variance } = noise.scale
  const observations: Observations = {
    planeMm,
    values: noise.means,
    trials: counts,
    withinSquares: 0,
    withinDegrees: 0,
  }
  return fitGaussianProcess(observations, {
    model,
    anisotropy: 'none',
    signalVariance: [1e-3, 1e3],
    lengthMm: [stepMm / 2, 12 * stepMm],
    noiseVariance: noise.degrees > 0 ? [variance, variance] : [0.04, 4],
    starts: [1, 2.5, 5].map((steps) => isotropic(4, steps * stepMm, variance)),
  })
}

const log2Pi = 1.8378770664093453

/** ln N(y; 0, diag(variances)). */
function logLikelihoodOfNothing(means: Float64Array, variances: Float64Array): number {
  let sum = 0
  for (let i = 0; i < means.length; i++) sum += log2Pi + ln(variances[i]) + (means[i] * means[i]) / variances[i]
  return -sum / 2
}

/** S = K (K + diag(τ²/n_i))⁻¹, n × n, row-major. */
function smoother(planeMm: Float64Array, trials: Float64Array, parameters: Hyperparameters): Float64Array {
  const n = trials.length
  const { inverse } = conditioned({ planeMm, trials }, parameters, model)
  const covariance = maternCovariance(planeMm, parameters.signalVariance, parameters.lengthUMm)
  const out = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const c = covariance[i * n + k]
      for (let j = 0; j < n; j++) out[i * n + j] += c * inverse[k * n + j]
    }
  }
  return out
}

/** s² (1 + √3 d) exp(−√3 d), d = distance / ℓ, n × n, row-major. */
function maternCovariance(planeMm: Float64Array, signalVariance: number, lengthMm: number): Float64Array {
  const n = planeMm.length / 2
  const out = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const dx = planeMm[2 * i] - planeMm[2 * j]
      const dy = planeMm[2 * i + 1] - planeMm[2 * j + 1]
      const r = Math.sqrt(3 * (dx * dx + dy * dy)) / lengthMm
      out[i * n + j] = signalVariance * (1 + r) * exp(-r)
      out[j * n + i] = out[i * n + j]
    }
  }
  return out
}

/** A x, A n × n row-major. */
function product(a: Float64Array, x: Float64Array): Float64Array {
  const n = x.length
  const out = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let sum = 0
    for (let k = 0; k < n; k++) sum += a[i * n + k] * x[k]
    out[i] = sum
  }
  return out
}

/** L x for a lower triangle. */
function lowerProduct(lower: Float64Array, x: Float64Array): Float64Array {
  const n = x.length
  const out = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let sum = 0
    for (let k = 0; k <= i; k++) sum += lower[i * n + k] * x[k]
    out[i] = sum
  }
  return out
}
