/** When each record was recorded, in stretches without a gap, and the annotations between the samples. */
import type { Issue } from '@penfield/core'
import type { Source } from '../../format.js'
import { error, issue } from '../../issues.js'
import type { EdfHeader } from './edf-header.js'
import { bytesInRecord } from './edf-samples.js'
import { type EdfAnnotation, keepsTime, type Tal, talsOf } from './edf-tals.js'

/** Records that follow each other without a gap. */
export interface EdfRun {
  readonly firstRecord: number
  readonly records: number
  /** After the start that the header states, ms. */
  readonly startMs: number
}

export interface EdfTimes {
  /** Ascending in time. */
  readonly runs: readonly EdfRun[]
  /** Ascending in time. */
  readonly annotations: readonly EdfAnnotation[]
  readonly issues: readonly Issue[]
}

/** What has been met so far while the records are gone through. */
interface Progress {
  readonly runs: { firstRecord: number; records: number; startMs: number }[]
  readonly annotations: EdfAnnotation[]
  /** End of the record before, ms; NaN where its time is not known. */
  endMs: number
  damaged: number
  untimed: number
  gaps: number
  backwards: number
}

/** @throws {PenfieldError} io/edf-no-record-times — a file with gaps gives the time of none of its records. */
export function readTimes(source: Source, header: EdfHeader): EdfTimes {
  const signals = header.signals.filter(({ isAnnotations }) => isAnnotations)
  if (signals.length === 0 && header.kind !== 'D')
    return { runs: [{ firstRecord: 0, records: header.records, startMs: 0 }], annotations: [], issues: [] }
  const progress: Progress = { runs: [], annotations: [], endMs: 0, damaged: 0, untimed: 0, gaps: 0, backwards: 0 }
  const toleranceMs = toleranceMsOf(header)
  for (let record = 0; record < header.records; record++) {
    const lists = signals.map((signal) => talsOf(bytesInRecord(source, header, signal, record)))
    addRecord(progress, header, toleranceMs, record, keptTimeMs(lists))
    for (const tal of lists.flat()) addAnnotations(progress, tal)
  }
  if (progress.runs.length === 0) throw noTimes(source)
  return {
    runs: progress.runs.sort((a, b) => a.startMs - b.startMs),
    annotations: progress.annotations.sort((a, b) => a.onsetMs - b.onsetMs),
    issues: issuesOf(progress, header, source.name),
  }
}

/** Half a sample of the fastest signal: less than that is rounding in the text of the times. */
function toleranceMsOf({ signals, recordMs }: EdfHeader): number {
  let most = 1
  for (const { isAnnotations, samplesPerRecord } of signals) if (!isAnnotations) most = Math.max(most, samplesPerRecord)
  return (0.5 * recordMs) / most
}

/** Time of a record by the first list of its first annotation signal; NaN when that keeps no time. */
function keptTimeMs(lists: readonly (readonly (Tal | null)[])[]): number {
  const first = lists[0]?.[0]
  return keepsTime(first) ? first.onsetMs : Number.NaN
}

function addRecord(progress: Progress, header: EdfHeader, toleranceMs: number, record: number, timeMs: number): void {
  const isTimed = !Number.isNaN(timeMs)
  if (!isTimed) progress.untimed++
  if (!isTimed && header.kind === 'D') {
    progress.endMs = Number.NaN
    return
  }
  const run = progress.runs.at(-1)
  const startMs = isTimed ? timeMs : progress.endMs
  const follows = Math.abs(startMs - progress.endMs) <= toleranceMs
  progress.endMs = startMs + header.recordMs
  if (run !== undefined && follows) {
    run.records++
    return
  }
  if (run !== undefined) {
    progress.gaps++
    if (startMs < run.startMs + run.records * header.recordMs - toleranceMs) progress.backwards++
  }
  progress.runs.push({ firstRecord: record, records: 1, startMs })
}

function addAnnotations(progress: Progress, tal: Tal | null): void {
  if (tal === null) progress.damaged++
  else
    for (const text of tal.texts)
      if (text !== '') progress.annotations.push({ onsetMs: tal.onsetMs, durationMs: tal.durationMs, text })
}

function issuesOf(progress: Progress, { kind, records }: EdfHeader, file: string): Issue[] {
  const { damaged, untimed, gaps, backwards } = progress
  const issues: Issue[] = []
  const add = (code: Parameters<typeof issue>[0], count: number, what: string, fix: string) => {
    if (count > 0) issues.push(issue(code, what, { file }, fix, count))
  }
  add(
    'io/edf-annotations',
    damaged,
    `${damaged} annotations cannot be read; a time and a text were expected. They were left out.`,
    'Compare the number of markers with the number of pulses.',
  )
  add(
    'io/edf-record-times',
    untimed,
    `${untimed} of ${records} records have no time of their own; ` +
      (kind === 'D' ? 'they were left out, since a gap may be before each.' : 'each was put after the one before it.'),
    'Compare the length of the recording with what was recorded, or export it again.',
  )
  add(
    'io/edf-gaps',
    kind === 'D' ? backwards : gaps,
    kind === 'D'
      ? `${backwards} records begin before the one before them ends; the stretches were put in the order of time.`
      : `The file says that it has no gaps, but the times of its records have ${gaps}; the times were kept.`,
    'Check the recording in the program that wrote it.',
  )
  return issues
}

const noTimes = ({ name }: Source) =>
  error('io/edf-no-record-times', {
    what: 'The file says that it may have gaps, and none of its records gives its time; at least one was expected.',
    where: { file: name },
    fix: 'Export the recording again as EDF+ with its annotations, or as one without gaps.',
  })
