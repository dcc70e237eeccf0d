import type { Issue, Muscle, MuscleTrials, Session, Trials } from '@penfield/core'
import { median } from '@penfield/kernels'
import type { Amplitude } from './amplitude/amplitude.js'
import { amplitudeById } from './amplitude/by-id.js'
import type { AmplitudeId } from './amplitude/index.js'
import { fileAmplitudeIssues } from './file-amplitudes.js'
import { issue } from './issues.js'
import { type Reject, reasonsOf } from './rejection.js'
import type { WindowMs } from './segment.js'
import { measureSweeps, type SweepMeasures } from './sweep-measures.js'
import { windowIssues, windowOfFile, windowOfRecording, windowText } from './window-choice.js'

/** A median background above this says that the muscle was contracted. */
const contractedUv = 10

export interface MeasureOptions {
  readonly amplitude: AmplitudeId
  /** A ≤ t < B, ms; null: the preset of each muscle, or the file's window where there is no waveform. */
  readonly windowMs: WindowMs | null
  readonly reject: Reject
}

/** The trials of a session, and what must be known beside them. The windows stand in the order of the muscles. */
export interface Measurement {
  readonly trials: Trials
  readonly issues: readonly Issue[]
  readonly unit: Amplitude['unit']
  /** The window in force; null where the file does not say in which window it measured. */
  readonly windowsMs: readonly (WindowMs | null)[]
  /** What was recorded of the sham window; null where there is none. */
  readonly shamWindowsMs: readonly (WindowMs | null)[]
}

/**
 * From the EMG of a session to one amplitude for each stimulus and muscle, accepted or with the reason why not.
 *
 * A muscle with waveforms is measured; one without keeps the peak-to-peak amplitudes of its file. The amplitudes as
 * printed in the file stay beside the measured ones.
 *
 * @throws {PenfieldError} emg/no-waveform — another window or amplitude is asked of a muscle without waveforms.
 * @throws {PenfieldError} emg/window-empty, emg/unknown-amplitude — the options contradict themselves.
 */
export function measureTrials(session: Session, options: MeasureOptions): Measurement {
  const amplitude = amplitudeById(options.amplitude)
  const measured = session.muscles.map((muscle) => measureMuscle(session, muscle, amplitude, options))
  return {
    trials: { n: session.stimuli.n, muscles: measured.map(({ trials }) => trials) },
    issues: measured.flatMap(({ issues }) => issues),
    unit: amplitude.unit,
    windowsMs: measured.map(({ windowMs }) => windowMs),
    shamWindowsMs: measured.map(({ measures }) => measures?.sham?.windowMs ?? null),
  }
}

function measureMuscle(session: Session, muscle: Muscle, amplitude: Amplitude, options: MeasureOptions) {
  const { n } = session.stimuli
  const { recording } = muscle
  const asked = options.windowMs
  const windowMs = recording === null ? windowOfFile(muscle, asked, amplitude.id) : windowOfRecording(muscle, asked)
  const measures = recording && windowMs && measureSweeps(recording, amplitude, windowMs)
  const inFileUv = muscle.amplitudesInFileUv ?? missing(n)
  const ofSweep = (values: Float64Array): Float64Array =>
    missing(n).map((none, k) =>
      recording && recording.sweepOfStimulus[k] >= 0 ? values[recording.sweepOfStimulus[k]] : none,
    )
  const amplitudes = measures ? ofSweep(measures.amplitudes) : Float64Array.from(inFileUv)
  const reasons = reasonsOf(session.stimuli, muscle, amplitudes, measures, options.reject)
  const trials: MuscleTrials = {
    muscle: muscle.name,
    observed: muscle.observed,
    amplitudesUv: amplitudes,
    amplitudesInFileUv: inFileUv,
    latenciesMs: missing(n),
    backgroundUv: measures ? ofSweep(measures.backgroundUv) : missing(n),
    shamUv: measures && ofSweep(measures.shams),
    accepted: Uint8Array.from(reasons, (reason, k) => (reason === null && muscle.observed[k] === 1 ? 1 : 0)),
    reasons,
  }
  const issues = [
    ...windowIssues(muscle, windowMs, asked !== null),
    ...(measures ? recordingIssues(muscle.name, measures, amplitude.id) : []),
    ...fileAmplitudeIssues(muscle),
  ]
  return { trials, issues, windowMs, measures }
}

/** A window to tenths of a millisecond, for a sentence. */
const toTenths = ([a, b]: WindowMs): string => windowText([Math.round(10 * a) / 10, Math.round(10 * b) / 10])

const missing = (n: number): Float64Array => new Float64Array(n).fill(Number.NaN)

/** What must be said about the activity before the stimulus. */
function recordingIssues(muscle: string, { backgroundUv, sham }: SweepMeasures, amplitudeId: string): Issue[] {
  const issues: Issue[] = []
  const where = { column: muscle }
  if (sham === null)
    issues.push(
      issue(
        'emg/no-sham',
        `Too little of the time that the noise of ${muscle} is measured in was recorded, so its noise floor is not known.`,
        where,
        'State the threshold in µV, as in --threshold 50uV, or export more of the time before the stimulus.',
      ),
    )
  else if (sham.share < 1)
    issues.push(
      issue(
        'emg/sham-trimmed',
        `The noise of ${muscle} is measured in ${toTenths(sham.windowMs)}, ${Math.round(sham.share * 100)} % of the length of the window: more was not recorded before the stimulus.`,
        where,
        'Export more of the time before the stimulus, or shorten --window, if the noise floor matters.',
      ),
    )
  const backgroundMedianUv = median(backgroundUv)
  if (backgroundMedianUv > contractedUv && amplitudeId !== 'net-rms')
    issues.push(
      issue(
        'emg/background-high',
        `${muscle} was active before the stimulus (median ${backgroundMedianUv.toFixed(1)} µV; above ${contractedUv} µV counts as contracted), so background is part of every amplitude.`,
        where,
        'Consider --amplitude net-rms for the whole study, not for this session alone.',
      ),
    )
  return issues
}
