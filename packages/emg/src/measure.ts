import type { Issue, MuscleEmg, Session, Trials } from '@penfield/core'
import type { Amplitude } from './amplitude/amplitude.js'
import { amplitudeById } from './amplitude/by-id.js'
import type { AmplitudeId } from './amplitude/index.js'
import { type BackgroundLimit, standardBackgroundLimit } from './background-limit.js'
import { excludedTrials } from './excluded.js'
import { issue } from './issues.js'
import { measureMuscle } from './measure-muscle.js'
import { onsetById } from './onset/by-id.js'
import type { OnsetId } from './onset/index.js'
import { isInForce, type Reject } from './rejection.js'
import type { WindowMs } from './segment.js'

/** No default depends on the data. */
export interface MeasureOptions {
  readonly amplitude: AmplitudeId
  /** A ≤ t < B, ms; null: the preset of each muscle, or the file's window where there is no waveform. */
  readonly windowMs: WindowMs | null
  readonly reject: Reject
  /** The detector that gives the trials their latencies; `sd` by default. */
  readonly onset?: OnsetId
  /** Which background is not like the others; more than 3 robust SDs from the median by default. */
  readonly backgroundLimit?: BackgroundLimit
  /** RMS of each muscle at maximal voluntary contraction, µV. A limit in shares of it needs it. */
  readonly mvcUv?: Readonly<Record<string, number>>
  /** A coil further than this from its target leaves the trial out; null (the default): no limit. */
  readonly positionLimitMm?: number | null
  /** Stimuli left out by hand, "NAME" or "MUSCLE:NAME", whatever `reject` says. */
  readonly excluded?: readonly string[]
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
  /** Onsets, silent periods and limits of the muscles with waveforms. */
  readonly emg: readonly MuscleEmg[]
}

/**
 * From the EMG of a session to one amplitude for each stimulus and muscle, accepted or with the reason why not.
 *
 * A muscle with waveforms is measured; one without keeps the peak-to-peak amplitudes of its file. The amplitudes as
 * printed in the file stay beside the measured ones.
 *
 * @param asRecorded the session before any filter: clipping and the artefact of the stimulus are looked for there.
 * @throws {PenfieldError} emg/no-waveform — another window or amplitude is asked of a muscle without waveforms.
 * @throws {PenfieldError} emg/window-empty, emg/unknown-amplitude, emg/unknown-onset — the options contradict themselves.
 * @throws {PenfieldError} emg/no-mvc — the background limit is a share of a contraction that is not stated.
 * @throws {PenfieldError} emg/unknown-trial — what is to be left out by hand is not in the session.
 */
export function measureTrials(session: Session, options: MeasureOptions, asRecorded: Session = session): Measurement {
  const amplitude = amplitudeById(options.amplitude)
  const onset = onsetById(options.onset ?? 'sd')
  const manual = excludedTrials(session, options.excluded ?? [])
  const { windowMs, reject, mvcUv = {}, positionLimitMm = null, backgroundLimit = standardBackgroundLimit } = options
  const choices = { amplitude, onset, windowMs, reject, mvcUv, positionLimitMm, backgroundLimit }
  const measured = session.muscles.map((muscle, i) => {
    const unfiltered = asRecorded.muscles.find(({ name }) => name === muscle.name) ?? muscle
    return measureMuscle({ stimuli: session.stimuli, muscle, asRecorded: unfiltered, manual: manual[i] }, choices)
  })
  return {
    trials: { n: session.stimuli.n, muscles: measured.map(({ trials }) => trials) },
    issues: [...measured.flatMap(({ issues }) => issues), ...targetErrorIssues(session, reject, positionLimitMm)],
    unit: amplitude.unit,
    windowsMs: measured.map(({ windowMs }) => windowMs),
    shamWindowsMs: measured.map(({ shamWindowMs }) => shamWindowMs),
    emg: measured.flatMap(({ emg }) => emg ?? []),
  }
}

/** A limit to the distance of the coil says nothing about stimuli whose distance the file does not state. */
function targetErrorIssues({ stimuli }: Session, reject: Reject, limitMm: number | null): Issue[] {
  if (limitMm === null || !isInForce(reject, 'coil')) return []
  const { n, targetErrorsMm } = stimuli
  let unknown = 0
  for (let k = 0; k < n; k++) if (targetErrorsMm === undefined || Number.isNaN(targetErrorsMm[k])) unknown++
  if (unknown === 0) return []
  return [
    issue(
      'emg/no-target-error',
      `For ${unknown} of ${n} stimuli the file does not state how far the coil was from its target, so the limit of ${limitMm} mm does not apply to them.`,
      { argument: '--position-limit' },
      'Export the session with the target errors of the navigator, or leave out --position-limit.',
      unknown,
    ),
  ]
}
