import type { Frame, Points } from './frame.js'
import type { MissingCode } from './missing.js'
import type { SiteValueRule, ValueUnit } from './quantity.js'
import type { Plane, Sites } from './sites.js'
import type { MuscleTrials } from './trials.js'

/** Where a field lives: the sites themselves, the nodes of a plane grid, or such nodes laid over the sphere of the head. */
export interface Support<F extends Frame = Frame> {
  readonly kind: 'sites' | 'plane' | 'sphere'
  readonly n: number
  readonly frame: F
  /** n × 3, mm. */
  readonly positionsMm: Points<F>
  readonly plane: Plane<F>
  /** n × 2, mm: the same positions in the plane. */
  readonly planeMm: Float64Array
  /** n, mm². */
  readonly areasMm2: Float64Array
  /** n, how much a node counts in a mean over the map. */
  readonly weights: Float64Array
  /** The raster behind the nodes of a plane grid; null for sites. */
  readonly grid: PlaneGrid | null
}

export interface PlaneGrid {
  readonly columns: number
  readonly rows: number
  readonly stepMm: number
  /** Plane coordinates of cell (0, 0), mm. Columns grow along u, rows along v. */
  readonly originMm: readonly [number, number]
  /** columns × rows, row-major: the node of a cell, −1 where nothing was sampled. */
  readonly nodeOfCell: Int32Array
}

/**
 * What counts as a response, resolved to numbers for one muscle: θ and floor in the unit of its map, the level of a trial in that of
 * its amplitudes. Both are µV (`Uv` in a name) unless map or trials state another `unit`.
 */
export interface Threshold {
  readonly kind: 'absolute' | 'relative' | 'noise' | 'none'
  /** A value above this (strictly) is a response, µV. For `relative` it is resolved map by map as `fraction` × maximum. */
  readonly thetaUv: number
  /** Share of the map's maximum, for `relative`; else 0. */
  readonly fraction: number
  /** Noise floor that is taken off before weighting, µV; 0 but for `noise`. */
  readonly floorUv: number
  /** A trial above this (strictly) is an MEP, µV; NaN where that can not be told. */
  readonly trialThetaUv: number
}

/** What one muscle did at the sites. */
export interface SiteValues {
  /** n sites, accepted trials. */
  readonly counts: Int32Array
  /** n sites, µV; NaN where counts is 0. */
  readonly valuesUv: Float64Array
  /** n sites, share of accepted trials that are MEPs; NaN where counts is 0, and where it can't be told what an MEP is. */
  readonly probabilities: Float64Array
}

/** The trials behind a map: trial j counts multiplicity[j] times. All 1 is the measurement. */
export interface DrawnTrials {
  readonly trials: MuscleTrials
  /** n stimuli, whole numbers ≥ 0. */
  readonly multiplicity: ArrayLike<number>
}

/** One muscle's representation. */
export interface MuscleMap<F extends Frame = Frame> {
  readonly muscle: string
  readonly method: string
  /** The unit of all values of the map, of its threshold's θ and floor, and of its spread; µV where absent. */
  readonly unit?: ValueUnit
  /** What the values of the sites are; `mean` where absent. */
  readonly siteValue?: SiteValueRule
  readonly threshold: Threshold
  readonly sites: Sites<F>
  readonly siteValues: SiteValues
  readonly drawn: DrawnTrials
  /** The stimulated side of the head; null unknown. */
  readonly hemisphere: 'L' | 'R' | null
  /** Stimuli of the session, accepted by this muscle or not. */
  readonly nStimuli: number
  readonly support: Support<F>
  /** support.n, µV; NaN where nothing was sampled. Never negative. */
  readonly valuesUv: Float64Array
  /** support.n, µV; null where the method gives none. */
  readonly sdUv: Float64Array | null
  /** Why the map has no value anywhere; null when it has. */
  readonly missing: MissingCode | null
}
