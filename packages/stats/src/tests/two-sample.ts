/** Two independent samples: Student's and Welch's t. */

import { tQuantile, tTwoSided } from '../distributions/student.js'
import { type NoStatistic, noStatistic } from '../missing.js'
import type { Moments } from '../moments.js'

export interface TTest {
  /** Mean of b − mean of a. */
  readonly difference: number
  readonly se: number
  readonly t: number
  readonly df: number
  /** Two-sided. */
  readonly p: number
  /** Interval of the difference at level 1 − alpha. */
  readonly low: number
  readonly high: number
}

/**
 *     t = (b̄ − ā)/√(s²ₐ/nₐ + s²_b/n_b)        df after Welch and Satterthwaite
 *
 * @returns missing below two values a group, or when none of them differ.
 */
export function welchTest(a: Moments, b: Moments, alpha = 0.05): TTest | NoStatistic {
  if (a.n < 2 || b.n < 2) return noStatistic('too-few-values')
  const [ofA, ofB] = [a.variance / a.n, b.variance / b.n]
  const sum = ofA + ofB
  const df = (sum * sum) / ((ofA * ofA) / (a.n - 1) + (ofB * ofB) / (b.n - 1))
  return testOf(a, b, Math.sqrt(sum), df, alpha)
}

/**
 *     t = (b̄ − ā)/(s √(1/nₐ + 1/n_b))        s² pooled, df = nₐ + n_b − 2
 *
 * @returns missing below two values a group, or when none of them differ.
 */
export function studentTest(a: Moments, b: Moments, alpha = 0.05): TTest | NoStatistic {
  if (a.n < 2 || b.n < 2) return noStatistic('too-few-values')
  return testOf(a, b, Math.sqrt(pooledVariance(a, b) * (1 / a.n + 1 / b.n)), a.n + b.n - 2, alpha)
}

export const pooledVariance = (a: Moments, b: Moments): number =>
  ((a.n - 1) * a.variance + (b.n - 1) * b.variance) / (a.n + b.n - 2)

function testOf(a: Moments, b: Moments, se: number, df: number, alpha: number): TTest | NoStatistic {
  const difference = b.mean - a.mean
  const size = Math.max(Math.abs(a.mean), Math.abs(b.mean))
  if (!(se > rounding * size)) return noStatistic('no-variance')
  const t = difference / se
  const half = tQuantile(1 - alpha / 2, df) * se
  return { difference, se, t, df, p: tTwoSided(t, df), low: difference - half, high: difference + half }
}

/** Spread below this share of the values is what rounding leaves of equal values. */
const rounding = 1e-13
