/** What `inspect` says of one file. The keys are those of its JSON; keys that do not apply are null. */
import type { Session, Tracking } from '@penfield/core'
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
  /** Samples of a sweep. */
  readonly samples: number
  /** Times of the first and the last sample; the stimulus is at 0. */
  readonly window_ms: readonly [number, number]
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
  const { sessions } = reading
  const points = sessions.flatMap(usablePoints)
  const count = (...verdicts: readonly Tracking[]) =>
    sessions.reduce((sum, { stimuli }) => sum + stimuli.tracking.filter((one) => verdicts.includes(one)).length, 0)
  return {
    file: source.name,
    format: reading.format,
    version: reading.version,
    frame: sessions.length === 0 ? null : sessions[0].stimuli.frame,
    unit: reading.unit,
    muscles: [...new Set(sessions.flatMap(({ muscles }) => muscles.map(({ name }) => name)))],
    stimuli: sessions.reduce((sum, { stimuli }) => sum + stimuli.n, 0),
    positions: { valid: count('tracked'), lost: count('untracked', 'coil-lost'), missing: count('no-position') },
    emg: emgOf(sessions),
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

/** To three decimals, so that a printed step of 0.3333 ms shows no digits that it has not. */
const thousandths = (value: number): number => Math.round(value * 1000) / 1000

function problemsOf(source: Source, { issues, unusable }: Reading): readonly Problem[] {
  const looks = issues.map(({ code, where, what, fix }) => ({ code, where, message: what, fix }))
  if (unusable === null) return looks
  const blocking = { code: 'io/unusable', where: { file: source.name }, message: unusable.what, fix: unusable.fix }
  return [...looks, blocking]
}
