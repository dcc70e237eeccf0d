/** How values are spread, as a smooth curve: a Gaussian kernel density. */
import { exp, pow, quantileSorted, sortedPresent } from '@penfield/kernels'

const perUnitArea = 1 / Math.sqrt(2 * Math.PI)

/**
 * Bandwidth by Silverman's rule, in the unit of the values.
 *
 *     h = 0.9 min(SD, IQR / 1.34) n^(−1/5)          SD alone where the IQR is 0
 *
 * @param values n, none missing.
 * @returns null where there are fewer than two different values: they have no spread.
 * @source Silverman's rule of thumb as R documents it for `bw.nrd0`.
 */
export function bandwidth(values: readonly number[]): number | null {
  const n = values.length
  if (n < 2) return null
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (n - 1))
  const sorted = sortedPresent(values)
  const range = (quantileSorted(sorted, 0.75) - quantileSorted(sorted, 0.25)) / 1.34
  const spread = range > 0 ? Math.min(sd, range) : sd
  return sorted[n - 1] > sorted[0] && spread > 0 ? 0.9 * spread * pow(n, -0.2) : null
}

/**
 * Gaussian kernel density at one place.
 *
 *     f(x) = 1/(n h √(2π)) Σ exp(−((x − xᵢ)/h)²/2)
 *
 * @param values n ≥ 1 values xᵢ.
 * @param h      bandwidth > 0.
 * @returns per unit of the values.
 */
export function density(values: readonly number[], h: number, x: number): number {
  let sum = 0
  for (const value of values) {
    const z = (x - value) / h
    sum += exp((-z * z) / 2)
  }
  return (sum * perUnitArea) / (values.length * h)
}
