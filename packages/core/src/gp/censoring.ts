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
/** A leap is at most this many steps long. */
const longestLeap = 64

/**
 * Left-censored trials completed by expectation–maximisation at given hyperparameters: the field given the trials, the trials
 * given the field, until no mean moves by more than 1e-6 τ. The end is the field of largest posterior density under the Tobit
 * likelihood Φ((g(L) − m − f)/τ).
 *
 * Steps creep where many trials are censored, so every second step is followed by a leap along them: with r the first step and
 * v the change of the second, y ← y − 2 s r + s² v, s = −|r|/|v| (squared extrapolation). A leap that lands further from rest
 * than it began is taken back.
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
  const stepFrom = (values: Float64Array): Float64Array => {
    const { alpha } = weightsOf(field, values, model)
    for (let i = 0; i < n; i++) {
      // At a place y − m = f + (τ²/n) α, so the fitted mean is y − (τ²/n) α.
      const fitted = values[i] - (parameters.noiseVariance / (measured[i] + below[i])) * alpha[i]
      const { lambda, varianceShare } = belowLimit((limit - fitted) / tau)
      expected[i] = fitted - tau * lambda
      shares[i] = varianceShare
    }
    return values.map(mean)
  }
  const isCensored = below.some((count) => count > 0)
  const values = isCensored
    ? atRest(new Float64Array(n).map(mean), stepFrom, tolerance * tau)
    : new Float64Array(n).map(mean)
  const weights = weightsOf(field, values, model)
  const worth = measured.map((count, i) => count + below[i] * (1 - shares[i]))
  return { values, worth, withinSquares: withinSquares(trials, values, expected, shares, parameters), weights }
}

/** Where a step moves no entry by more than `least`; the last step made ends there. */
function atRest(start: Float64Array, stepFrom: (values: Float64Array) => Float64Array, least: number): Float64Array {
  let from = start
  let safe: { readonly values: Float64Array; readonly moved: number } | null = null
  for (let round = 0; round < roundLimit; round++) {
    const first = stepFrom(from)
    const moved = furthest(from, first)
    if (safe !== null && moved > safe.moved) {
      from = safe.values
      safe = null
      continue
    }
    const second = stepFrom(first)
    if (furthest(first, second) <= least) return second
    safe = { values: second, moved }
    from = leap(from, first, second)
  }
  return stepFrom(from)
}

function leap(from: Float64Array, first: Float64Array, second: Float64Array): Float64Array {
  let [stepSquares, changeSquares] = [0, 0]
  for (let i = 0; i < from.length; i++) {
    const r = first[i] - from[i]
    const v = second[i] - first[i] - r
    stepSquares += r * r
    changeSquares += v * v
  }
  if (!(changeSquares > 0)) return second
  const s = -Math.min(longestLeap, Math.max(1, Math.sqrt(stepSquares / changeSquares)))
  return from.map((value, i) => {
    const r = first[i] - value
    return value - 2 * s * r + s * s * (second[i] - first[i] - r)
  })
}

function furthest(a: Float64Array, b: Float64Array): number {
  let most = 0
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs(b[i] - a[i]))
  return most
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
