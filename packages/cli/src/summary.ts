import {
  isMissing,
  type MetricRow,
  missingCodes,
  type OverlapRow,
  type SessionResult,
  type Value,
} from '@penfield/core'
import { formatBounds, formatNumber, quantityOfUnit, shareOfCeiling, unitName } from '@penfield/report'
import { aligned } from './columns.js'
import type { Terminal } from './terminal.js'

/** The metrics that a terminal shows; all of them are in metrics.tsv. */
const shownMetrics = ['n_accepted', 'max_amplitude', 'active_sites', 'area', 'cog_x', 'cog_y', 'cog_z', 'ln_volume']

/** The results as people read them in a terminal: metrics muscle by muscle, then overlap with its interval, chance and ceiling. */
export function summaryText(results: readonly SessionResult[], terminal: Terminal): string {
  return results.map((result) => sessionText(result, terminal, results.length > 1)).join('')
}

function sessionText(result: SessionResult, terminal: Terminal, named: boolean): string {
  const title = named ? `${terminal.paint.bold(sessionTitle(result))}\n` : ''
  return `${title}${metricsText(result, terminal)}${overlapText(result, terminal)}`
}

export const sessionTitle = ({ session: { identity, part } }: SessionResult): string =>
  [identity.participant, identity.session, identity.hemisphere, part].filter((each) => each !== null).join(' · ')

function metricsText({ metrics, maps }: SessionResult, terminal: Terminal): string {
  const muscles = maps.map(({ muscle }) => muscle)
  const rows = shownMetrics.flatMap((id) => {
    const cells = muscles.map((muscle) => metrics.find((row) => row.metric === id && row.muscle === muscle))
    const [first] = cells
    return first === undefined ? [] : [[id, unitOf(first, terminal), ...cells.map((row) => metricCell(row, terminal))]]
  })
  return aligned([['', '', ...muscles], ...rows])
}

const placeOf = ({ unicode }: Terminal) => ({ place: unicode ? ('terminal' as const) : ('ascii' as const) })
const unitOf = ({ unit }: MetricRow | OverlapRow, terminal: Terminal) =>
  unitName(quantityOfUnit[unit], placeOf(terminal))

function metricCell(row: MetricRow | undefined, terminal: Terminal): string {
  if (row === undefined) return ''
  return `${number(row.value, row, terminal)}${bounds(row, terminal)}`
}

function number(value: Value, { unit }: MetricRow | OverlapRow, terminal: Terminal): string {
  return isMissing(value) ? 'n/a' : formatNumber(value, quantityOfUnit[unit], placeOf(terminal))
}

function bounds({ value, interval, unit }: MetricRow | OverlapRow, terminal: Terminal): string {
  const ends = formatBounds(value, interval, quantityOfUnit[unit], placeOf(terminal))
  return ends === null ? '' : ` (${ends[0]}, ${ends[1]})`
}

function overlapText({ overlap, maps }: SessionResult, terminal: Terminal): string {
  if (maps.length < 2) return ''
  const pairs = new Map<string, OverlapRow[]>()
  for (const row of overlap) {
    const name = `${row.muscleA} - ${row.muscleB}`
    pairs.set(name, [...(pairs.get(name) ?? []), row])
  }
  return [...pairs]
    .map(([name, rows]) => {
      const head = [`overlap ${name}`, '', 'value (95 % CI)', 'chance', 'ceiling', 'share of ceiling', 'corrected']
      return aligned([head, ...rows.map((row) => overlapCells(row, terminal))])
    })
    .join('')
}

function overlapCells(row: OverlapRow, terminal: Terminal): string[] {
  const share = shareOfCeiling(row)
  const cell = (value: Value) => number(value, row, terminal)
  return [
    row.index,
    unitOf(row, terminal),
    isMissing(row.value) ? `n/a  ${missingCodes[row.value.missing]}` : `${cell(row.value)}${bounds(row, terminal)}`,
    cell(row.chance),
    cell(row.ceiling),
    share === null ? '-' : formatNumber(share, 'ratio', placeOf(terminal)),
    cell(row.corrected),
  ]
}

/** One line on a session: stimuli, trials accepted and left out with their reasons, sites, the settings that count. */
export function trialsText({ session, trials, sites }: SessionResult): string {
  const all = trials.muscles.length * session.stimuli.n
  const counts = new Map<string, number>()
  let accepted = 0
  for (const { accepted: accepts, reasons } of trials.muscles) {
    reasons.forEach((reason, j) => {
      if (accepts[j] === 1) accepted += 1
      else counts.set(reason ?? 'no-emg', (counts.get(reason ?? 'no-emg') ?? 0) + 1)
    })
  }
  const why = [...counts].sort((a, b) => b[1] - a[1]).map(([reason, n]) => `${reason} ${n}`)
  const left = all === accepted ? '' : ` · ${all - accepted} left out: ${why.join(', ')}`
  return `${session.stimuli.n} stimuli, ${all} trials · ${accepted} accepted${left} · ${sites.n} sites (${sites.rule.kind}, ${sites.rule.stepMm.toFixed(1)} mm)`
}
