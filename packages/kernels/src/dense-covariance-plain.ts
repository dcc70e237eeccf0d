/**
 * Covariances of a Gaussian process over the plane in plain TypeScript: the definition of what `assembly/dense-covariance.ts`
 * computes, bit by bit. Matrices lie in panels of four columns, see `dense-plain.ts`.
 */
import { panelPlace } from './dense-plain.js'

/** 1/13!, 1/12!, … 1/2!, 1, 1: the exponential series, highest power first. */
const series = [6227020800, 479001600, 39916800, 3628800, 362880, 40320, 5040, 720, 120, 24, 6, 2, 1, 1].map(
  (factorial) => 1 / factorial,
)

/** Adding and taking off 1.5 · 2⁵² leaves the nearest whole number. */
const magic = 6755399441055744

/** 2⁰, 2⁻¹, … 2⁻¹⁰²². */
const powers = Float64Array.from({ length: 1023 }, () => 1)
for (let k = 1; k < powers.length; k++) powers[k] = powers[k - 1] / 2

/**
 * exp(x) for x ≤ 0 by the series about the nearest multiple of ln 2; 0 below −708.
 *
 * @accuracy relative 2 ε.
 */
export function expNegative(x: number): number {
  if (!(x >= -708)) return 0
  const k = x * 1.4426950408889634 + magic - magic
  const r = x - k * 6.9314718036912381649e-1 - k * 1.90821492927058770002e-10
  let p = series[0]
  for (let i = 1; i < series.length; i++) p = p * r + series[i]
  return p * powers[-k]
}

/**
 * Covariance of every row point with every column point, whose coordinates are in units of the length scale.
 *
 *     squared exponential:  k = s² exp(−½ d²)              its slope g = −2 ∂k/∂(d²) = k
 *     Matérn 3/2:           k = s² (1 + √3 d) exp(−√3 d)   g = 3 s² exp(−√3 d)
 *
 * @param rows     how many row points there are, ≤ n; rows and columns beyond are 0.
 * @param variance s².
 * @param matern   0 or 1. With 0 the slope is the covariance itself and `g` is not written.
 */
export function denseCovariancePlain(
  rowU: Float64Array,
  rowV: Float64Array,
  rows: number,
  n: number,
  columnU: Float64Array,
  columnV: Float64Array,
  columns: number,
  variance: number,
  matern: number,
  k: Float64Array,
  g: Float64Array,
): void {
  const padded = (columns + 3) & ~3
  for (let j = 0; j < padded; j++) {
    for (let i = 0; i < n; i++) {
      const at = panelPlace(n, i, j)
      const du = rowU[i] - columnU[j]
      const dv = rowV[i] - columnV[j]
      const d2 = du * du + dv * dv
      const inside = i < rows && j < columns
      if (matern === 0) {
        k[at] = inside ? variance * expNegative(d2 * -0.5) : 0
        continue
      }
      const root = Math.sqrt(d2 * 3)
      const e = inside ? variance * expNegative(-root) : 0
      k[at] = inside ? (root + 1) * e : 0
      g[at] = e * 3
    }
  }
}

/** One row's share of the four sums of column j: w (k, g Δu², g Δv², g Δu Δv); the sums of a kind lie together in `out`. */
function addTerms(
  out: Float64Array,
  n: number,
  j: number,
  w: number,
  k: number,
  g: number,
  du: number,
  dv: number,
): void {
  const wg = w * g
  out[j] += w * k
  out[n + j] += wg * du * du
  out[2 * n + j] += wg * dv * dv
  out[3 * n + j] += wg * du * dv
}

/** Column sums Σᵢ wᵢ (k_ij, g_ij Δu², g_ij Δv², g_ij Δu Δv): the derivatives of the covariance times a vector. 4 × n. */
export function denseProductsPlain(
  k: Float64Array,
  g: Float64Array,
  n: number,
  u: Float64Array,
  v: Float64Array,
  weights: Float64Array,
  out: Float64Array,
): void {
  out.fill(0, 0, 4 * n)
  for (let j = 0; j < n; j++)
    for (let i = 0; i < n; i++) {
      const at = panelPlace(n, i, j)
      addTerms(out, n, j, weights[i], k[at], g[at], u[i] - u[j], v[i] - v[j])
    }
}

/** Column sums Σ_{i<j} w_ij (k_ij, g_ij Δu², g_ij Δv², g_ij Δu Δv): half the traces of W times the derivatives. 4 × n. */
export function denseTracesPlain(
  w: Float64Array,
  k: Float64Array,
  g: Float64Array,
  n: number,
  u: Float64Array,
  v: Float64Array,
  out: Float64Array,
): void {
  out.fill(0, 0, 4 * n)
  for (let j = 0; j < n; j++)
    for (let i = 0; i < j; i++) {
      const at = panelPlace(n, i, j)
      addTerms(out, n, j, w[at], k[at], g[at], u[i] - u[j], v[i] - v[j])
    }
}
