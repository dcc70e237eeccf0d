/** The noncentral t: the t of a test where there is an effect. */
import { exp, ln, normalCdf } from '@penfield/kernels'
import { lnGamma } from './gamma.js'
import { solveAnywhere } from './solve.js'

/** Steps over the narrower of the two factors' widths. */
const stepsPerWidth = 6
/** Beyond this many natural logarithms below its peak a density adds nothing. */
const depth = 44

/**
 * From here on P depends on δ/t alone, nearly: Z is lost beside δ, and steps as narrow as 1/δ would take for ever.
 */
const farthest = 1000

/**
 * P(T > t), T = (Z + δ)/√(χ²/ν), averaged over the spread: with v = ln √(χ²/ν)
 *
 *     P(T > t) = ∫ Φ(δ − t eᵛ) f(v) dv        ln f(v) = ln 2 + ν/2 ln ν/2 − ln Γ(ν/2) + ν v − ν e²ᵛ/2
 *
 * by the trapezium rule, whose error falls faster than any power of the step for such bells.
 *
 * @accuracy absolute 1e-12 for ν ≥ 1, |δ| ≤ 100; held by the test against scipy. 1e-6 beyond |δ| = 1000, where Z is lost beside δ.
 */
export function noncentralTUpper(t: number, df: number, delta: number): number {
  if (Math.abs(delta) > farthest) {
    const share = farthest / Math.abs(delta)
    return noncentralTUpper(t * share, df, delta * share)
  }
  const lnScale = ln(2) + (df / 2) * ln(df / 2) - lnGamma(df / 2)
  const peak = lnScale - df / 2
  const lnDensity = (v: number): number => lnScale + df * v - (df / 2) * exp(2 * v)
  const width = Math.min(1 / Math.sqrt(2 * df), 1 / (1 + Math.abs(delta)))
  const step = width / stepsPerWidth
  let sum = 0
  for (const direction of [1, -1]) {
    for (let k = direction === 1 ? 0 : 1; ; k++) {
      const v = direction * k * step
      const height = lnDensity(v)
      if (height < peak - depth) break
      sum += exp(height) * normalCdf(delta - t * exp(v))
    }
  }
  return sum * step
}

/** P(T ≤ t). */
export const noncentralTCdf = (t: number, df: number, delta: number): number => noncentralTUpper(-t, df, -delta)

/**
 * The interval of δ that an observed t allows: δ with P(T > t) = tail and P(T ≤ t) = tail.
 *
 * @param level share of such intervals that hold δ.
 */
export function noncentralityInterval(t: number, df: number, level = 0.95): readonly [number, number] {
  const tail = (1 - level) / 2
  const start = 1 + Math.abs(t)
  return [
    solveAnywhere((delta) => noncentralTUpper(t, df, delta) - tail, start),
    solveAnywhere((delta) => tail - noncentralTCdf(t, df, delta), start),
  ]
}
