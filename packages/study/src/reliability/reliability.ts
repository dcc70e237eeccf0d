/** Reliability of a number that was measured several times in the same, unchanged people. */
import { ln } from '@penfield/kernels'
import {
  type Agreement,
  agreementOf,
  type BlandAltman,
  blandAltman,
  type Intraclass,
  intraclass,
  isNoStatistic,
  type VarianceComponents,
  varianceComponents,
} from '@penfield/stats'
import { type Repeats, type RepeatsOptions, readRepeats } from './repeats.js'

export interface ReliabilityRequest extends RepeatsOptions {
  /** Name of the table, for sentences. */
  readonly file: string
}

/** Limits of agreement of two sessions, the earlier in order of appearance first. */
export interface SessionPair {
  readonly sessionA: string
  readonly sessionB: string
  readonly found: BlandAltman
}

/** With `log` all but `mean` and the ratios are of natural logarithms. */
export interface ReliabilityResult {
  readonly request: ReliabilityRequest
  readonly repeats: Repeats
  readonly icc: Intraclass
  readonly agreement: Agreement
  readonly components: VarianceComponents
  /** Of all values used, as they stand in the table. */
  readonly mean: number
  /** SEM in percent of the mean; null with `log`, or where a value below 0 or a mean of 0 leaves no sense in it. */
  readonly percentSem: { readonly agreement: number; readonly consistency: number } | null
  readonly pairs: readonly SessionPair[]
}

/**
 * @param text of the table.
 * @throws {PenfieldError} as {@link readRepeats}.
 */
export function reliabilityOf(text: string, request: ReliabilityRequest): ReliabilityResult {
  const repeats = readRepeats(text, request.file, request)
  const { values, sessions } = repeats
  const { log } = request
  const compared = log ? values.map((row) => row.map(ln)) : values
  const components = varianceComponents(compared)
  const agreement = withoutRounding(agreementOf(compared), components)
  const all = values.flat()
  const mean = all.reduce((sum, value) => sum + value / all.length, 0)
  const isShare = !log && mean > 0 && all.every((value) => value >= 0)
  return {
    ...{ request, repeats, agreement, components, mean },
    icc: intraclass(compared),
    percentSem: isShare
      ? { agreement: (100 * agreement.semAgreement) / mean, consistency: (100 * agreement.sem) / mean }
      : null,
    pairs: sessions
      .flatMap((_, b) => sessions.slice(0, b).map((__, a) => [a, b] as const))
      .sort(([a, b], [c, d]) => a - c || b - d)
      .flatMap(([a, b]) => pairOf(repeats, [a, b], log)),
  }
}

function pairOf(
  { sessions, values }: Repeats,
  [a, b]: readonly [number, number],
  log: boolean,
): readonly SessionPair[] {
  const [first, second] = [a, b].map((session) => values.map((row) => row[session]))
  const found = blandAltman(first, second, { log })
  // Two people or more, and no logarithm of 0, were asked for at the door.
  return isNoStatistic(found) ? [] : [{ sessionA: sessions[a], sessionB: sessions[b], found }]
}

/** What rounding leaves of equal values is 0, as in the components. */
function withoutRounding(agreement: Agreement, { residual, sdSessions }: VarianceComponents): Agreement {
  if (residual > 0) return agreement
  const shared = sdSessions > 0 ? {} : { semAgreement: 0, mdc95Agreement: 0 }
  return { ...agreement, sem: 0, mdc95: 0, ...shared }
}
