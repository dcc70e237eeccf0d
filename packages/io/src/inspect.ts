/** What `inspect` says of one file. The keys are those of its JSON; keys that do not apply are null. */
import type { RawEmg, Session, Tracking } from '@penfield/core'
import type { Where } from '@penfield/kernels'
import type { Reading, Source } from './format.js'

export interface InspectedPoint {
  readonly x: number
  readonly y: number
  readonly z: number
}

export interface InspectedEmg {
  /** Muscles with waveforms. */
  readonly channels: number
  readonly rate_hz: number
  /** Samples of a sweep, or of a whole recording. */
  readonly samples: number
  /** Times of the first and the last sample; the stimulus is at 0. Null in a continuous recording. */
  readonly window_ms: readonly [number, number] | null
}

export interface Problem {
  readonly code: string
  readonly where: Where
  readonly message: string
  readonly fix: string
}

export interface Inspection {
  readonly file: string
  readonly format: string
  readonly version: string | null
  readonly frame: string | null
  readonly unit: string | null
  readonly muscles: readonly string[]
  readonly stimuli: number
  readonly positions: { readonly valid: number; readonly lost: number; readonly missing: number }
  readonly emg: InspectedEmg | null
  /** The first usable position, mm. */
  readonly first: InspectedPoint | null
  /** The last usable position, mm. */
  readonly last: InspectedPoint | null
  readonly problems: readonly Problem[]
}

/** Describes a file and what reading it gave. */
export function inspection(source: Source, reading: Reading): Inspection {
  const { sessions, recording } = reading
  const points = sessions.flatMap(usablePoints)
  const channelNames = emgChannels(recording).map(({ name }) => name)
  const count = (...verdicts: readonly Tracking[]) =>
    sessions.reduce((sum, { stimuli }) => sum + stimuli.tracking.filter((one) => verdicts.includes(one)).length, 0)
  return {
    file: source.name,
    format: reading.format,
    version: reading.version,
    frame: sessions.length === 0 ? null : sessions[0].stimuli.frame,
    unit: reading.unit,
    muscles: [...new Set([...sessions.flatMap(({ muscles }) => muscles.map(({ name }) => name)), ...channelNames])],
    stimuli: sessions.reduce((sum, { stimuli }) => sum + stimuli.n, 0) + sweepsIn(recording),
    positions: { valid: count('tracked'), lost: count('untracked', 'coil-lost'), missing: count('no-position') },
    emg: recording === undefined ? emgOf(sessions) : emgOfRecording(recording),
    first: points[0] ?? null,
    last: points[points.length - 1] ?? null,
    problems: problemsOf(source, reading),
  }
}

function usablePoints({ stimuli }: Session): readonly InspectedPoint[] {
  const { tracking, positionsMm } = stimuli
  return tracking.flatMap((verdict, i) =>
    verdict === 'tracked' ? [{ x: positionsMm[3 * i], y: positionsMm[3 * i + 1], z: positionsMm[3 * i + 2] }] : [],
  )
}

/** Of the first recording; a file's recordings share their sampling. */
function emgOf(sessions: readonly Session[]): InspectedEmg | null {
  const recorded = sessions.flatMap(({ muscles }) => muscles.filter(({ recording }) => recording !== null))
  const recording = recorded[0]?.recording ?? null
  if (recording === null) return null
  const { stepMs, startMs, samples } = recording
  return {
    channels: new Set(recorded.map(({ name }) => name)).size,
    rate_hz: thousandths(1000 / stepMs),
    samples,
    window_ms: [thousandths(startMs), thousandths(startMs + (samples - 1) * stepMs)],
  }
}

/** Runs that the recording program cut around a pulse. */
const sweepsIn = (recording: RawEmg | undefined): number =>
  (recording?.runs ?? []).filter(({ pulseMs }) => pulseMs !== null).length

const emgChannels = (recording: RawEmg | undefined) => (recording?.channels ?? []).filter(({ kind }) => kind === 'emg')

/** Of the first channel that is a voltage: its first sweep, or all of a continuous recording. Others may have other rates. */
function emgOfRecording(recording: RawEmg): InspectedEmg | null {
  const channels = emgChannels(recording)
  if (channels.length === 0) return null
  const [{ samples, stepMs, delaysMs }] = channels
  const pulseMs = recording.runs[0]?.pulseMs ?? null
  const n = pulseMs === null ? samples.reduce((sum, inRun) => sum + inRun, 0) : samples[0]
  const startMs = pulseMs === null ? null : delaysMs[0] - pulseMs
  return {
    channels: channels.length,
    rate_hz: thousandths(1000 / stepMs),
    samples: n,
    window_ms: startMs === null ? null : [thousandths(startMs), thousandths(startMs + (n - 1) * stepMs)],
  }
}

/** To three decimals, so that a printed step of 0.3333 ms shows no digits that it has not. */
const thousandths = (value: number): number => Math.round(value * 1000) / 1000

function problemsOf(source: Source, { issues, unusable }: Reading): readonly Problem[] {
  const looks = issues.map(({ code, where, what, fix }) => ({ code, where, message: what, fix }))
  if (unusable === null) return looks
  const blocking = { code: 'io/unusable', where: { file: source.name }, message: unusable.what, fix: unusable.fix }
  return [...looks, blocking]
}
