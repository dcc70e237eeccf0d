/** Change of the same people between two measurements: in its unit, and standardised. */

import { error } from '../codes.js'
import { tQuantile, tTwoSided } from '../distributions/student.js'
import { type NoStatistic, noStatistic } from '../missing.js'
import { momentsOf } from '../moments.js'
import type { TTest } from '../tests/two-sample.js'
import { exactJ } from './effect-size.js'

/** The difference is the mean of after − before. */
export interface PairedEffect extends TTest {
  /** Pairs. */
  readonly n: number
  /** The difference over the mean of the two SD. */
  readonly dAv: number
  /** d_av freed of its bias by exactJ. */
  readonly gAv: number
}

/**
 *     t = d̄/(s_d/√n)        d_av = d̄/((s_before + s_after)/2)        g_av = J(n − 1) d_av
 *
 * @param before, after n; a pair with a NaN is left out.
 * @param level of the interval.
 * @returns missing below three pairs, where J is 0, or when no two differences differ.
 * @throws {PenfieldError} stats/lengths-differ — the two lengths differ.
 */
export function pairedEffect(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  level = 0.95,
): PairedEffect | NoStatistic {
  if (before.length !== after.length) {
    throw error('stats/lengths-differ', {
      what: `There are ${before.length} values before and ${after.length} after; the same number was expected.`,
      fix: 'Give both values of every person, NaN where one is missing.',
    })
  }
  const changes = Float64Array.from(before, (value, i) => after[i] - value)
  const isPair = (_: number, i: number): boolean => !Number.isNaN(changes[i])
  const [first, second] = [before, after].map((values) => momentsOf(Float64Array.from(values).filter(isPair)))
  const { n, mean: difference, variance } = momentsOf(changes)
  if (n < 3) return noStatistic('too-few-values')
  const se = Math.sqrt(variance / n)
  if (!(se > rounding * Math.max(Math.abs(first.mean), Math.abs(second.mean)))) return noStatistic('no-variance')
  const [df, t] = [n - 1, difference / se]
  const half = tQuantile((1 + level) / 2, df) * se
  const dAv = difference / ((Math.sqrt(first.variance) + Math.sqrt(second.variance)) / 2)
  const interval = { low: difference - half, high: difference + half }
  return { n, difference, se, t, df, p: tTwoSided(t, df), ...interval, dAv, gAv: exactJ(df) * dAv }
}

/** Spread below this share of the values is what rounding leaves of equal values. */
const rounding = 1e-13
