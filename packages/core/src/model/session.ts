/**
 * The nouns of a session: stimuli, and what each muscle did at them.
 *
 * Data are columns in typed arrays, one entry a stimulus; NaN is "not recorded".
 */
import type { Frame, Points } from './frame.js'

/** Why a stimulus has no usable place. */
export type Tracking = 'tracked' | 'untracked' | 'coil-lost' | 'no-position'

export interface Stimuli<F extends Frame> {
  readonly n: number
  readonly frame: F
  /** n names as the file has them ("Sample 4"), or "1" … "n". */
  readonly names: readonly string[]
  /** n × 3, mm; NaN where the position is not usable (see `tracking`). */
  readonly positionsMm: Points<F>
  readonly tracking: readonly Tracking[]
  /** n × 3 unit vectors from the coil into the head, in the frame; NaN where unknown. Null when the file has no poses. */
  readonly coilAxes: Float64Array | null
  /** n, ms since the first stimulus; NaN unknown. */
  readonly timesMs: Float64Array
  /** n, % of maximum stimulator output; NaN unknown. */
  readonly intensitiesPercentMso: Float64Array
  /** n, the target or grid cell that the file names for the stimulus; null where it names none. */
  readonly targets: readonly (string | null)[]
  /** n, distance of the target from the line of the coil's axis as the navigator states it, mm; NaN unknown. Absent when the file has none. */
  readonly targetErrorsMm?: Float64Array
}

/** EMG sweeps of one muscle, all of one length. */
export interface Recording {
  /** Sampling interval. */
  readonly stepMs: number
  /** Time of the first sample; the stimulus is at 0. */
  readonly startMs: number
  readonly samples: number
  /** Sweep k holds samples k·samples … (k+1)·samples−1, µV. */
  readonly sweepsUv: Float64Array
  /** n stimuli: which sweep belongs to the stimulus; −1 where nothing was recorded. */
  readonly sweepOfStimulus: Int32Array
}

export interface Muscle {
  readonly name: string
  /** n, 1 where this muscle was observed at the stimulus (a trial exists), else 0. */
  readonly observed: Uint8Array
  /** n, amplitude as printed in the file, µV; NaN where the file has none. Null when the file has no such column. */
  readonly amplitudesInFileUv: Float64Array | null
  /** The file's own window for that amplitude, both ends included, ms; null unknown. */
  readonly windowInFileMs: readonly [number, number] | null
  readonly recording: Recording | null
}

export interface Identity {
  readonly participant: string | null
  readonly session: string | null
  readonly hemisphere: 'L' | 'R' | null
}

/** One participant, one visit, one or more muscles. */
export interface Session<F extends Frame = Frame> {
  readonly identity: Identity
  /** What distinguishes this session from others of the same file ("3" of --split-by map); null when it is the only one. */
  readonly part: string | null
  readonly stimuli: Stimuli<F>
  readonly muscles: readonly Muscle[]
}
