/** Whether one person changed between two sessions. */

import { tQuantile } from '../distributions/student.js'
import { type NoStatistic, noStatistic } from '../missing.js'
import type { Agreement } from './agreement.js'

export interface ChangeVerdict {
  readonly verdict: 'changed' | 'within-error'
  readonly change: number
  /** The change above which a person is called changed. */
  readonly limit: number
}

export interface ChangeOptions {
  /**
   * How large a change of an unchanged person may be.
   *
   * - `rank`: {@link Agreement.limit95}, which calls at most 5 % of unchanged people changed whatever the distribution; the default, and
   *   `t` where there is no such limit
   * - `normal`: 1.96 √2 SEM, the MDC95 as it is reported; changes are rarely normal, and 4 to 10 % are called by it (`npm run truth`)
   * - `t`: the quantile of Student's t with the SEM's degrees of freedom in place of 1.96, for a SEM from few people
   */
  readonly factor?: 'rank' | 'normal' | 't'
}

/**
 * |change| > limit, the limit from a reliability study with the same number, settings and interval between the sessions.
 *
 * @param agreement null where only the error within sessions is known: no verdict is given then.
 */
export function beyondMdc(change: number, agreement: null): NoStatistic
export function beyondMdc(change: number, agreement: Agreement, options?: ChangeOptions): ChangeVerdict
export function beyondMdc(
  change: number,
  agreement: Agreement | null,
  { factor = 'rank' }: ChangeOptions = {},
): ChangeVerdict | NoStatistic {
  if (agreement === null) return noStatistic('no-session-error')
  const limit = limitOf(agreement, factor)
  return { verdict: Math.abs(change) > limit ? 'changed' : 'within-error', change, limit }
}

function limitOf({ n, k, semAgreement, mdc95Agreement, limit95 }: Agreement, factor: 'rank' | 'normal' | 't'): number {
  if (factor === 'normal') return mdc95Agreement
  if (factor === 'rank' && limit95 !== null) return limit95
  return tQuantile(0.975, (n - 1) * (k - 1)) * Math.SQRT2 * semAgreement
}
