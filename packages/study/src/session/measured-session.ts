/** From a session's EMG to its trials: cleaned, measured, and with crosstalk taken off where that was asked for. */
import {
  type CrosstalkFinding,
  type Issue,
  pairsOf,
  type Session,
  type Sites,
  siteValues,
  type Trials,
} from '@penfield/core'
import {
  backgroundWindowMs,
  crosstalkOf,
  estimatedMixing,
  filterEdgeIssue,
  type Measurement,
  type Mixing,
  measureTrials,
  parseMixing,
  prepareRecording,
  unmixAmplitudes,
  unmixSession,
} from '@penfield/emg'
import type { MapSettings } from '../parse-settings.js'
import { emgLooks, refuseBlankInWindow, refuseImpossibleUnit } from './emg-checks.js'

/** Without `needed`, which is asked of the maps. */
export type PairCrosstalk = Omit<CrosstalkFinding, 'needed'>

export interface MeasuredSession {
  /** With recordings as they were measured. */
  readonly session: Session
  readonly measurement: Measurement
  /** Of each pair, as recorded: before anything was taken off. Empty where fewer than two muscles have recordings. */
  readonly crosstalk: readonly PairCrosstalk[]
  /** What was taken off; null when nothing was. */
  readonly mixing: Mixing | null
  readonly issues: readonly Issue[]
}

/** Settings that decide the trials. */
export type MeasureSettings = Pick<
  MapSettings,
  | 'amplitude'
  | 'windowMs'
  | 'reject'
  | 'signal'
  | 'onset'
  | 'backgroundLimit'
  | 'mvcUv'
  | 'positionLimitMm'
  | 'excluded'
  | 'unmix'
>

/** @throws {PenfieldError} data and usage errors of emg. */
export function measuredSession(session: Session, sites: Sites, settings: MeasureSettings): MeasuredSession {
  const cleaned = cleanedSession(session, settings)
  const measurement = measureTrials(cleaned.session, settings, session)
  const crosstalk = crosstalkOfPairs(cleaned.session, measurement, sites)
  refuseBlankInWindow(session, measurement, settings.signal)
  refuseImpossibleUnit(session, measurement)
  const mixing = mixingFor(settings.unmix, crosstalk, session)
  const issues = [
    ...cleaned.issues,
    ...edgeIssues(cleaned, measurement),
    ...emgLooks(measurement, settings.signal, crosstalk, settings.unmix === 'estimate'),
  ]
  if (mixing === null) return { session: cleaned.session, measurement, crosstalk, mixing, issues }
  if (cleaned.session.muscles.every(({ recording }) => recording === null)) {
    const trials = withoutLeak(measurement.trials, mixing)
    return { session, measurement: { ...measurement, trials }, crosstalk, mixing, issues }
  }
  const unmixed = unmixSession(cleaned.session, mixing)
  return { session: unmixed, measurement: measureTrials(unmixed, settings, session), crosstalk, mixing, issues }
}

/** Every recording without artefact, drift and what lies outside the band, as asked for. */
function cleanedSession(session: Session, { signal }: MeasureSettings) {
  const issues: Issue[] = []
  const edgesMs: number[] = []
  const muscles = session.muscles.map((muscle, m) => {
    edgesMs[m] = 0
    if (muscle.recording === null) return muscle
    const prepared = prepareRecording(muscle.recording, signal)
    edgesMs[m] = prepared.edgeMs
    issues.push(...prepared.issues.map((issue) => ({ ...issue, where: { column: muscle.name, ...issue.where } })))
    return { ...muscle, recording: prepared.recording }
  })
  return { session: { ...session, muscles }, issues, edgesMs }
}

/** Windows that reach into the ends of the sweeps, where the filter has not settled. */
function edgeIssues(
  { session, edgesMs }: ReturnType<typeof cleanedSession>,
  { windowsMs, shamWindowsMs }: Measurement,
): readonly Issue[] {
  return session.muscles.flatMap(({ name, recording }, m) => {
    if (recording === null) return []
    const windows = [
      [windowsMs[m], `the window of ${name}`],
      [shamWindowsMs[m], `the sham window of ${name}`],
      [backgroundWindowMs, `the background window of ${name}`],
    ] as const
    const found = windows.map(([window, words]) => window && filterEdgeIssue(recording, edgesMs[m], window, words))
    return found.filter((issue) => issue !== null).map((issue) => ({ ...issue, where: { column: name } }))
  })
}

function crosstalkOfPairs(
  session: Session,
  { trials, windowsMs }: Measurement,
  sites: Sites,
): readonly PairCrosstalk[] {
  const ones = new Uint8Array(session.stimuli.n).fill(1)
  const values = trials.muscles.map((muscle) => siteValues(muscle, sites, ones, 'mean', Number.POSITIVE_INFINITY))
  const floorsUv = trials.muscles.map(({ shamUv }) => meanPresent(shamUv ?? new Float64Array(0)))
  return pairsOf(session.muscles.length)
    .filter((pair) => pair.every((m) => session.muscles[m].recording !== null))
    .map((pair) => crosstalkOf({ session, trials, sites, siteValues: values, floorsUv, windowsMs }, pair))
}

function mixingFor(asked: string | null, crosstalk: readonly PairCrosstalk[], { muscles }: Session): Mixing | null {
  if (asked === null) return null
  const names = muscles.map(({ name }) => name)
  return asked === 'estimate' ? estimatedMixing(crosstalk, names) : parseMixing(asked, names)
}

function withoutLeak(trials: Trials, mixing: Mixing): Trials {
  const amplitudes = unmixAmplitudes(
    trials.muscles.map(({ amplitudesUv }) => amplitudesUv),
    mixing,
  )
  return {
    ...trials,
    muscles: trials.muscles.map((muscle, m) => {
      // Where a muscle that leaks was not observed, what it leaked is not known.
      const isLost = (k: number) => muscle.accepted[k] === 1 && Number.isNaN(amplitudes[m][k])
      return {
        ...muscle,
        amplitudesUv: amplitudes[m],
        accepted: muscle.accepted.map((one, k) => (isLost(k) ? 0 : one)),
        reasons: muscle.reasons.map((reason, k) => (isLost(k) ? 'no-emg' : reason)),
      }
    }),
  }
}

/** Mean of the values that are present, in their order; NaN when none is. */
function meanPresent(values: Float64Array): number {
  let sum = 0
  let n = 0
  for (const value of values) {
    if (Number.isNaN(value)) continue
    sum += value
    n++
  }
  return n === 0 ? Number.NaN : sum / n
}
