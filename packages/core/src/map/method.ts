import type { DrawnTrials, SiteValues, Support, Threshold } from '../model/map.js'
import type { MissingCode } from '../model/missing.js'
import type { Sites } from '../model/sites.js'

export interface MapOptions {
  /** Distance between the nodes of a field, mm (`--step`). */
  readonly nodeStepMm: number
  /** How `kernel` takes its bandwidth: 0.75 of the site step (where absent too), or by leaving one site out at a time. */
  readonly bandwidth?: 'step' | 'loo'
  /** Radius of the head, mm: nodes then lie on a sphere, for sites measured along the scalp. */
  readonly headRadiusMm?: number
}

/**
 * By how much the numbers of a map may change with the grid of its nodes: area and volume as a share, histogram intersection of two
 * maps as it is. Held by a law for nodes five to a site step, on smooth maps.
 */
export interface GridTolerance {
  /** When the node step is halved. */
  readonly halved: number
  /** When the sites are turned and moved under the grid. */
  readonly turned: number
}

/** Numbers that a method chose from one muscle's measured values, such as a smoothing or a length; named with their unit. */
export type Fit = Readonly<Record<string, number>>

/** What a method may look at when it chooses them. */
export interface FitInput {
  readonly sites: Sites
  readonly values: SiteValues
  readonly drawn: DrawnTrials
  readonly threshold: Threshold
  readonly options: MapOptions
}

/** Site values → values on the support. */
export interface Estimator {
  /** @returns support.n, µV; NaN where nothing was sampled. */
  estimate(values: SiteValues, drawn: DrawnTrials): Float64Array
  /** @returns support.n, µV: how sure the estimate is, node by node. Absent where the method can't say. */
  spread?(values: SiteValues, drawn: DrawnTrials): Float64Array
}

/** Why there is no estimate for these sites. */
export interface NoEstimator {
  readonly missing: MissingCode
}

/** A way from site values to a map. What depends on places alone is done once, in `prepare`. */
export interface MapMethod {
  readonly id: string
  readonly title: string
  /** One sentence for the methods text, after "Maps were". */
  readonly sentence: string
  readonly source: string
  /** Absent where the map lives on the sites. */
  readonly gridTolerance?: GridTolerance
  /** Where the map lives. Depends on the sites only, so that all muscles of a session share it. */
  support(sites: Sites, options: MapOptions): Support
  /** Chooses a muscle's numbers from the measurement. Resamples and halves keep them. */
  fit?(input: FitInput): Fit
  /**
   * Prepares the estimate; the result takes which sites hold trials (`present`, 1 or 0 a site) and what `fit` chose (empty
   * without `fit`).
   */
  prepare(
    sites: Sites,
    support: Support,
    options: MapOptions,
  ): (present: Uint8Array, fit: Fit) => Estimator | NoEstimator
}
