import type { Frame, Issue, Muscle, MuscleEmg, MuscleTrials, Stimuli } from '@penfield/core'
import type { Amplitude } from './amplitude/amplitude.js'
import { type BackgroundLimit, backgroundLimitsUv, noLimitsUv } from './background-limit.js'
import { fileAmplitudeIssues } from './file-amplitudes.js'
import { muscleEmg } from './muscle-emg.js'
import { ofStimuli } from './of-stimuli.js'
import type { Onset } from './onset/onset.js'
import { recordingIssues } from './recording-issues.js'
import { isInForce, type Reject, reasonsOf } from './rejection.js'
import type { WindowMs } from './segment.js'
import { measureSweeps, type SweepMeasures } from './sweep-measures.js'
import { verdictsOf } from './verdicts.js'
import { windowIssues, windowOfFile, windowOfRecording } from './window-choice.js'

/** One muscle of a session. */
export interface Subject {
  readonly stimuli: Stimuli<Frame>
  readonly muscle: Muscle
  /** The same muscle before any filter. */
  readonly asRecorded: Muscle
  /** n, 1 where the trial is left out by hand. */
  readonly manual: Uint8Array
}

/** How it is measured; every choice made. */
export interface Choices {
  readonly amplitude: Amplitude
  readonly onset: Onset
  readonly windowMs: WindowMs | null
  readonly reject: Reject
  readonly backgroundLimit: BackgroundLimit
  readonly mvcUv: Readonly<Record<string, number>>
  readonly positionLimitMm: number | null
}

export interface MeasuredMuscle {
  readonly trials: MuscleTrials
  readonly issues: readonly Issue[]
  readonly windowMs: WindowMs | null
  readonly shamWindowMs: WindowMs | null
  /** Null without waveforms. */
  readonly emg: MuscleEmg | null
}

/** @throws {PenfieldError} as measureTrials, which alone calls it. */
export function measureMuscle(subject: Subject, choices: Choices): MeasuredMuscle {
  const { stimuli, muscle, asRecorded, manual } = subject
  const { amplitude, windowMs: asked, reject, positionLimitMm } = choices
  const { recording } = muscle
  const windowMs = recording === null ? windowOfFile(muscle, asked, amplitude.id) : windowOfRecording(muscle, asked)
  const measures = recording && windowMs && measureSweeps(recording, amplitude, windowMs)
  const missing = (): Float64Array => new Float64Array(stimuli.n).fill(Number.NaN)
  const perStimulus = (values: Float64Array): Float64Array =>
    recording === null ? missing() : ofStimuli(recording, values, Number.NaN)
  const amplitudesInFileUv = muscle.amplitudesInFileUv ?? missing()
  const amplitudesUv = measures ? perStimulus(measures.amplitudes) : Float64Array.from(amplitudesInFileUv)
  const backgroundUv = measures ? perStimulus(measures.backgroundUv) : missing()
  const limitsUv = limitsOf(muscle, measures, choices)
  const verdicts = verdictsOf(
    { stimuli, asRecorded, windowMs, backgroundUv, limitsUv, positionLimitMm, manual },
    reject,
  )
  const reasons = reasonsOf(stimuli, muscle, amplitudesUv, measures, verdicts)
  const emg = measures && windowMs && muscleEmg(muscle, windowMs, choices.onset, measures.backgroundUv, limitsUv)
  const trials: MuscleTrials = {
    muscle: muscle.name,
    observed: muscle.observed,
    unit: amplitude.unit,
    amplitudesUv,
    amplitudesInFileUv,
    latenciesMs: emg?.onsets.find(({ detector }) => detector === choices.onset.id)?.latenciesMs ?? missing(),
    backgroundUv,
    shamUv: measures && perStimulus(measures.shams),
    accepted: Uint8Array.from(reasons, (reason, k) => (reason === null && muscle.observed[k] === 1 ? 1 : 0)),
    reasons,
  }
  const issues = [
    ...windowIssues(muscle, windowMs, asked !== null),
    ...(measures ? recordingIssues(muscle.name, measures, amplitude.id) : []),
    ...fileAmplitudeIssues(muscle),
  ]
  return { trials, issues, windowMs, shamWindowMs: measures?.sham?.windowMs ?? null, emg }
}

/** The limits of the background in force. */
const limitsOf = ({ name }: Muscle, measures: SweepMeasures | null, { reject, backgroundLimit, mvcUv }: Choices) =>
  measures && isInForce(reject, 'background')
    ? backgroundLimitsUv(measures.backgroundUv, backgroundLimit, name, mvcUv)
    : noLimitsUv
