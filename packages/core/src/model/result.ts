/** What comes out of one session: the rows of metrics.tsv and overlap.tsv, the maps, and what must be known beside them. */
import type { EmgFindings } from './emg-findings.js'
import type { Frame } from './frame.js'
import type { Issue } from './issue.js'
import type { MuscleMap } from './map.js'
import type { Missing } from './missing.js'
import type { ValueUnit } from './quantity.js'
import type { Session } from './session.js'
import type { Sites } from './sites.js'
import type { Trials } from './trials.js'

export type Unit = 'count' | ValueUnit | 'mm' | 'mm^2' | 'uV*mm^2' | 'uV*ms*mm^2' | 'deg' | 'ms'

/** A number or why there is none. */
export type Value = number | Missing

/** A 95 % interval, or why there is none. */
export interface Interval {
  readonly low: Value
  readonly high: Value
}

export interface MetricRow {
  readonly muscle: string
  readonly metric: string
  readonly value: Value
  readonly unit: Unit
  readonly interval: Interval
  readonly nTrials: number
  readonly nSites: number
  /** Note codes, `;` between. */
  readonly note: string
}

export interface OverlapRow {
  readonly muscleA: string
  readonly muscleB: string
  readonly index: string
  readonly value: Value
  readonly unit: Unit
  readonly interval: Interval
  /** What the index gives between halves of one muscle. For distances: the noise distance. */
  readonly ceiling: Value
  /**
   * The index between halves of the two muscles over the ceiling, "share of ceiling". Known to be too high where the maps differ
   * and trials are few (by up to 0.18 in simulations).
   */
  readonly ceilingCorrected: Value
  /** What it gives under random rigid placement. */
  readonly chance: Value
  /** Without trial noise. */
  readonly corrected: Value
  readonly correctedInterval: Interval
  readonly note: string
}

/** The bootstrap's centres of gravity of one muscle, for the figures. */
export interface CogCloud {
  readonly muscle: string
  /** resamples × 2, mm in the plane of the sites; NaN where a resample has none. */
  readonly planeMm: Float64Array
}

/** One number at each threshold of {@link ThresholdCurves}, with its pointwise 95 % interval; NaN where there is none. */
export interface Curve {
  readonly values: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
}

/** Area above θ of one muscle's map, mm². */
export interface AreaCurve {
  readonly muscle: string
  /** θ of the measured map, in its unit. In a resample it is the same share of that resample's own maximum. */
  readonly thetasUv: Float64Array
  readonly areaMm2: Curve
}

/** Dice coefficient of two maps, each cut at the same share of its own maximum. */
export interface OverlapCurve {
  readonly muscleA: string
  readonly muscleB: string
  readonly thetasAUv: Float64Array
  readonly thetasBUv: Float64Array
  readonly dice: Curve
  /** Dice between halves of one muscle, both muscles together; its interval is that of the random splits. */
  readonly ceiling: Curve
  /** Dice between a half of one muscle and the other half of the other: what the ceiling is compared with. */
  readonly betweenHalves: Float64Array
}

/** What does not hang on one threshold: area and overlap over all of them. */
export interface ThresholdCurves {
  /** θ as a share of each map's own maximum, ascending. */
  readonly shares: Float64Array
  /** How many resamples the intervals come from. */
  readonly resamples: number
  readonly areas: readonly AreaCurve[]
  readonly overlaps: readonly OverlapCurve[]
}

export interface SessionResult<F extends Frame = Frame> {
  readonly session: Session<F>
  readonly trials: Trials
  readonly sites: Sites<F>
  readonly maps: readonly MuscleMap<F>[]
  readonly metrics: readonly MetricRow[]
  readonly overlap: readonly OverlapRow[]
  readonly clouds: readonly CogCloud[]
  readonly curves?: ThresholdCurves
  /** What the EMG says beside the amplitudes; absent without waveforms. */
  readonly emg?: EmgFindings
  readonly issues: readonly Issue[]
  /** One a muscle: the window of the amplitude, A ≤ t < B, ms; null where the file does not say. */
  readonly windowsMs: readonly (readonly [number, number] | null)[]
  /** One line of settings that the numbers depend on, for the `settings` column. */
  readonly settings: string
}
