/**
 * From the structure of a Signal export to a recording: each frame is a run cut around its pulse.
 *
 *     values     frames × chans × points, point fastest (MATLAB shows points × chans × frames, and drops ones at the end)
 *     interval, start  s · chaninfo  title, units of each channel · frameinfo  start (s), state, label of each frame
 *     time of point p in its frame = start + p · interval        s, the pulse at 0
 */
import type { Issue, RawChannel, RawEmg, RawMarker, RawRun } from '@penfield/core'
import { shown } from '@penfield/kernels'
import type { ReadOptions } from '../../format.js'
import { error, issue } from '../../issues.js'
import { cedChannels } from './ced-channels.js'

/** The fields of the structure by their path in it ("frameinfo/start"), whatever the version of the MAT file. */
export interface SignalFields {
  /** Name of the file, for messages. */
  readonly file: string
  /** A number that must be there. @throws {PenfieldError} io/signal-field, io/mat5-class. */
  number(path: string): number
  /** How many frames, chans or points there are; a source may refuse what is no count. @throws as `number`. */
  length(path: string): number
  /** A number for each of `count` members; null when there are none. @throws {PenfieldError} io/signal-field, io/mat5-class. */
  numbers(path: string, count: number): readonly number[] | null
  /** A trimmed text for each of `count` members; null when there are none. @throws {PenfieldError} io/signal-field, io/mat5-class. */
  texts(path: string, count: number): readonly string[] | null
  /** The array of this name, in the order of the file. @throws {PenfieldError} io/signal-field, io/mat5-class. */
  array(path: string): SignalArray
}

export interface SignalArray {
  readonly count: number
  /** Takes hold of the values once their count is known to be right, while the file is open. @throws {PenfieldError} io/hdf5-size. */
  open(): ValueReader
}

/** `count` values from `first` on, in the file's unit. */
export type ValueReader = (first: number, count: number) => Float64Array

interface Dimensions {
  readonly frames: number
  readonly chans: number
  readonly points: number
}

type WithIssues<Key extends string, T> = { readonly [key in Key]: T } & { readonly issues: readonly Issue[] }

/** @throws {PenfieldError} io/signal-field, io/signal-size, io/mat5-class. */
export function recordingOf(fields: SignalFields, options: ReadOptions): WithIssues<'recording', RawEmg> {
  const array = fields.array('values')
  const size = dimensionsOf(fields, array.count)
  const stepMs = positiveMs(fields, 'interval')
  const startMs = finiteMs(fields, 'start')
  const { channels, issues } = channelsOf(fields, size, stepMs, array.open(), options)
  const { timing, issues: misplaced } = timingOf(fields, size.frames, 0 - startMs)
  return { recording: { channels, ...timing }, issues: [...issues, ...misplaced] }
}

/** From frames, chans and points, never from the size of the array. */
function dimensionsOf(fields: SignalFields, found: number): Dimensions {
  const [frames, chans, points] = ['frames', 'chans', 'points'].map((name) => fields.length(name))
  if ([frames, chans, points].every(isCount) && frames * chans * points === found) return { frames, chans, points }
  throw error('io/signal-size', {
    what: `The export says ${frames} frames × ${chans} channels × ${points} points, and has ${found} values.`,
    where: { file: fields.file },
    fix: 'In Signal, export the data to MATLAB again; this file is damaged or was edited.',
  })
}

const isCount = (value: number): boolean => Number.isInteger(value) && value > 0

function finiteMs(fields: SignalFields, path: string): number {
  const seconds = fields.number(path)
  if (Number.isFinite(1000 * seconds)) return 1000 * seconds
  throw wrong(fields.file, path, `it is ${seconds}, a time in seconds was expected`)
}

function positiveMs(fields: SignalFields, path: string): number {
  const ms = finiteMs(fields, path)
  if (ms > 0) return ms
  throw wrong(fields.file, path, `it is ${ms / 1000}, a time above 0 s was expected`)
}

function channelsOf(
  fields: SignalFields,
  { frames, chans, points }: Dimensions,
  stepMs: number,
  values: ValueReader,
  options: ReadOptions,
): WithIssues<'channels', readonly RawChannel[]> {
  const titles = fields.texts('chaninfo/title', chans)
  const units = fields.texts('chaninfo/units', chans)
  const stated = Array.from({ length: chans }, (_, k) => ({ title: titles?.[k] ?? '', unit: units?.[k] ?? '' }))
  const { channels, issues } = cedChannels(stated, fields.file, options)
  const samples = Array.from({ length: frames }, () => points)
  const delaysMs = samples.map(() => 0)
  const read = (chan: number, factor: number) => (run: number, first: number, count: number) =>
    values((run * chans + chan) * points + first, count).map((value) =>
      Number.isFinite(value) ? value * factor : Number.NaN,
    )
  const raw = channels.map(({ name, kind, unit, factor }, chan) => {
    return { name, kind, unit, stepMs, samples, delaysMs, read: read(chan, factor) }
  })
  return { channels: raw, issues }
}

/** Starts that do not ascend (sampling was stopped and begun again) are not on one clock. */
function timingOf(
  fields: SignalFields,
  frames: number,
  pulseMs: number,
): WithIssues<'timing', Pick<RawEmg, 'runs' | 'markers' | 'hasClock'>> {
  const starts = fields.numbers('frameinfo/start', frames)?.map((seconds) => 1000 * seconds) ?? []
  const isPlaced = (startMs: number, k: number) => Number.isFinite(startMs) && !(startMs <= starts[k - 1])
  const misplaced = starts.filter((startMs, k) => !isPlaced(startMs, k)).length
  const hasClock = starts.length === frames && misplaced === 0
  const runs = Array.from({ length: frames }, (_, k): RawRun => ({ startMs: hasClock ? starts[k] : 0, pulseMs }))
  const markers = hasClock ? markersOf(fields, runs, pulseMs) : []
  return { timing: { runs, markers, hasClock }, issues: misplacedFrames(misplaced, fields.file) }
}

function misplacedFrames(count: number, file: string): readonly Issue[] {
  if (count === 0) return []
  const what = `${count} frames do not start after the one before them; the starts are not used, and the frames are taken in their order.`
  const fix = 'Check the order of the frames; stimuli are then matched by their number.'
  return [issue('io/signal-frame-times', what, { file }, fix, count)]
}

/** At each pulse the label of its frame, or the state that the frame was recorded in. */
function markersOf(fields: SignalFields, runs: readonly RawRun[], pulseMs: number): RawMarker[] {
  const labels = fields.texts('frameinfo/label', runs.length)
  const states = fields.numbers('frameinfo/state', runs.length)
  return runs.flatMap(({ startMs }, k) => {
    const label = labels?.[k] ?? ''
    const text = label === '' && states !== null ? `State ${states[k]}` : label
    return text === '' ? [] : [{ timeMs: startMs + pulseMs, text }]
  })
}

export const wrong = (file: string, path: string, why: string) =>
  error('io/signal-field', {
    what: `The field ${shown(path)} of the Signal export is not as expected: ${why}.`,
    where: { file },
    fix: 'In Signal, export the data to MATLAB again, with times and channel information.',
  })
