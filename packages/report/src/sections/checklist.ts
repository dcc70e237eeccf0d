import type { SessionResult } from '@penfield/core'
import { escapeText } from '../escape.js'
import { missingCell, paragraph, table } from '../html.js'
import type { Section, SectionInput } from './section.js'
import { windowsInWords } from './windows.js'

interface Item {
  readonly name: string
  /** Null when it was not recorded. */
  readonly value: string | null
}

function items(result: SessionResult): Item[] {
  const { session, sites, trials, maps } = result
  const { stimuli, identity } = session
  const known = (values: Float64Array): number[] => [...values].filter((value) => !Number.isNaN(value))
  const intensities = known(stimuli.intensitiesPercentMso)
  const background = trials.muscles.some(({ backgroundUv }) => known(backgroundUv).length > 0)
  const recordings = session.muscles.filter(({ recording }) => recording !== null)
  const side = { L: 'left', R: 'right' }
  return [
    { name: 'participant', value: identity.participant },
    { name: 'hemisphere stimulated', value: identity.hemisphere === null ? null : side[identity.hemisphere] },
    { name: 'muscles', value: trials.muscles.map(({ muscle }) => muscle).join(', ') },
    { name: 'number of stimuli', value: `${stimuli.n}` },
    { name: 'number of sites', value: `${sites.n}` },
    { name: 'coordinate frame', value: sites.frame },
    { name: 'coil orientation', value: stimuli.coilAxes === null ? null : 'in the file' },
    { name: 'stimulus intensity', value: intensities.length === 0 ? null : intensityInWords(intensities) },
    { name: 'time of each stimulus', value: known(stimuli.timesMs).length === 0 ? null : 'in the file' },
    { name: 'EMG recordings', value: recordings.length === 0 ? null : recordings.map(({ name }) => name).join(', ') },
    { name: 'background activity', value: background ? 'measured in each trial' : null },
    { name: 'amplitude window', value: windowsInWords(result) },
    { name: 'map method', value: maps[0]?.method ?? null },
  ]
}

function intensityInWords(values: readonly number[]): string {
  let low = values[0]
  let high = values[0]
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return low === high ? `${Math.round(low)} %MSO` : `${Math.round(low)} to ${Math.round(high)} %MSO`
}

function render({ result }: SectionInput): string {
  const list = items(result)
  const reported = list.filter(({ value }) => value !== null).length
  const rows = list.map(({ name, value }) => [
    escapeText(name),
    value === null ? missingCell('not recorded: ask the experimenter') : escapeText(value),
    value === null ? '– not recorded' : '✓ reported',
  ])
  return (
    paragraph(`${reported} of ${list.length} items reported.`) +
    table({ caption: 'What the files say', columns: ['item', 'value', 'state'], rows })
  )
}

export const checklist: Section = { id: 'checklist', title: 'Checklist', render }
