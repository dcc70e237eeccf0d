/** Linear mixed model by REML: a random intercept of each person, and if asked for a random slope apart from it. */
import { ln } from '@penfield/kernels'
import { error } from '../codes.js'
import { type NoStatistic, noStatistic } from '../missing.js'
import { checkFinite, checkLength, checkRows } from './check-rows.js'
import { effectsOf, type FixedEffect } from './fixed-effects.js'
import { singular } from './jacobi.js'
import { leastSquares } from './least-squares.js'
import type { LinearFit } from './linear-contrast.js'
import { orthonormal } from './orthonormal.js'
import { type PersonBlocks, personBlocks } from './person-blocks.js'
import { type Generalised, generalised } from './reml.js'
import { derivatives } from './reml-derivatives.js'
import { inverseOn, leastCriterion } from './reml-search.js'
import { lnDeterminant, product, sandwich, times } from './small-matrix.js'

export interface MixedInput {
  /** n. */
  readonly y: Float64Array
  /** n × p, row-major, with its column of ones if there is an intercept. */
  readonly x: Float64Array
  /** p, one a column. */
  readonly names: readonly string[]
  /** n, a label of the person of each row; any whole numbers. */
  readonly subject: Int32Array
  /** n, the column of an uncorrelated random slope. */
  readonly slope?: Float64Array
  /** Of the intervals, which are at level 1 − alpha. */
  readonly alpha?: number
}

export interface MixedModel extends LinearFit {
  readonly effects: readonly FixedEffect[]
  readonly variances: {
    readonly intercept: number
    /** Null without a random slope. */
    readonly slope: number | null
    readonly residual: number
  }
  /** −2ℓ_R at its least. */
  readonly remlCriterion: number
  /** A variance of people is 0, the edge of what it can be. */
  readonly isSingular: boolean
  /** Rows and people. */
  readonly n: number
  readonly people: number
}

/** A residual variance below this share of the outcomes' own is what rounding leaves of none. */
const rounding = 1e-14
/** Expected curvature in the logarithm of a variance below this, and its smallest singular value, tell nothing. */
const apart = 1e-8

/**
 * y = Xβ + b + x u + ε, b ~ N(0, v₀), u ~ N(0, v₁), ε ~ N(0, σ²): y ~ fixed + (1|person) [+ (0 + x|person)].
 *
 *     −2ℓ_R = log|V| + log|XᵀV⁻¹X| + rᵀV⁻¹r + (n − p) log 2π        C = (XᵀV⁻¹X)⁻¹
 *
 * Degrees of freedom after Satterthwaite, see {@link contrast}; a variance at 0 counts as known, so that a model without
 * variance of people has the n − p of least squares.
 *
 * @returns missing when the columns, or the people, explain the outcomes to rounding.
 * @throws {PenfieldError} as {@link leastSquares}; stats/variances-not-apart — the rows can not tell the variances apart, such as with
 *   one row a person.
 * @accuracy relative 1e-8 while no variance is above 1e6 of another.
 */
export function mixedModel({ y, x, names, subject, slope, alpha = 0.05 }: MixedInput): MixedModel | NoStatistic {
  checkRows(x, y, names)
  checkLength('subject', subject.length, y.length)
  if (slope !== undefined) {
    checkLength('slope', slope.length, y.length)
    checkFinite('the slope', slope)
  }
  const plain = leastSquares(x, y, names)
  if (plain.residualVariance === 0) return noStatistic('no-variance')
  const unit = Math.sqrt(plain.residualVariance)
  const { q, r, rInverse } = orthonormal(x, names)
  const blocks = personBlocks(
    q,
    plain.residuals.map((value) => value / unit),
    subject,
    slope ?? null,
  )
  checkApart(blocks)
  const found = leastCriterion(blocks)
  const at = generalised(blocks, found)
  const total = found.reduce((sum, v, k) => sum + v * (blocks.scales[k] ?? 1), 0)
  if (at === null || found[found.length - 1] <= rounding * total) return noStatistic('no-variance')
  const freedom = freedomAt(blocks, found, at, rInverse, unit)
  if (freedom === null) return noStatistic('no-variance')
  const [n, p] = [blocks.n, blocks.p]
  const covariance = sandwich(rInverse, at.covariance, p).map((value) => value * unit * unit)
  const moved = times(rInverse, at.estimates)
  const estimates = plain.estimates.map((value, j) => value + unit * moved[j])
  const fit = { names, estimates, covariance, freedom }
  const inUnits = found.map((v) => v * unit * unit)
  const constant = (n - p) * ln(2 * Math.PI * unit * unit) + lnDeterminant(r, p)
  return {
    ...fit,
    effects: effectsOf(fit, alpha),
    variances: {
      intercept: inUnits[0],
      slope: slope === undefined ? null : inUnits[1],
      residual: inUnits[found.length - 1],
    },
    remlCriterion: at.lnDeterminants + at.quadratic + constant,
    isSingular: found.includes(0),
    ...{ n, people: blocks.people.length },
  }
}

function freedomAt(blocks: PersonBlocks, found: Float64Array, at: Generalised, rInverse: Float64Array, unit: number) {
  const { p } = blocks
  const slope = derivatives(blocks, found, at)
  const last = found.length - 1
  // A residual variance on its way to 0, the people explaining all of it, leaves no curvature behind.
  if (found[last] * found[last] * slope.expected[slope.expected.length - 1] < apart) return null
  const free = Array.from(found.keys()).filter((k) => found[k] > 0)
  const inverse = inverseOn(slope.observed, free) ?? inverseOn(slope.expected, free)
  if (inverse === null) return null
  const back = product(rInverse, at.covariance, p)
  return {
    kind: 'satterthwaite' as const,
    slopes: free.map((k) => sandwich(back, slope.forms[k], p)),
    ofVariances: inverse.map((value) => 2 * value * unit * unit * unit * unit),
  }
}

function checkApart(blocks: PersonBlocks): void {
  const variances = Float64Array.of(...blocks.scales.map((scale) => 1 / scale), 1)
  const m = variances.length
  const at = generalised(blocks, variances)
  if (at !== null && blocks.scales.every((scale) => scale > 0)) {
    const { expected } = derivatives(blocks, variances, at)
    const size = variances.map((v, k) => v * v * expected[k * m + k])
    const scaled = expected.map(
      (value, i) => value / Math.sqrt(expected[Math.floor(i / m) * (m + 1)] * expected[(i % m) * (m + 1)]),
    )
    if (size.every((each) => each > apart) && singular(scaled, m).values[m - 1] > apart) return
  }
  throw error('stats/variances-not-apart', {
    what:
      `The variance of people can not be told from the rest: ${blocks.n} rows of ${blocks.people.length} people; ` +
      "some people with two rows or more, and in them a slope's column that varies, were expected.",
    where: { argument: 'subject' },
    fix: 'Use least squares where each person has one row, and leave columns out that already tell people apart.',
  })
}
