import { exp, normalCdf } from '@penfield/kernels'
import type { Hyperparameters, Model } from './model.js'
import { type Conditioned, type Weights, weightsOf } from './posterior.js'

/** Trials of n places of which some are known only to lie below a limit. */
export interface CensoredTrials {
  /** n each: number, sum and sum of squares of the trials that were measured, on the scale of the link. */
  readonly measured: Float64Array
  readonly sums: Float64Array
  readonly squares: Float64Array
  /** n: how many trials lie below the limit. */
  readonly below: Float64Array
  /** g(L). */
  readonly limit: number
}

export interface Completed {
  /** n: means of all trials, those below the limit standing at their expectation. */
  readonly values: Float64Array
  /** n: how many measured trials the place is worth; a trial below the limit says less than a measured one. */
  readonly worth: Float64Array
  /** Σ (y − mean)² within places, with the variance that the trials below the limit keep. */
  readonly withinSquares: number
  readonly weights: Weights
}

/**
 * Mean and variance share of a normal variable known to lie u standard deviations above its mean or lower:
 *
 *     λ = φ(u)/Φ(u),   E = μ − τ λ,   Var = τ² (1 − u λ − λ²)
 */
export function belowLimit(u: number): { readonly lambda: number; readonly varianceShare: number } {
  const squared = u * u
  const lambda =
    u < -30
      ? -u / (1 - 1 / squared + 3 / (squared * squared))
      : (exp(-0.5 * squared) * 0.3989422804014327) / normalCdf(u)
  return { lambda, varianceShare: Math.min(1, Math.max(0, 1 - lambda * (u + lambda))) }
}

const tolerance = 1e-6
const roundLimit = 500

/**
 * Left-censored trials completed by expectation–maximisation at given hyperparameters: the field given the trials, the trials
 * given the field, until no mean moves by more than 1e-6 τ. The end is the field of largest posterior density under the Tobit
 * likelihood Φ((g(L) − m − f)/τ).
 */
export function completed(
  trials: CensoredTrials,
  field: Conditioned,
  parameters: Hyperparameters,
  model: Model,
): Completed {
  const { measured, sums, below, limit } = trials
  const tau = Math.sqrt(parameters.noiseVariance)
  const n = measured.length
  const expected = new Float64Array(n).fill(limit - tau)
  const shares = new Float64Array(n)
  const mean = (_: number, i: number): number => (sums[i] + below[i] * expected[i]) / (measured[i] + below[i])
  let values = new Float64Array(n).map(mean)
  let weights = weightsOf(field, values, model)
  for (let round = 0; round < roundLimit && below.some((count) => count > 0); round++) {
    for (let i = 0; i < n; i++) {
      // At a place y − m = f + (τ²/n) α, so the fitted mean is y − (τ²/n) α.
      const fitted = values[i] - (parameters.noiseVariance / (measured[i] + below[i])) * weights.alpha[i]
      const { lambda, varianceShare } = belowLimit((limit - fitted) / tau)
      expected[i] = fitted - tau * lambda
      shares[i] = varianceShare
    }
    const next = values.map(mean)
    const moved = next.reduce((most, value, i) => Math.max(most, Math.abs(value - values[i])), 0)
    values = next
    weights = weightsOf(field, values, model)
    if (moved <= tolerance * tau) break
  }
  const worth = measured.map((count, i) => count + below[i] * (1 - shares[i]))
  return { values, worth, withinSquares: withinSquares(trials, values, expected, shares, parameters), weights }
}

function withinSquares(
  { measured, sums, squares, below }: CensoredTrials,
  values: Float64Array,
  expected: Float64Array,
  shares: Float64Array,
  { noiseVariance }: Hyperparameters,
): number {
  let total = 0
  for (let i = 0; i < values.length; i++) {
    const gap = expected[i] - values[i]
    const ofMeasured = squares[i] - 2 * values[i] * sums[i] + measured[i] * values[i] * values[i]
    total += Math.max(0, ofMeasured) + below[i] * (gap * gap + shares[i] * noiseVariance)
  }
  return total
}
