/** Is a difference of two samples too small to matter? Two one-sided tests (TOST) with Welch's standard error. */
import { error } from '../codes.js'
import { tUpper } from '../distributions/student.js'
import { isNoStatistic, type NoStatistic } from '../missing.js'
import type { Moments } from '../moments.js'
import { welchTest } from './two-sample.js'

export interface EquivalenceBounds {
  /** Differences between these two do not matter; in the unit of the values. */
  readonly lower: number
  readonly upper: number
  /** Of each one-sided test. */
  readonly alpha?: number
}

export interface Equivalence {
  /** Mean of b − mean of a. */
  readonly difference: number
  readonly df: number
  /** Against a difference of `lower` or less, and of `upper` or more. */
  readonly tLower: number
  readonly pLower: number
  readonly tUpper: number
  readonly pUpper: number
  /** The larger of the two. */
  readonly p: number
  /** Interval of the difference at level 1 − 2 alpha, 90 % by default. */
  readonly low: number
  readonly high: number
  /** p < alpha. */
  readonly isEquivalent: boolean
}

/**
 *     t₋ = (b̄ − ā − lower)/se        p₋ = P(T > t₋)        se, df of Welch
 *     t₊ = (b̄ − ā − upper)/se        p₊ = P(T < t₊)
 *
 * @returns missing below two values a group, or when none of them differ.
 * @throws {PenfieldError} stats/bounds-not-in-order — the lower bound is not below the upper one.
 */
export function equivalence(
  a: Moments,
  b: Moments,
  { lower, upper, alpha = 0.05 }: EquivalenceBounds,
): Equivalence | NoStatistic {
  if (!(lower < upper)) {
    throw error('stats/bounds-not-in-order', {
      what: `The bounds of equivalence are ${lower} and ${upper}; the first was expected to be below the second.`,
      fix: 'Give the smallest and the largest difference that would not matter, such as −4 and 4.',
    })
  }
  const test = welchTest(a, b, 2 * alpha)
  if (isNoStatistic(test)) return test
  const { difference, se, df, low, high } = test
  const [toLower, toUpper] = [(difference - lower) / se, (difference - upper) / se]
  const [pLower, pUpper] = [tUpper(toLower, df), tUpper(-toUpper, df)]
  const p = Math.max(pLower, pUpper)
  return { difference, df, tLower: toLower, pLower, tUpper: toUpper, pUpper, p, low, high, isEquivalent: p < alpha }
}
