/** How much more likely two samples are with a difference than without: Bayes factor of Jeffreys, Zellner and Siow. */
import { exp, ln } from '@penfield/kernels'
import { isNoStatistic, type NoStatistic } from '../missing.js'
import type { Moments } from '../moments.js'
import { studentTest } from './two-sample.js'

export interface BayesFactor {
  /** Scale of the Cauchy prior of the standardised difference. */
  readonly r: number
  /** > 1 speaks for a difference, < 1 for none; Infinity above 1.8e308. */
  readonly bf10: number
}

export interface BayesFactors extends BayesFactor {
  /** The same with r = ½ and 1, to be shown beside it. */
  readonly sensitivity: readonly BayesFactor[]
}

/**
 * The Bayes factor of two independent samples of equal variance.
 *
 * @param r scale, > 0.
 * @returns missing below two values a group, or when none of them differ.
 */
export function bayesFactor(a: Moments, b: Moments, r = Math.SQRT1_2): BayesFactors | NoStatistic {
  const test = studentTest(a, b)
  if (isNoStatistic(test)) return test
  const people = (a.n * b.n) / (a.n + b.n)
  const withScale = (scale: number): BayesFactor => ({
    r: scale,
    bf10: exp(lnBayesFactor(test.t, people, test.df, scale)),
  })
  return { ...withScale(r), sensitivity: [withScale(0.5), withScale(1)] }
}

/**
 *     BF₁₀ = ∫₀^∞ (1 + N g)^(−½) (1 + t²/((1 + N g) ν))^(−(ν+1)/2) p(g) dg / (1 + t²/ν)^(−(ν+1)/2)
 *     p(g) = r/√(2π) g^(−3/2) e^(−r²/(2g))
 *
 * over v = ln g by the trapezium rule, whose error falls faster than any power of the step for such bells.
 *
 * @param people N = nₐ n_b/(nₐ + n_b).
 * @param df     ν = nₐ + n_b − 2.
 * @returns ln BF₁₀, which is finite where BF₁₀ is too large for a number.
 * @accuracy BF₁₀ relative 1e-10; held by the test against scipy.
 */
export function lnBayesFactor(t: number, people: number, df: number, r: number): number {
  const lnNull = ln(1 + (t * t) / df)
  const lnHeight = (g: number, v: number): number => {
    const spread = 1 + people * g
    const evidence = lnNull - ln(1 + (t * t) / (spread * df))
    return -ln(spread) / 2 + ((df + 1) / 2) * evidence - v / 2 - (r * r) / (2 * g)
  }
  const step = Math.min(1 / 16, 1 / Math.sqrt(df))
  const from = ln((r * r) / 2) - 7
  // Beyond this g every factor only falls.
  const falling = Math.max(4 * r * r, (4 * (1 + t * t)) / people)
  const heights: number[] = []
  let peak = Number.NEGATIVE_INFINITY
  for (let k = 0; ; k++) {
    const v = from + k * step
    const g = exp(v)
    const height = lnHeight(g, v)
    if (g > falling && height < peak - depth) break
    peak = Math.max(peak, height)
    heights.push(height)
  }
  const sum = heights.reduce((total, height) => total + exp(height - peak), 0)
  return peak + ln(sum * step) + ln(r) - halfLnTwoPi
}

/** Below this many natural logarithms under the peak nothing is added. */
const depth = 44
const halfLnTwoPi = 0.9189385332046728
