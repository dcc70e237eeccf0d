/** Whether one person changed between two sessions. */
import type { Agreement } from './agreement.js'
import { type NoStatistic, noStatistic } from './missing.js'
import { tQuantile } from './student.js'

export interface ChangeVerdict {
  readonly verdict: 'changed' | 'within-error'
  readonly change: number
  /** The change above which a person is called changed. */
  readonly limit: number
}

export interface ChangeOptions {
  /**
   * `normal`: 1.96 √2 SEM, as it is reported. `t`: the quantile of Student's t with the SEM's degrees of freedom in place of 1.96, so
   * that a SEM from few people calls no more than 5 % of unchanged people changed.
   */
  readonly factor?: 'normal' | 't'
}

/**
 * |change| > MDC95 of a reliability study with the same number, settings and interval between the sessions.
 *
 * @param agreement null where only the error within sessions is known: no verdict is given then.
 */
export function beyondMdc(
  change: number,
  agreement: Agreement | null,
  { factor = 'normal' }: ChangeOptions = {},
): ChangeVerdict | NoStatistic {
  if (agreement === null) return noStatistic('no-session-error')
  const { n, k, semAgreement, mdc95Agreement } = agreement
  const limit = factor === 'normal' ? mdc95Agreement : tQuantile(0.975, (n - 1) * (k - 1)) * Math.SQRT2 * semAgreement
  return { verdict: Math.abs(change) > limit ? 'changed' : 'within-error', change, limit }
}
