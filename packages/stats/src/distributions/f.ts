/** Fisher's F: upper tail and quantile, degrees of freedom > 0, whole or not. */
import { betaQuantile, incompleteBeta } from './beta.js'

/**
 * P(F > f) for F with (df1, df2) degrees of freedom.
 *
 *     P(F > f) = I_x(df2/2, df1/2)        x = df2/(df2 + df1 f)
 *
 * @accuracy that of {@link incompleteBeta}.
 */
export function fUpper(f: number, df1: number, df2: number): number {
  if (f <= 0) return 1
  const sum = df2 + df1 * f
  return incompleteBeta(df2 / sum, df2 / 2, df1 / 2, (df1 * f) / sum)
}

/** The f with P(F ≤ f) = p, p in (0, 1). */
export function fQuantile(p: number, df1: number, df2: number): number {
  // The smaller of the two tails is solved for, so that 1 − x is never taken of an x near 1.
  if (p > 0.5) {
    const x = betaQuantile(1 - p, df2 / 2, df1 / 2)
    return (df2 * (1 - x)) / (df1 * x)
  }
  const y = betaQuantile(p, df1 / 2, df2 / 2)
  return (df2 * y) / (df1 * (1 - y))
}
