import { belowLimit, type CensoredTrials, completed } from './censoring.js'
import type { Hyperparameters, Model } from './model.js'
import { conditioned } from './posterior.js'

/** Variance of one trial on the scale of the link where the field is μ: τ²(μ) = α + β μ². */
export interface NoiseLaw {
  /** α ≥ 0, squared units of the link scale. */
  readonly floor: number
  /** β ≥ 0. */
  readonly slope: number
}

export const noiseAt = ({ floor, slope }: NoiseLaw, mean: number): number => floor + slope * mean * mean

/** The squares that the trials of n places leave about a fitted field. */
export interface Residuals {
  /** n: μ_i. */
  readonly means: Float64Array
  /** n: Σ_j (y_ij − μ_i)² over the measured trials. */
  readonly squares: Float64Array
  /** n: n_i − h_i, degrees of freedom of all trials of the place; h_i is the part that the fit took. */
  readonly degrees: Float64Array
  /** n: trials below the limit. */
  readonly below: Float64Array
  /** g(L). */
  readonly limit: number
}

/** With fewer degrees of freedom a level of noise is all that can be told. */
const fewestDegrees = 20
/** The floor is never less than this share of the pooled variance: no trial is free of noise. */
const leastFloor = 1e-3
const roundLimit = 200
const settled = 1e-6

/**
 * α and β of largest likelihood given the fitted means, where a place has squares Q_i on d_i degrees of freedom:
 *
 *     min Σ d_i ln τ²(μ_i) + Q_i / τ²(μ_i),   E Q_i = d_i τ²(μ_i)
 *
 * by least squares of Q_i / d_i on μ_i² with weights d_i / τ⁴(μ_i), made anew until they stay. A trial below the limit has the
 * square that it is expected to have, τ² (1 − u λ) with u = (g(L) − μ)/τ.
 *
 * @param pooled τ² of all trials: where the search begins, and the law of fewer than 20 degrees of freedom.
 */
export function noiseLaw(residuals: Residuals, pooled: number): NoiseLaw {
  let law: NoiseLaw = { floor: pooled, slope: 0 }
  if (residuals.degrees.reduce((sum, d) => sum + d, 0) < fewestDegrees) return law
  for (let round = 0; round < roundLimit; round++) {
    const next = improved(residuals, law, leastFloor * pooled)
    const change = residuals.means.reduce(
      (most, mean) => Math.max(most, Math.abs(noiseAt(next, mean) / noiseAt(law, mean) - 1)),
      0,
    )
    law = next
    if (change < settled) break
  }
  return law
}

/** One round of weighted least squares; a parameter that would fall below its bound stays there. */
function improved({ means, squares, degrees, below, limit }: Residuals, law: NoiseLaw, least: number): NoiseLaw {
  let [s00, s01, s11, b0, b1] = [0, 0, 0, 0, 0]
  for (let i = 0; i < means.length; i++) {
    const variance = noiseAt(law, means[i])
    let square = squares[i]
    if (below[i] > 0) {
      const u = (limit - means[i]) / Math.sqrt(variance)
      square += below[i] * variance * Math.max(0, 1 - u * belowLimit(u).lambda)
    }
    const weight = 1 / (variance * variance)
    const level = means[i] * means[i]
    s00 += weight * degrees[i]
    s01 += weight * degrees[i] * level
    s11 += weight * degrees[i] * level * level
    b0 += weight * square
    b1 += weight * square * level
  }
  const determinant = s00 * s11 - s01 * s01
  // Places of one level can't tell the floor from the slope.
  const slope = determinant > 1e-12 * s00 * s11 ? (s00 * b1 - s01 * b0) / determinant : 0
  if (slope <= 0) return { floor: Math.max(least, b0 / s00), slope: 0 }
  const floor = (b0 - slope * s01) / s00
  return floor >= least ? { floor, slope } : { floor: least, slope: Math.max(0, (b1 - least * s01) / s11) }
}

/**
 * What the trials leave about the posterior mean: μ_i = y_i − (τ²/n_i) α_i, and
 *
 *     h_i = 1 − (τ²/n_i) P_ii,   P = K⁻¹ − K⁻¹ 1 1ᵀK⁻¹ / 1ᵀK⁻¹1 (estimated constant) or K⁻¹
 */
export function residualsOf(
  planeMm: Float64Array,
  trials: CensoredTrials,
  parameters: Hyperparameters,
  model: Model,
): Residuals {
  const { measured, sums, squares, below, limit } = trials
  const counts = measured.map((count, i) => count + below[i])
  const field = conditioned({ planeMm, trials: counts }, parameters, model)
  const { values, weights } = completed(trials, field, parameters, model)
  const share = counts.map((count) => parameters.noiseVariance / count)
  const means = values.map((value, i) => value - share[i] * weights.alpha[i])
  const { n, inverse, ofOnes } = field
  const ones = model.constant === 'zero' ? Number.POSITIVE_INFINITY : ofOnes.reduce((sum, entry) => sum + entry, 0)
  const degrees = counts.map(
    (count, i) => count - 1 + Math.max(0, share[i] * (inverse[i * n + i] - (ofOnes[i] * ofOnes[i]) / ones)),
  )
  const about = squares.map((square, i) =>
    Math.max(0, square - 2 * means[i] * sums[i] + measured[i] * means[i] * means[i]),
  )
  return { means, squares: about, degrees, below, limit }
}
