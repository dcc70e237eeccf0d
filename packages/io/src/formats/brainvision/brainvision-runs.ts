/**
 * Runs of a BrainVision recording. The samples of the file follow each other without a gap; a marker "New Segment"
 * says where the recorder paused, and its date for how long.
 *
 *     samples   0 ──────────── 999 │ 1000 ─────── 1499
 *     date      10:00:00.000       │ 10:05:00.000
 *     start     0 ms               │ 300 000 ms
 */
import type { Issue, RawMarker, RawRun } from '@penfield/core'
import { issue } from '../../issues.js'
import { numberFromCell } from '../../number.js'
import { runStartsOf } from '../../run-starts.js'
import type { BrainVisionHeader } from './brainvision-header.js'
import type { PlacedMarker } from './brainvision-markers.js'

export interface Timeline {
  readonly runs: readonly RawRun[]
  /** One a run: its first sample, counted from the file's first. */
  readonly firstSamples: readonly number[]
  /** One a run. */
  readonly samples: readonly number[]
  /** One a run: 0, as all channels are sampled at once. */
  readonly delaysMs: readonly number[]
  readonly markers: readonly RawMarker[]
  readonly hasClock: boolean
  readonly issues: readonly Issue[]
}

/**
 * Runs, and markers on their clock.
 *
 * @param placed  ascending in their sample.
 * @param samples of a channel, all runs together.
 * @param file    name of the marker file.
 */
export function timelineOf(
  placed: readonly PlacedMarker[],
  samples: number,
  { stepMs, isSegmented }: BrainVisionHeader,
  file: string,
): Timeline {
  const segments = segmentsOf(placed)
  const firstSamples = segments.map(({ sample }) => sample)
  const lengths = firstSamples.map((first, k) => (firstSamples[k + 1] ?? samples) - first)
  const datesMs = segments.map((segment) => afterFirstMs(segment, segments[0].date))
  const { startsMs, hasClock } = runStartsOf(datesMs, lengths, stepMs)
  const pulsesMs: (number | null)[] = segments.map(() => null)
  const markers: RawMarker[] = []
  let run = 0
  for (const { type, text, sample } of placed) {
    while (firstSamples[run + 1] <= sample) run++
    const offsetMs = (sample - firstSamples[run]) * stepMs
    if (type === 'time 0' && isSegmented) pulsesMs[run] ??= offsetMs
    if (type !== 'new segment') markers.push({ timeMs: startsMs[run] + offsetMs, text })
  }
  const runs = startsMs.map((startMs, k) => ({ startMs, pulseMs: pulsesMs[k] }))
  const issues = hasClock ? [] : [pausesUnknown(segments.length - 1, file)]
  const delaysMs = segments.map(() => 0)
  return { runs, firstSamples, samples: lengths, delaysMs, markers, hasClock, issues }
}

interface Segment {
  readonly sample: number
  /** Null without a date. */
  readonly date: Instant | null
}

/** The first begins at the first sample, with or without a marker; markers at one sample begin one segment. */
function segmentsOf(placed: readonly PlacedMarker[]): readonly Segment[] {
  const segments: Segment[] = []
  for (const { type, sample, date } of placed) {
    if (type !== 'new segment' || segments.at(-1)?.sample === sample) continue
    if (segments.length === 0 && sample > 0) segments.push({ sample: 0, date: null })
    segments.push({ sample, date: instantOf(date) })
  }
  return segments.length === 0 ? [{ sample: 0, date: null }] : segments
}

/** ms after the first segment's date; NaN where a date is missing. */
function afterFirstMs({ date }: Segment, first: Instant | null): number {
  if (first === null || date === null) return Number.NaN
  return date.secondMs - first.secondMs + (date.microseconds - first.microseconds) / 1000
}

/** Apart, because ms since 1970 leave too few digits for the microseconds. */
interface Instant {
  /** The whole second, ms since 1970. */
  readonly secondMs: number
  readonly microseconds: number
}

function instantOf(date: string): Instant | null {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{6})$/.exec(date)
  if (parts === null) return null
  const [year, month, day, hours, minutes, seconds, microseconds] = parts
    .slice(1)
    .map((one) => numberFromCell(one) ?? 0)
  if (month < 1 || month > 12 || day < 1 || day > 31 || hours > 23 || minutes > 59 || seconds > 60) return null
  return { secondMs: Date.UTC(year, month - 1, day, hours, minutes, seconds), microseconds }
}

function pausesUnknown(pauses: number, file: string): Issue {
  const what = `The recording paused ${pauses} ${pauses === 1 ? 'time' : 'times'} and its dates do not say for how long; a date at each New Segment was expected.`
  const fix = 'Times count the samples as if there were no pause; check the match with the navigator around each one.'
  return issue('io/brainvision-pauses', what, { file }, fix)
}
