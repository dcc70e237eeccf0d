import { type Reason, reasons, type SessionResult } from '@penfield/core'
import { escapeText } from '../escape.js'
import { amplitudeTime } from '../figures/amplitude-time.js'
import { mepWaterfall } from '../figures/mep-waterfall.js'
import { paragraph, table } from '../html.js'
import { drawn } from './draw.js'
import type { Section, SectionInput } from './section.js'

function render(input: SectionInput): string {
  const { result } = input
  const waterfalls = result.trials.muscles.map(({ muscle }) => drawn(mepWaterfall, input, { muscle })).join('')
  const without =
    waterfalls === '' ? paragraph('The file holds amplitudes only, so there are no waveforms to show.') : waterfalls
  return `${drawn(amplitudeTime, input)}${without}${leftOutTable(result)}`
}

/** How many trials of a muscle were left out for each reason, in the order of the catalogue. */
export function leftOutByReason(result: SessionResult, muscle: string): ReadonlyMap<Reason, number> {
  const counts = new Map<Reason, number>()
  const trials = result.trials.muscles.find((each) => each.muscle === muscle)
  for (const reason of Object.keys(reasons) as Reason[]) {
    const count = trials?.reasons.filter((each) => each === reason).length ?? 0
    if (count > 0) counts.set(reason, count)
  }
  return counts
}

function leftOutTable(result: SessionResult): string {
  const names = result.trials.muscles.map(({ muscle }) => muscle)
  const counts = names.map((name) => leftOutByReason(result, name))
  const met = (Object.keys(reasons) as Reason[]).filter((reason) => counts.some((each) => each.has(reason)))
  if (met.length === 0) return paragraph('No trial was left out.')
  return table({
    caption: 'Trials left out, by reason',
    columns: ['reason', ...names, 'meaning'],
    rows: met.map((reason) => [
      reason,
      ...counts.map((each) => `${each.get(reason) ?? 0}`),
      escapeText(reasons[reason]),
    ]),
  })
}

export const responses: Section = { id: 'responses', title: 'Responses', render }
