/** Student's t: distribution function and quantile, degrees of freedom > 0, whole or not. */
import { exp, ln, normalQuantile } from '@penfield/kernels'
import { incompleteBeta, lnBeta } from './beta.js'

/** P(T > t) for T with `df` degrees of freedom. */
export function tUpper(t: number, df: number): number {
  const sum = df + t * t
  const tail =
    t * t < df
      ? (1 - incompleteBeta((t * t) / sum, 0.5, df / 2, df / sum)) / 2
      : incompleteBeta(df / sum, df / 2, 0.5, (t * t) / sum) / 2
  return t >= 0 ? tail : 1 - tail
}

/** P(T ≤ t). */
export const tCdf = (t: number, df: number): number => tUpper(-t, df)

/** P(|T| ≥ |t|): the p of a two-sided test. */
export const tTwoSided = (t: number, df: number): number => 2 * tUpper(Math.abs(t), df)

const mostSteps = 100

/**
 * The t with P(T ≤ t) = p, by Newton's steps that never leave what is known to hold it.
 *
 * @param p in (0, 1).
 * @accuracy relative 1e-12.
 */
export function tQuantile(p: number, df: number): number {
  if (p === 0.5) return 0
  const upper = Math.min(p, 1 - p)
  const z = -normalQuantile(upper)
  let low = 0
  let high = Math.max(1, z)
  while (tUpper(high, df) > upper) {
    low = high
    high *= 2
  }
  let t = Math.min(high, Math.max(low, z + (z * z * z + z) / (4 * df)))
  for (let k = 0; k < mostSteps; k++) {
    const excess = tUpper(t, df) - upper
    if (excess > 0) low = t
    else high = t
    const step = t + excess / density(t, df)
    const next = step >= low && step <= high ? step : (low + high) / 2
    if (Math.abs(next - t) <= 4e-16 * next) break
    t = next
  }
  return p < 0.5 ? -t : t
}

const density = (t: number, df: number): number =>
  exp(-((df + 1) / 2) * ln(1 + (t * t) / df) - lnBeta(0.5, df / 2)) / Math.sqrt(df)
