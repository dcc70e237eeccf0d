import { draws, exp, ln, streams } from '@penfield/kernels'
import { convexHull } from '../geometry/hull.js'
import { type CensoredTrials, completed } from './censoring.js'
import { type FitRequest, fitGaussianProcess, type GaussianProcessFit, type Range } from './fit.js'
import type { Hyperparameters, Model, Observations } from './model.js'
import { conditioned } from './posterior.js'
import { isotropic } from './preset.js'

/** Field and noise of a map: what is chosen when nobody says otherwise. */
export const mapModel: Model = { covariance: 'squared-exponential', constant: 'estimated' }

/** The random numbers of the starts have a seed of their own: what is chosen does not depend on the bootstrap's. */
const seed = 1
const startCount = 3
/** Rounds of completing censored trials and choosing anew, and the change of a parameter that ends them. */
const roundLimit = 20
const settled = 1e-3

/**
 * Hyperparameters of the trials at places: ℓ between half a site step and twice the extent of the places, variances within
 * 1e-6 … 1e2 of the variance of the trials; from three starts, one in the middle and two drawn.
 *
 * Trials below the limit are completed at the hyperparameters found, which are then chosen anew, until they stay.
 */
export function chooseParameters(planeMm: Float64Array, trials: CensoredTrials, stepMm: number): GaussianProcessFit {
  const { measured, below } = trials
  const counts = measured.map((count, i) => count + below[i])
  const withinDegrees = counts.reduce((sum, count) => sum + count - 1, 0)
  const observed = (values: Float64Array, withinSquares: number): Observations => ({
    planeMm,
    values,
    trials: counts,
    withinSquares,
    withinDegrees,
  })
  const guess = firstValues(trials, counts)
  const request = requestFor(planeMm, guess.variance, stepMm)
  let chosen = fitGaussianProcess(observed(guess.values, guess.withinSquares), request)
  for (let round = 0; round < roundLimit && below.some((count) => count > 0); round++) {
    const field = conditioned({ planeMm, trials: counts }, chosen.parameters, mapModel)
    const { values, withinSquares } = completed(trials, field, chosen.parameters, mapModel)
    const next = fitGaussianProcess(observed(values, withinSquares), { ...request, starts: [chosen.parameters] })
    const change = largestChange(chosen.parameters, next.parameters)
    chosen = next
    if (change < settled) break
  }
  return chosen
}

/** Means, squares within places and overall variance with every trial below the limit at the limit. */
function firstValues({ measured, sums, squares, below, limit }: CensoredTrials, counts: Float64Array) {
  const values = sums.map((sum, i) => (sum + below[i] * limit) / counts[i])
  let [n, total, totalSquares, withinSquares] = [0, 0, 0, 0]
  for (let i = 0; i < counts.length; i++) {
    const ofPlace = squares[i] + below[i] * limit * limit
    n += counts[i]
    total += sums[i] + below[i] * limit
    totalSquares += ofPlace
    if (measured[i] + below[i] > 1) withinSquares += Math.max(0, ofPlace - counts[i] * values[i] * values[i])
  }
  const mean = total / n
  const spread = totalSquares / n - mean * mean
  // Equal trials have no variance to go by: rounding decides what is left, and a variance of nothing is no parameter.
  return { values, withinSquares, variance: Math.max(spread, 1e-24 * mean * mean, 1e-24) }
}

function requestFor(planeMm: Float64Array, variance: number, stepMm: number): FitRequest {
  const within: Range = [1e-6 * variance, 1e2 * variance]
  const lengthMm: Range = [0.5 * stepMm, Math.max(stepMm, 2 * extentMm(planeMm))]
  const middle = Math.sqrt(lengthMm[0] * lengthMm[1])
  const start = (signal: number, length: number, noise: number): Hyperparameters =>
    isotropic(signal * variance, length, noise * variance)
  const drawn = Array.from({ length: startCount - 1 }, (_, k) => {
    const random = draws(seed, streams.starts, k)
    const between = (low: number, high: number): number => exp(ln(low) + random.uniform() * (ln(high) - ln(low)))
    return start(between(0.1, 2), between(...lengthMm), between(0.05, 1))
  })
  const starts = [start(0.5, middle, 0.5), ...drawn]
  const ranges = { signalVariance: within, noiseVariance: within, lengthMm }
  return { model: mapModel, anisotropy: 'none', starts, ...ranges }
}

/** Largest distance between two of the places, mm. */
function extentMm(planeMm: Float64Array): number {
  const hull = convexHull(planeMm)
  let most = 0
  for (let i = 0; i < hull.length; i += 2)
    for (let k = 0; k < i; k += 2) {
      const [dx, dy] = [hull[i] - hull[k], hull[i + 1] - hull[k + 1]]
      most = Math.max(most, Math.sqrt(dx * dx + dy * dy))
    }
  return most
}

function largestChange(a: Hyperparameters, b: Hyperparameters): number {
  const names = ['signalVariance', 'lengthUMm', 'noiseVariance'] as const
  return names.reduce((most, name) => Math.max(most, Math.abs(b[name] / a[name] - 1)), 0)
}
