/** Contrasts of a fitted linear model, of one row by t and of several by F. */
import { error } from '../codes.js'
import { fUpper } from '../distributions/f.js'
import { tQuantile, tTwoSided } from '../distributions/student.js'
import { type NoStatistic, noStatistic } from '../missing.js'
import { checkLength } from './check-rows.js'
import { singular } from './jacobi.js'
import { bilinear, dot } from './small-matrix.js'

/** Where degrees of freedom come from: what is left of n, or how well the variances are known. */
export type Freedom =
  | { readonly kind: 'residual'; readonly df: number }
  | {
      readonly kind: 'satterthwaite'
      /** ∂C/∂vₖ, p × p each, one a variance that is not 0. */
      readonly slopes: readonly Float64Array[]
      /** A, the covariance of those variances: inverse Hessian of ½(−2ℓ). */
      readonly ofVariances: Float64Array
    }

export interface LinearFit {
  readonly names: readonly string[]
  /** p. */
  readonly estimates: Float64Array
  /** C, p × p, row-major: the covariance of the estimates. */
  readonly covariance: Float64Array
  readonly freedom: Freedom
}

export interface Contrast {
  readonly estimate: number
  readonly se: number
  readonly df: number
  readonly t: number
  /** Two-sided. */
  readonly p: number
  /** Interval at level 1 − alpha. */
  readonly low: number
  readonly high: number
}

export interface JointTest {
  readonly f: number
  /** Rows that do not follow from each other. */
  readonly df1: number
  readonly df2: number
  readonly p: number
}

/**
 * cᵀβ against 0.
 *
 *     t = cᵀβ/√(cᵀCc)        ν = 2 (cᵀCc)²/(gᵀAg)        gₖ = cᵀ(∂C/∂vₖ)c
 *
 * @param c p weights, not all 0.
 * @returns missing when the fit left no residual variance.
 * @throws {PenfieldError} stats/empty-contrast — other than p weights, or all 0.
 */
export function contrast(fit: LinearFit, c: ArrayLike<number>, alpha = 0.05): Contrast | NoStatistic {
  checkWeights(fit, c)
  const variance = bilinear(c, fit.covariance, c)
  if (!(variance > 0)) return noStatistic('no-variance')
  const [estimate, se, df] = [dot(c, fit.estimates), Math.sqrt(variance), freedomOf(fit, c, variance)]
  const t = estimate / se
  const half = tQuantile(1 - alpha / 2, df) * se
  return { estimate, se, df, t, p: tTwoSided(t, df), low: estimate - half, high: estimate + half }
}

/** An eigenvalue below this share of the largest belongs to a row that follows from the others. */
const dependentRow = 1e-10

/**
 * Several contrasts at once, all 0.
 *
 *     L C Lᵀ = Σ dₘ uₘuₘᵀ        t²ₘ = (uₘᵀLβ)²/dₘ        F = Σ t²ₘ/q        m = 1 … q, the dₘ > 0
 *     E = Σ νₘ/(νₘ − 2)          ν = 2E/(E − q), the νₘ themselves when they agree, 2 when one is ≤ 2
 *
 * @param rows contrasts of p weights each, at least one.
 * @returns missing when the fit left no residual variance.
 * @throws {PenfieldError} stats/empty-contrast — no row, a row of other than p weights, or one that is all 0.
 */
export function jointTest(fit: LinearFit, rows: readonly ArrayLike<number>[]): JointTest | NoStatistic {
  if (rows.length === 0) throw noWeights('There is no contrast; at least one was expected.')
  for (const row of rows) checkWeights(fit, row)
  const [size, p] = [rows.length, fit.names.length]
  const spread = new Float64Array(size * size)
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) spread[i * size + j] = bilinear(rows[i], fit.covariance, rows[j])
  const { values, vectors } = singular(spread, size)
  if (!(values[0] > 0)) return noStatistic('no-variance')
  const parts: number[] = []
  let sum = 0
  for (let m = 0; m < size && values[m] > dependentRow * values[0]; m++) {
    const c = Float64Array.from({ length: p }, (_, j) =>
      dot(
        vectors.subarray(m * size, (m + 1) * size),
        rows.map((row) => row[j]),
      ),
    )
    const along = dot(c, fit.estimates)
    sum += (along * along) / values[m]
    parts.push(freedomOf(fit, c, values[m]))
  }
  const [f, df1, df2] = [sum / parts.length, parts.length, joined(parts)]
  return { f, df1, df2, p: fUpper(f, df1, df2) }
}

function freedomOf({ freedom }: LinearFit, c: ArrayLike<number>, variance: number): number {
  if (freedom.kind === 'residual') return freedom.df
  const g = freedom.slopes.map((slope) => bilinear(c, slope, c))
  return (2 * variance * variance) / bilinear(g, freedom.ofVariances, g)
}

function joined(parts: readonly number[]): number {
  const [least, most] = [Math.min(...parts), Math.max(...parts)]
  if (most - least < 1e-8 * most)
    return (
      dot(
        parts,
        parts.map(() => 1),
      ) / parts.length
    )
  if (least <= 2) return 2
  let e = 0
  for (const df of parts) e += df / (df - 2)
  return (2 * e) / (e - parts.length)
}

function checkWeights(fit: LinearFit, c: ArrayLike<number>): void {
  checkLength('c', c.length, fit.names.length)
  if (dot(c, c) > 0) return
  throw noWeights(`All ${c.length} weights of a contrast are 0 or not numbers; one other than 0 was expected.`)
}

const noWeights = (what: string) =>
  error('stats/empty-contrast', {
    what,
    where: { argument: 'c' },
    fix: 'Give the estimates to be compared weights such as 1 and −1.',
  })
