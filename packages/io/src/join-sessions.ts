/** Sessions of one format and frame, one behind the other. */
import { type Frame, type Muscle, pointsOf, type Recording, type Session, type Stimuli } from '@penfield/core'
import type { Reading } from './format.js'
import { error } from './issues.js'

export interface NamedReading {
  readonly name: string
  readonly reading: Reading
}

export const differs = (a: NamedReading, b: NamedReading, found: string) =>
  error('io/join-differs', {
    what: `${a.name} and ${b.name} do not go together: they have ${found}; the files of one session were expected.`,
    where: { file: b.name },
    fix: 'Give the files one by one, or only those of one session.',
  })

/**
 * @param readings at least one, each of one session, in the order of time.
 * @throws {PenfieldError} io/join-differs — several sessions in a file, or frames or sweeps that differ.
 */
export function joinSessions(readings: readonly NamedReading[]): Session {
  const [first] = readings
  const several = readings.find(({ reading }) => reading.sessions.length !== 1)
  if (several !== undefined) throw differs(first, several, `${several.reading.sessions.length} sessions in one file`)
  const sessions = readings.map(({ reading }) => reading.sessions[0])
  const { frame } = sessions[0].stimuli
  readings.forEach((named, k) => {
    const other = sessions[k].stimuli.frame
    if (other !== frame) throw differs(first, named, `positions in the frames ${frame} and ${other}`)
  })
  const names = [...new Set(sessions.flatMap(({ muscles }) => muscles.map(({ name }) => name)))]
  const labels = new Set(sessions.map(({ identity }) => identity.session))
  return {
    identity: { ...sessions[0].identity, session: labels.size === 1 ? sessions[0].identity.session : null },
    part: null,
    stimuli: joinStimuli(sessions, startsMs(readings), frame),
    muscles: names.map((name) => joinMuscle(name, readings, sessions)),
  }
}

/** Start of each block after the first block's start; NaN where a clock is not known. */
function startsMs(readings: readonly NamedReading[]): number[] {
  const [first] = readings
  const clockMs = ({ reading }: NamedReading) => reading.block?.firstMs ?? Number.NaN
  return readings.map((named) => (named === first ? 0 : clockMs(named) - clockMs(first)))
}

function joinStimuli(sessions: readonly Session[], starts: readonly number[], frame: Frame): Stimuli<Frame> {
  const stimuli = sessions.map((session) => session.stimuli)
  const hasErrors = stimuli.some(({ targetErrorsMm }) => targetErrorsMm !== undefined)
  const hasAxes = stimuli.some(({ coilAxes }) => coilAxes !== null)
  return {
    n: stimuli.reduce((sum, { n }) => sum + n, 0),
    frame,
    names: stimuli.flatMap(({ names }) => names),
    positionsMm: pointsOf(frame, concat(stimuli.map(({ positionsMm }) => positionsMm))),
    tracking: stimuli.flatMap(({ tracking }) => tracking),
    coilAxes: hasAxes ? concat(stimuli.map(({ coilAxes, n }) => coilAxes ?? missing(3 * n))) : null,
    timesMs: concat(stimuli.map(({ timesMs }, k) => timesMs.map((ms) => ms + starts[k]))),
    intensitiesPercentMso: concat(stimuli.map(({ intensitiesPercentMso }) => intensitiesPercentMso)),
    targets: stimuli.flatMap(({ targets }) => targets),
    ...(hasErrors ? { targetErrorsMm: concat(stimuli.map((one) => one.targetErrorsMm ?? missing(one.n))) } : {}),
  }
}

/** A muscle that a block does not have was not observed there. */
function joinMuscle(name: string, readings: readonly NamedReading[], sessions: readonly Session[]): Muscle {
  const parts = sessions.map(({ muscles }) => muscles.find((muscle) => muscle.name === name) ?? null)
  const present = parts.filter((part) => part !== null)
  const columns = parts.map((part, k) => part?.amplitudesInFileUv ?? missing(sessions[k].stimuli.n))
  const windows = new Set(present.map(({ windowInFileMs }) => windowInFileMs?.join(' ') ?? null))
  return {
    name,
    observed: Uint8Array.from(
      parts.flatMap((part, k) => [...(part?.observed ?? new Uint8Array(sessions[k].stimuli.n))]),
    ),
    amplitudesInFileUv: present.every(({ amplitudesInFileUv }) => amplitudesInFileUv === null) ? null : concat(columns),
    windowInFileMs: windows.size === 1 ? present[0].windowInFileMs : null,
    recording: joinRecordings(parts, readings, sessions),
  }
}

const missing = (n: number): Float64Array => new Float64Array(n).fill(Number.NaN)

function joinRecordings(
  parts: readonly (Muscle | null)[],
  readings: readonly NamedReading[],
  sessions: readonly Session[],
): Recording | null {
  const at = parts.findIndex((part) => part?.recording != null)
  const first = parts[at]?.recording ?? null
  if (first === null) return null
  const sweepsUv: Float64Array[] = []
  const sweepOfStimulus: number[] = []
  let sweeps = 0
  parts.forEach((part, k) => {
    const recording = part?.recording ?? null
    if (recording === null) {
      for (let i = 0; i < sessions[k].stimuli.n; i++) sweepOfStimulus.push(-1)
      return
    }
    if (inWords(recording) !== inWords(first)) {
      throw differs(readings[at], readings[k], `sweeps of ${inWords(first)} and of ${inWords(recording)}`)
    }
    const before = sweeps
    for (const sweep of recording.sweepOfStimulus) sweepOfStimulus.push(sweep < 0 ? -1 : sweep + before)
    sweepsUv.push(recording.sweepsUv)
    sweeps += recording.sweepsUv.length / recording.samples
  })
  return { ...first, sweepsUv: concat(sweepsUv), sweepOfStimulus: Int32Array.from(sweepOfStimulus) }
}

const inWords = ({ samples, startMs, stepMs }: Recording): string =>
  `${samples} samples from ${startMs} ms, one every ${stepMs} ms`

function concat(parts: readonly Float64Array[]): Float64Array {
  const joined = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}
