/** reliability.tsv: one row a number. */
import { exp } from '@penfield/kernels'
import { type IccForm, iccForms, isNoStatistic } from '@penfield/stats'
import type { Column, Table } from '../tables/table.js'
import { limitText } from './cells.js'
import { numberOrNull } from './document.js'
import { iccMeaning } from './icc-names.js'
import type { ReliabilityResult, SessionPair } from './reliability.js'

export interface ReliabilityRow {
  readonly statistic: string
  readonly pair: Pick<SessionPair, 'sessionA' | 'sessionB'> | null
  readonly value: number | null
  readonly unit: string | null
  readonly low: number | null
  readonly high: number | null
  readonly n: number
  readonly note: string | null
}

const column = (name: string, meaning: string, of: Column<ReliabilityRow>['of']): Column<ReliabilityRow> => ({
  ...{ name, meaning, of },
})

export const reliabilityTable: Table<ReliabilityRow> = {
  name: 'reliability',
  about: 'One row a number: how far sessions of the same, unchanged people agree',
  columns: [
    column('statistic', 'Which number: an ICC, a SEM, an MDC, a variance, or one of two sessions', (r) => r.statistic),
    column('session_a', 'Earlier session of a pair', (r) => r.pair?.sessionA ?? null),
    column('session_b', 'Later session of a pair', (r) => r.pair?.sessionB ?? null),
    column('value', 'Value, in the unit of the row; n/a with the reason in note', (r) => r.value),
    column('unit', 'Unit of value and interval; ln: of natural logarithms; n/a: that of the table', (r) => r.unit),
    column('ci_low', 'Lower end of the 95 % interval', (r) => r.low),
    column('ci_high', 'Upper end of the 95 % interval', (r) => r.high),
    column('n', 'People used', (r) => r.n),
    column('note', 'What the number is, or why it is missing', (r) => r.note),
  ],
}

interface Given {
  readonly unit: string | null
  readonly ends?: { readonly low: number; readonly high: number }
  readonly note?: string | null
  readonly pair?: SessionPair
}

/** ICC, then errors, then components, then pair by pair. */
export function reliabilityRows(result: ReliabilityResult): readonly ReliabilityRow[] {
  const { request, repeats, agreement, components, percentSem, pairs, mean } = result
  const n = repeats.participants.length
  const unit = request.log ? 'ln' : repeats.unit
  const squared = unit === null || unit === '1' ? unit : `(${unit})^2`
  const row = (
    statistic: string,
    value: number | null,
    { pair, ends, note = null, ...given }: Given,
  ): ReliabilityRow => ({
    ...{ statistic, pair: pair ?? null, value: numberOrNull(value), unit: given.unit, n, note },
    ...{ low: numberOrNull(ends?.low ?? null), high: numberOrNull(ends?.high ?? null) },
  })
  return [
    ...iccForms.map((form) => iccRow(result, form, row)),
    row('mean', mean, { unit: repeats.unit, note: 'of all values used' }),
    row('sem_agreement', agreement.semAgreement, { unit }),
    row('mdc95_agreement', agreement.mdc95Agreement, { unit }),
    row('sem', agreement.sem, { unit, note: 'consistency' }),
    row('mdc95', agreement.mdc95, { unit, note: 'consistency' }),
    ...(percentSem === null
      ? []
      : [
          row('sem_percent_agreement', percentSem.agreement, { unit: '%' }),
          row('sem_percent', percentSem.consistency, { unit: '%', note: 'consistency' }),
        ]),
    row('limit95', agreement.limit95, {
      unit,
      note: agreement.limit95 === null ? limitText(result, 'terminal').replace('n/a: ', '') : 'by rank',
    }),
    row('variance_people', components.people, { unit: squared }),
    row('variance_sessions', components.sessions, { unit: squared }),
    row('variance_residual', components.residual, { unit: squared }),
    ...pairs.flatMap((pair) => pairRows(pair, unit, row)),
  ]
}

type MakeRow = (statistic: string, value: number | null, given: Given) => ReliabilityRow

function iccRow({ icc, repeats }: ReliabilityResult, form: IccForm, row: MakeRow): ReliabilityRow {
  const found = icc[form]
  if (isNoStatistic(found)) return row(form, null, { unit: '1', note: found.missing })
  const meaning = iccMeaning(form, repeats.sessions.length)
  const note = Number.isFinite(found.low) ? meaning : `${meaning}; ci_low: no value is excluded below`
  return row(form, found.value, { unit: '1', ends: found, note })
}

function pairRows(pair: SessionPair, unit: string | null, row: MakeRow): readonly ReliabilityRow[] {
  const { bias, sd, low, high, biasInterval, lowInterval, highInterval, proportional, ratio } = pair.found
  const isLine = !isNoStatistic(proportional)
  const test = isLine ? proportional.test : proportional
  const factors = (ends: { low: number; high: number }) => ({ low: exp(ends.low), high: exp(ends.high) })
  return [
    row('bias', bias, { pair, unit, ends: biasInterval, note: 'mean of session_b - session_a' }),
    row('sd', sd, { pair, unit, note: 'of the differences' }),
    row('loa_low', low, { pair, unit, ends: lowInterval }),
    row('loa_high', high, { pair, unit, ends: highInterval }),
    row('slope', isLine ? proportional.slope : null, {
      pair,
      unit: '1',
      note: isLine ? 'of the difference on the mean' : proportional.missing,
    }),
    row('slope_p', isNoStatistic(test) ? null : test.p, {
      pair,
      unit: '1',
      note: isNoStatistic(test) ? test.missing : 'two-sided',
    }),
    ...(ratio === null
      ? []
      : [
          row('ratio', ratio.value, { pair, unit: '1', ends: factors(biasInterval), note: 'session_b over session_a' }),
          row('ratio_low', ratio.low, { pair, unit: '1', ends: factors(lowInterval) }),
          row('ratio_high', ratio.high, { pair, unit: '1', ends: factors(highInterval) }),
        ]),
  ]
}
