/** EMG channels of Brainsight samples: printed amplitudes and waveforms, µV. */
import type { Issue, Muscle, Recording } from '@penfield/core'
import { error, issue } from '../../issues.js'
import { muscleNames } from '../../muscle-names.js'
import { numberFromCell } from '../../number.js'
import { notANumber, numberAt, type Row, type Section, textAt } from './brainsight-sections.js'

/**
 * Numbers of the channels that have a column of amplitudes or waveforms, ascending. A column beyond the number that the
 * samples state is a channel only where something stands in it.
 */
function channelsOf(section: Section, rows: readonly Row[], stated: number): number[] {
  const numbers = new Set<number>()
  for (const name of section.columns.keys()) {
    const [, digits] = /^EMG (?:Peak-to-peak|Data) (\d{1,3})$/.exec(name) ?? []
    const channel = numberFromCell(digits ?? '') ?? Number.NaN
    const isFilled = () => rows.some((row) => textAt(section, row, name) !== null)
    if (channel >= 1 && (channel <= stated || isFilled())) numbers.add(channel)
  }
  return [...numbers].sort((a, b) => a - b)
}

/** How many channels the samples state: the largest `EMG Channels`; infinite without a number, for then each column counts. */
function statedChannels(section: Section, rows: readonly Row[]): number {
  const stated = rows.map((row) => channelsIn(section, row)).filter((count) => count > 0)
  return stated.length === 0 ? Number.POSITIVE_INFINITY : stated.reduce((most, count) => Math.max(most, count), 0)
}

function channelsIn(section: Section, row: Row): number {
  const stated = numberFromCell(textAt(section, row, 'EMG Channels') ?? '') ?? 0
  return stated > 0 ? stated : 0
}

/** A name for each channel that is there; the user may name all that the samples state, also those without columns. */
function namesOf(
  channels: readonly number[],
  stated: number,
  asked: readonly string[] | undefined,
  file: string,
): readonly string[] {
  if (channels.length === 0) return []
  const all = asked?.length === stated ? Array.from({ length: stated }, (_, k) => k + 1) : channels
  const names = muscleNames(
    asked,
    all.map((channel) => `EMG ${channel}`),
    file,
  )
  return channels.map((channel) => names[all.indexOf(channel)] ?? `EMG ${channel}`)
}

/**
 * The muscles of some samples. Channels have numbers and no names in the export.
 *
 * @param asked names in the order of the channels; undefined gives "EMG 1", "EMG 2" …
 * @throws {PenfieldError} io/muscle-names, io/brainsight-cell, io/brainsight-waveform.
 */
export function musclesOf(
  section: Section,
  rows: readonly Row[],
  asked: readonly string[] | undefined,
): { readonly muscles: readonly Muscle[]; readonly issues: readonly Issue[] } {
  const stated = statedChannels(section, rows)
  const channels = channelsOf(section, rows, stated)
  const names = namesOf(channels, stated, asked, section.file)
  const window = windowOf(section, rows)
  const muscles = channels.map((channel, k) => muscleOf(section, rows, channel, names[k], window))
  const issues = window === 'differs' && channels.length > 0 ? [windowsDiffer(section, rows)] : []
  return { muscles, issues: [...issues, ...missingChannels(section, rows, channels)] }
}

type Window = readonly [number, number] | null | 'differs'

function muscleOf(section: Section, rows: readonly Row[], channel: number, name: string, window: Window): Muscle {
  const column = `EMG Peak-to-peak ${channel}`
  const amplitudesInFileUv = section.columns.has(column)
    ? Float64Array.from(rows, (row) => amplitudeAt(section, row, column))
    : null
  const recording = recordingOf(section, rows, channel)
  const isObserved = (i: number): boolean =>
    !Number.isNaN(amplitudesInFileUv?.[i] ?? Number.NaN) || (recording?.sweepOfStimulus[i] ?? -1) >= 0
  return {
    name,
    observed: Uint8Array.from(rows, (_, i) => (isObserved(i) ? 1 : 0)),
    amplitudesInFileUv,
    windowInFileMs: amplitudesInFileUv === null || window === 'differs' ? null : window,
    recording,
  }
}

function amplitudeAt(section: Section, row: Row, column: string): number {
  const value = numberAt(section, row, column)
  if (!(value < 0)) return value
  throw error('io/brainsight-cell', {
    what: `The peak-to-peak amplitude ${value} is below 0; 0 or more was expected.`,
    where: { file: section.file, line: row.line, column },
    fix: 'Export the session again from Brainsight and do not edit the text.',
  })
}

