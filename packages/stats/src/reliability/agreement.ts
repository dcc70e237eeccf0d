/** How much a number varies between sessions of the same, unchanged people. */
import { error } from '../codes.js'

export interface Agreement {
  /** People and sessions. */
  readonly n: number
  readonly k: number
  /** Mean squares of rows (people), columns (sessions) and residual. */
  readonly msRows: number
  readonly msColumns: number
  readonly msResidual: number
  /** Consistency: a shift that all people share between sessions does not count. */
  readonly sem: number
  /** Agreement: it counts. The default for verdicts. */
  readonly semAgreement: number
  readonly mdc95: number
  readonly mdc95Agreement: number
  /**
   * The change that an unchanged person exceeds in at most 5 %, whatever the distribution: the ⌈0.95 (n + 1)⌉-th smallest
   * |difference| of two sessions. Null with other than two sessions, or fewer than 19 people, of whom none could be that one.
   */
  readonly limit95: number | null
}

/** 1.96 √2: a difference of two sessions beyond this many SEM is rare, 5 %, where nothing changed. */
const mdcPerSem = 1.96 * Math.SQRT2

/**
 * Two-way analysis of variance without replication.
 *
 *     sem = √MSE        sem_agreement = √(MSE + max(0, (MSC − MSE)/n))        mdc95 = 1.96 √2 sem
 *
 * @param values n × k, one row a person, one column a session, none missing.
 * @throws {PenfieldError} stats/too-few-values — fewer than two people or two sessions.
 */
export function agreementOf(values: readonly (readonly number[])[]): Agreement {
  const n = values.length
  const k = values[0]?.length ?? 0
  if (n < 2 || k < 2) {
    throw error('stats/too-few-values', {
      what: `There are ${n} people with ${k} sessions; at least 2 people with 2 sessions each were expected.`,
      fix: 'Add people that were measured twice without a change between.',
    })
  }
  const rowMeans = values.map((row) => meanOf(k, (j) => row[j]))
  const columnMeans = Array.from({ length: k }, (_, j) => meanOf(n, (i) => values[i][j]))
  const grand = meanOf(n, (i) => rowMeans[i])
  const msRows = (k * squares(n, (i) => rowMeans[i] - grand)) / (n - 1)
  const msColumns = (n * squares(k, (j) => columnMeans[j] - grand)) / (k - 1)
  const residual = squares(n * k, (at) => {
    const [i, j] = [Math.floor(at / k), at % k]
    return values[i][j] - rowMeans[i] - columnMeans[j] + grand
  })
  const msResidual = residual / ((n - 1) * (k - 1))
  const sem = Math.sqrt(msResidual)
  const semAgreement = Math.sqrt(msResidual + Math.max(0, (msColumns - msResidual) / n))
  return {
    ...{ n, k, msRows, msColumns, msResidual, sem, semAgreement },
    mdc95: mdcPerSem * sem,
    mdc95Agreement: mdcPerSem * semAgreement,
    limit95: k === 2 ? limitOf(values.map(([first, second]) => Math.abs(second - first))) : null,
  }
}

function limitOf(changes: readonly number[]): number | null {
  const rank = Math.ceil(0.95 * (changes.length + 1))
  if (rank > changes.length) return null
  return Float64Array.from(changes).sort()[rank - 1]
}

function meanOf(n: number, value: (i: number) => number): number {
  let sum = 0
  for (let i = 0; i < n; i++) sum += value(i)
  return sum / n
}

function squares(n: number, value: (i: number) => number): number {
  let sum = 0
  for (let i = 0; i < n; i++) sum += value(i) * value(i)
  return sum
}
