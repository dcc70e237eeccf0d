/**
 * From the structure of a Signal export to a recording: each frame is a run cut around its pulse.
 *
 *     values   frames × chans × points, point fastest (MATLAB shows points × chans × frames, and drops ones at the end)
 *     time of point p in its frame = start + p · interval        s, the pulse at 0
 */
import type { Issue, RawChannel, RawEmg, RawMarker, RawRun } from '@penfield/core'
import type { ReadOptions } from '../format.js'
import { error, issue } from '../issues.js'
import { cedChannels } from './ced-channels.js'
import { fieldsOf, type StructFields, valueAtOf, wrong } from './ced-signal-fields.js'
import type { Hdf5File } from './ced-signal-hdf5.js'

interface Dimensions {
  readonly frames: number
  readonly chans: number
  readonly points: number
}

/** The values as they lie in the file: `at(index)` in the file's unit. */
interface Values extends Dimensions {
  readonly at: (index: number) => number
}

/**
 * @param struct path of the structure.
 * @param mostFrames how many frames a file of this size can hold.
 * @throws {PenfieldError} io/signal-field, io/signal-size.
 */
export function recordingOf(
  file: Hdf5File,
  struct: string,
  mostFrames: number,
  options: ReadOptions,
): { readonly recording: RawEmg; readonly issues: readonly Issue[] } {
  const fields = fieldsOf(file)
  const values = valuesOf(file, struct, fields, mostFrames)
  const stepMs = positiveMs(file, `${struct}/interval`, fields)
  const startMs = finiteMs(file, `${struct}/start`, fields)
  const channels = channelsOf(file, struct, values, stepMs, fields, options)
  const timing = timingOf(file, struct, values.frames, 0 - startMs, fields)
  return {
    recording: { channels: channels.channels, ...timing.timing },
    issues: [...channels.issues, ...timing.issues],
  }
}

function valuesOf(file: Hdf5File, struct: string, fields: StructFields, mostFrames: number): Values {
  const [frames, chans, points] = ['frames', 'chans', 'points'].map((name) => {
    const path = `${struct}/${name}`
    const length = fields.number(path)
    if (Number.isInteger(length) && length > 0 && length <= mostFrames) return length
    if (name === 'points' && Number.isInteger(length) && length > 0) return length
    throw wrong(file, path, `it is ${length}, a whole number above 0 that the file can hold was expected`)
  })
  const dataset = file.dataset(`${struct}/values`)
  const valueAt = dataset === null ? null : valueAtOf(dataset)
  if (dataset === null || valueAt === null) throw wrong(file, `${struct}/values`, 'it is no array of numbers')
  if (dataset.count !== frames * chans * points) {
    throw error('io/signal-size', {
      what: `The export says ${frames} frames × ${chans} channels × ${points} points, and has ${dataset.count} values.`,
      where: { file: file.name },
      fix: 'In Signal, export the data to MATLAB again; this file is damaged or was edited.',
    })
  }
  const view = file.bytes(dataset)
  return { frames, chans, points, at: (index) => valueAt(view, index) }
}

function finiteMs(file: Hdf5File, path: string, fields: StructFields): number {
  const seconds = fields.number(path)
  if (!Number.isFinite(1000 * seconds)) throw wrong(file, path, `it is ${seconds}, a time in seconds was expected`)
  return 1000 * seconds
}

function positiveMs(file: Hdf5File, path: string, fields: StructFields): number {
  const ms = finiteMs(file, path, fields)
  if (ms > 0) return ms
  throw wrong(file, path, `it is ${ms / 1000}, a time above 0 s was expected`)
}

function channelsOf(
  file: Hdf5File,
  struct: string,
  values: Values,
  stepMs: number,
  fields: StructFields,
  options: ReadOptions,
): { readonly channels: readonly RawChannel[]; readonly issues: readonly Issue[] } {
  const titles = fields.texts(`${struct}/chaninfo/title`, values.chans)
  const units = fields.texts(`${struct}/chaninfo/units`, values.chans)
  const stated = Array.from({ length: values.chans }, (_, k) => ({ title: titles?.[k] ?? '', unit: units?.[k] ?? '' }))
  const { channels, issues } = cedChannels(stated, file.name, options)
  const samples = Array.from({ length: values.frames }, () => values.points)
  const delaysMs = samples.map(() => 0)
  const read = (chan: number, scale: number) => (run: number, first: number, count: number) => {
    const offset = (run * values.chans + chan) * values.points + first
    return Float64Array.from({ length: count }, (_, p) => values.at(offset + p) * scale)
  }
  return {
    channels: channels.map(({ name, kind, unit, scale }, chan) => {
      return { name, kind, unit, stepMs, samples, delaysMs, read: read(chan, scale) }
    }),
    issues,
  }
}

type Timing = Pick<RawEmg, 'runs' | 'markers' | 'hasClock'>

/** Starts that do not ascend (sampling was stopped and begun again) are not on one clock. */
function timingOf(
  file: Hdf5File,
  struct: string,
  frames: number,
  pulseMs: number,
  fields: StructFields,
): { readonly timing: Timing; readonly issues: readonly Issue[] } {
  const starts = fields.numbers(`${struct}/frameinfo/start`, frames)?.map((seconds) => 1000 * seconds) ?? null
  const backwards =
    starts?.filter((startMs, k) => !(k === 0 ? Number.isFinite(startMs) : startMs > starts[k - 1])) ?? []
  if (starts === null || backwards.length > 0 || !starts.every(Number.isFinite)) {
    const runs = Array.from({ length: frames }, (): RawRun => ({ startMs: 0, pulseMs }))
    return { timing: { runs, markers: [], hasClock: false }, issues: clockIssue(backwards.length, file.name) }
  }
  const runs = starts.map((startMs): RawRun => ({ startMs, pulseMs }))
  return { timing: { runs, markers: markersOf(struct, runs, pulseMs, fields), hasClock: true }, issues: [] }
}

function clockIssue(backwards: number, file: string): readonly Issue[] {
  if (backwards === 0) return []
  const what = `${backwards} frames do not start after the one before them; the starts are not used, and the frames are taken in their order.`
  const fix = 'Check the order of the frames; stimuli are then matched by their number.'
  return [issue('io/signal-frame-times', what, { file }, fix, backwards)]
}

/** At each pulse the label of its frame, or the state that the frame was recorded in. */
function markersOf(struct: string, runs: readonly RawRun[], pulseMs: number, fields: StructFields): RawMarker[] {
  const labels = fields.texts(`${struct}/frameinfo/label`, runs.length)
  const states = fields.numbers(`${struct}/frameinfo/state`, runs.length)
  return runs.flatMap(({ startMs }, k) => {
    const label = labels?.[k] ?? ''
    const text = label === '' && states !== null ? `State ${states[k]}` : label
    return text === '' ? [] : [{ timeMs: startMs + pulseMs, text }]
  })
}
