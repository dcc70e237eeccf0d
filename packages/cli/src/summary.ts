import { type MuscleMap, type SessionResult, unitOf } from '@penfield/core'
import { numberText } from '@penfield/kernels'
import { quantityOfUnit, unitName } from '@penfield/report'
import { aligned } from './columns.js'
import { overlapText } from './overlap-summary.js'
import { estimateCell, moreLine, placeOf, unitCell } from './summary-cells.js'
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
    if (first === undefined) return []
    return [
      [id, unitCell(first, terminal), ...cells.map((row) => (row === undefined ? '' : estimateCell(row, terminal)))],
    ]
  })
  const left = new Set(metrics.map(({ metric }) => metric)).size - rows.length
  const thresholds = ['threshold', '', ...maps.map((map) => thresholdCell(map, terminal))]
  return aligned([['', '', ...muscles], thresholds, ...rows]) + moreLine(left, 'metrics.tsv', terminal)
}

/**
 * The threshold of a muscle's map: `noise (31.2 µV)`, `50.0 µV`, `25 % of the maximum` or `none`. Where site values are shares of
 * trials it is that of a trial: `noise (trials above 31.2 µV)`.
 */
function thresholdCell({ threshold, siteValue, drawn, ...map }: MuscleMap, terminal: Terminal): string {
  const { kind, thetaUv, trialThetaUv, fraction } = threshold
  const ofTrials = siteValue === 'probability'
  const unit = unitOf(ofTrials ? drawn.trials : map)
  const level = (ofTrials ? trialThetaUv : thetaUv).toFixed(unit === '1' ? 2 : 1)
  const theta = `${ofTrials ? 'trials above ' : ''}${level} ${unitName(quantityOfUnit[unit], placeOf(terminal))}`.trim()
  switch (kind) {
    case 'noise':
      return `noise (${theta})`
    case 'absolute':
      return theta
    case 'relative':
      return `${numberText(100 * fraction)} % of the maximum`
    case 'none':
      return 'none'
  }
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
  return `${counted(session.stimuli.n, 'stimulus', 'stimuli')}, ${counted(all, 'trial', 'trials')} · ${accepted} accepted${left} · ${counted(sites.n, 'site', 'sites')} (${sites.rule.kind}, ${sites.rule.stepMm.toFixed(1)} mm)`
}

const counted = (n: number, one: string, several: string): string => `${n} ${n === 1 ? one : several}`
