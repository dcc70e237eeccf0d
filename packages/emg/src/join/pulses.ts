/** Where the pulses stand in a recording. */
import type { RawEmg } from '@penfield/core'
import { shown } from '@penfield/kernels'
import { error } from '../codes.js'
import { edgesOf } from './edges.js'

/** The pulses of a recording, ascending within each run. */
export interface Pulses {
  readonly n: number
  /** n, the run of each. */
  readonly runs: Int32Array
  /** n, ms after the beginning of the run. */
  readonly withinRunMs: Float64Array
  /** n, on the recording's clock; NaN where its runs share no clock. */
  readonly timesMs: Float64Array
  /** What they were read from, for the report: "marker TMS", "channel Trigger", "one a sweep". */
  readonly from: string
}

/**
 * Finds the pulses of a recording: one a run where the runs were cut around pulses, else the markers or the trigger channel
 * that `trigger` names, else the only kind of marker or the only trigger channel there is. Nothing is guessed between two.
 *
 * @param trigger text of a marker, or name of a channel; null: not said.
 * @throws {PenfieldError} emg/no-pulses — nothing shows when the pulses came; emg/which-pulses — several kinds of marker could.
 */
export function pulsesOf(raw: RawEmg, trigger: string | null): Pulses {
  if (trigger === null && raw.runs.length > 0 && raw.runs.every(({ pulseMs }) => pulseMs !== null)) return fromRuns(raw)
  const texts = [...new Set(raw.markers.map(({ text }) => text))]
  const triggerChannels = raw.channels.filter(({ kind }) => kind === 'trigger')
  if (trigger !== null) return named(raw, trigger, texts)
  if (texts.length === 1) return fromMarkers(raw, texts[0])
  if (texts.length === 0 && triggerChannels.length === 1) return fromChannel(raw, triggerChannels[0].name)
  if (texts.length === 0 && triggerChannels.length === 0) throw noPulses(raw)
  throw error('emg/which-pulses', {
    what: `The recording has ${candidates(raw, texts)}, and it is not said which of them are the pulses.`,
    where: { argument: '--trigger' },
    fix: `Name the marker or the channel, as in --trigger ${shown(texts[0] ?? triggerChannels[0].name)}.`,
  })
}

function named(raw: RawEmg, trigger: string, texts: readonly string[]): Pulses {
  const isIt = (name: string) => name.toLowerCase() === trigger.trim().toLowerCase()
  const text = texts.find(isIt)
  if (text !== undefined) return fromMarkers(raw, text)
  const channel = raw.channels.find(({ name }) => isIt(name))
  if (channel !== undefined) return fromChannel(raw, channel.name)
  throw error('emg/which-pulses', {
    what: `Neither a marker nor a channel of the recording is named ${shown(trigger)}; it has ${candidates(raw, texts)}.`,
    where: { argument: `--trigger ${trigger}` },
    fix: 'Name one of these with --trigger.',
  })
}

function candidates(raw: RawEmg, texts: readonly string[]): string {
  const counted = texts.slice(0, 8).map((text) => {
    const count = raw.markers.filter((marker) => marker.text === text).length
    return `${shown(text)} (${count})`
  })
  const more = texts.length > 8 ? ` and ${texts.length - 8} more` : ''
  const markers = texts.length === 0 ? 'no markers' : `the markers ${counted.join(', ')}${more}`
  return `${markers}, and the channels ${raw.channels.map(({ name }) => shown(name)).join(', ')}`
}

function fromRuns({ runs, hasClock }: RawEmg): Pulses {
  const withinRunMs = Float64Array.from(runs, ({ pulseMs }) => pulseMs ?? Number.NaN)
  return {
    n: runs.length,
    runs: Int32Array.from(runs, (_, run) => run),
    withinRunMs,
    timesMs: withinRunMs.map((ms, run) => (hasClock ? runs[run].startMs + ms : Number.NaN)),
    from: 'one a sweep',
  }
}

function fromMarkers(raw: RawEmg, text: string): Pulses {
  const times = raw.markers.filter((marker) => marker.text === text).map(({ timeMs }) => timeMs)
  const inRuns = times.flatMap((timeMs) => {
    const run = runAt(raw, timeMs)
    return run < 0 ? [] : [{ run, timeMs }]
  })
  return pulses(raw, inRuns, `marker ${text}`)
}

/** The last run that begins at a time or before it, where it still goes on then; −1 in a gap or outside. */
function runAt({ runs, channels }: RawEmg, timeMs: number): number {
  let run = -1
  for (const [k, { startMs }] of runs.entries())
    if (startMs <= timeMs && (run < 0 || startMs >= runs[run].startMs)) run = k
  if (run < 0) return run
  const lengthMs = Math.max(...channels.map(({ samples, stepMs, delaysMs }) => delaysMs[run] + samples[run] * stepMs))
  return timeMs <= runs[run].startMs + lengthMs ? run : -1
}

function fromChannel(raw: RawEmg, name: string): Pulses {
  const channel = raw.channels.find((each) => each.name === name) as RawEmg['channels'][number]
  const found = edgesOf(channel).map(({ run, withinRunMs }) => ({ run, timeMs: raw.runs[run].startMs + withinRunMs }))
  if (found.length === 0) throw noPulses(raw, name)
  return pulses(raw, found, `channel ${name}`)
}

function pulses(raw: RawEmg, found: readonly { run: number; timeMs: number }[], from: string): Pulses {
  const timesMs = Float64Array.from(found, ({ timeMs }) => timeMs)
  return {
    n: found.length,
    runs: Int32Array.from(found, ({ run }) => run),
    withinRunMs: timesMs.map((ms, k) => ms - raw.runs[found[k].run].startMs),
    timesMs: raw.hasClock || raw.runs.length === 1 ? timesMs : timesMs.map(() => Number.NaN),
    from,
  }
}

const noPulses = ({ channels }: RawEmg, silent?: string) =>
  error('emg/no-pulses', {
    what:
      silent === undefined
        ? 'The recording has no markers and no trigger channel, so it is not known when the pulses came.'
        : `The channel ${shown(silent)} shows no pulse: it stays at one value.`,
    where: { argument: '--trigger' },
    fix: `Record the trigger output of the stimulator on a channel, and name it with --trigger; the channels here are ${channels.map(({ name }) => shown(name)).join(', ')}.`,
  })
