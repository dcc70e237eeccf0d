/** Trials: each stimulus as seen by each muscle. */
import type { ValueUnit } from './quantity.js'

/** Why a trial is not used. The first three are not a choice; the others are quality reasons that `--reject` names. */
export const reasons = {
  untracked: 'the coil was not tracked',
  'coil-lost': 'the navigator lost the coil',
  'no-position': 'the stimulus has no position',
  'no-emg': 'nothing was recorded for the muscle',
  short: 'the recording does not cover the window',
  background: 'the muscle was more active before the stimulus than in the rest of the session',
  clipped: 'the recording hit the end of its range',
  artefact: 'the artefact of the stimulus reaches into the window',
  coil: 'the coil was too far from its target',
  manual: 'left out by hand',
} as const

export type Reason = keyof typeof reasons

/** The reasons that are a choice: `--reject auto` takes them all. */
export const qualityReasons = ['background', 'clipped', 'artefact', 'coil'] as const satisfies readonly Reason[]

export interface MuscleTrials {
  readonly muscle: string
  /** n stimuli, 1 where the trial exists. */
  readonly observed: Uint8Array
  /** The unit of `amplitudesUv` and `shamUv`, that of the chosen amplitude; µV where absent. */
  readonly unit?: ValueUnit
  /** n, µV or `unit`; NaN none. */
  readonly amplitudesUv: Float64Array
  /** n, as printed in the file, µV; NaN none. */
  readonly amplitudesInFileUv: Float64Array
  /** n, ms; NaN none. */
  readonly latenciesMs: Float64Array
  /** n, RMS before the stimulus, µV; NaN none. */
  readonly backgroundUv: Float64Array
  /** n, the same measure on an equal window before the stimulus, µV or `unit`; NaN none. Null without recordings. */
  readonly shamUv: Float64Array | null
  /** n, 1 where the trial counts. */
  readonly accepted: Uint8Array
  /** n; null where accepted, or where no trial exists. */
  readonly reasons: readonly (Reason | null)[]
}

export interface Trials {
  readonly n: number
  readonly muscles: readonly MuscleTrials[]
}