/** The window of the printed amplitudes, both ends included; null when no row states one. */
function windowOf(section: Section, rows: readonly Row[]): Window {
  let window: readonly [number, number] | null = null
  for (const row of rows) {
    const start = numberAt(section, row, 'EMG Window Start')
    const end = numberAt(section, row, 'EMG Window End')
    if (Number.isNaN(start) || Number.isNaN(end)) continue
    if (window !== null && (window[0] !== start || window[1] !== end)) return 'differs'
    window = [start, end]
  }
  return window
}

const windowsDiffer = (section: Section, rows: readonly Row[]): Issue =>
  issue(
    'io/brainsight-windows',
    'The samples do not share one window for the printed peak-to-peak amplitude.',
    { file: section.file, line: rows[0].line, column: 'EMG Window Start' },
    'Where waveforms are exported, the amplitude is computed again in one window; else compare the amplitudes with care.',
  )

/** Samples that state more channels than have columns. */
function missingChannels(section: Section, rows: readonly Row[], channels: readonly number[]): Issue[] {
  const hasColumns = (count: number) => channels.filter((channel) => channel <= count).length >= count
  const lacking = rows.filter((row) => !hasColumns(channelsIn(section, row)))
  if (lacking.length === 0) return []
  const [first] = lacking
  return [
    issue(
      'io/brainsight-channels',
      `The samples name ${textAt(section, first, 'EMG Channels')} EMG channels and the file has columns for ${channelsInWords(channels)}.`,
      { file: section.file, line: first.line, column: 'EMG Channels' },
      'Export the samples again with all EMG columns if the other channels are needed.',
      lacking.length,
    ),
  ]
}

const channelsInWords = (channels: readonly number[]): string =>
  channels.length === 0 ? 'none of them' : `the channels ${channels.join(', ')}`

/** Geometry of a sweep as printed in its row. */
interface Sweep {
  readonly row: Row
  readonly startMs: number
  readonly endMs: number
  readonly samplesUv: Float64Array
}

/** The waveforms of a channel; null when the file has none. */
function recordingOf(section: Section, rows: readonly Row[], channel: number): Recording | null {
  const column = `EMG Data ${channel}`
  const sweeps: Sweep[] = []
  const sweepOfStimulus = new Int32Array(rows.length).fill(-1)
  rows.forEach((row, i) => {
    const cell = textAt(section, row, column)
    if (cell === null) return
    const sweep = sweepOf(section, row, column, cell)
    if (sweeps.length > 0) checkAlike(section, column, sweeps[0], sweep)
    sweepOfStimulus[i] = sweeps.length
    sweeps.push(sweep)
  })
  if (sweeps.length === 0) return null
  const [{ row, startMs, endMs, samplesUv }] = sweeps
  const samples = samplesUv.length
  const sweepsUv = new Float64Array(sweeps.length * samples)
  sweeps.forEach((sweep, k) => void sweepsUv.set(sweep.samplesUv, k * samples))
  // The interval is printed with nine decimals; both ends of the sweep are exact, so the interval is taken from them.
  const stepMs = samples > 1 ? (endMs - startMs) / (samples - 1) : numberAt(section, row, 'EMG Res.')
  return { stepMs, startMs, samples, sweepsUv, sweepOfStimulus }
}

function sweepOf(section: Section, row: Row, column: string, cell: string): Sweep {
  const startMs = numberAt(section, row, 'EMG Start')
  const endMs = numberAt(section, row, 'EMG End')
  const printedStepMs = numberAt(section, row, 'EMG Res.')
  const texts = cell.split(';')
  const expected = Math.round((endMs - startMs) / printedStepMs) + 1
  if (!(printedStepMs > 0) || texts.length !== expected) {
    const range = `EMG Start ${startMs}, EMG End ${endMs} and EMG Res. ${printedStepMs} ms`
    throw error('io/brainsight-waveform', {
      what: `The waveform has ${texts.length} values; ${range} were expected to give ${expected}.`,
      where: { file: section.file, line: row.line, column },
      fix: 'Export the session again from Brainsight; a row that was cut off or edited cannot be placed in time.',
    })
  }
  const samplesUv = Float64Array.from(texts, (text) => {
    const value = numberFromCell(text)
    if (value === undefined) throw notANumber(section, row, column, text)
    return value
  })
  return { row, startMs, endMs, samplesUv }
}

function checkAlike(section: Section, column: string, first: Sweep, sweep: Sweep): void {
  const inWords = ({ samplesUv, startMs, endMs }: Sweep) => `${samplesUv.length} values from ${startMs} to ${endMs} ms`
  if (inWords(first) === inWords(sweep)) return
  throw error('io/brainsight-waveform', {
    what: `The waveform has ${inWords(sweep)}; ${inWords(first)} were expected, as in line ${first.row.line}.`,
    where: { file: section.file, line: sweep.row.line, column },
    fix: 'Export the samples that were recorded with one EMG setting into a file of their own.',
  })
}
