/** Ordinary least squares. */
import { checkRows } from './check-rows.js'
import type { LinearFit } from './linear-contrast.js'
import { orthonormal } from './orthonormal.js'
import { dot, product, times, transposed } from './small-matrix.js'

export interface LeastSquares extends LinearFit {
  /** Rows. */
  readonly n: number
  /** n − p. */
  readonly residualDf: number
  readonly residualSumOfSquares: number
  /** σ² = residual sum of squares / residualDf; 0 when nothing but rounding is left. */
  readonly residualVariance: number
  /** n, y − X β. */
  readonly residuals: Float64Array
}

/** A residual below this share of the outcomes is what rounding leaves of a perfect fit. */
const rounding = 1e-13

/**
 * y = X β + ε by QR.
 *
 *     β = R⁻¹ Qᵀy        cov β = σ² R⁻¹ R⁻ᵀ        σ² = |y − X β|²/(n − p)
 *
 * @param x     n × p, row-major, with its column of ones if there is an intercept.
 * @param y     n.
 * @param names p, one a column.
 * @throws {PenfieldError} stats/too-few-values — no more rows than columns.
 * @throws {PenfieldError} stats/collinear — a column follows from those before it; stats/lengths-differ, stats/value-not-a-number.
 */
export function leastSquares(x: Float64Array, y: Float64Array, names: readonly string[]): LeastSquares {
  checkRows(x, y, names)
  const [n, p] = [y.length, names.length]
  const { q, rInverse } = orthonormal(x, names)
  const residuals = Float64Array.from(y)
  const along = new Float64Array(p)
  // The second pass takes away what rounding left of the first.
  for (let pass = 0; pass < 2; pass++) {
    const step = new Float64Array(p)
    for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) step[j] += q[i * p + j] * residuals[i]
    for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) residuals[i] -= q[i * p + j] * step[j]
    for (let j = 0; j < p; j++) along[j] += step[j]
  }
  const sum = dot(residuals, residuals)
  const residualSumOfSquares = sum > rounding * rounding * dot(y, y) ? sum : 0
  const residualDf = n - p
  const residualVariance = residualSumOfSquares / residualDf
  const unscaled = product(rInverse, transposed(rInverse, p), p)
  return {
    ...{ names, n, residualDf, residualSumOfSquares, residualVariance, residuals },
    estimates: times(rInverse, along),
    covariance: unscaled.map((value) => value * residualVariance),
    freedom: { kind: 'residual', df: residualDf },
  }
}
