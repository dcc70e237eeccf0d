import type { SiteValues, Support } from '../model/map.js'
import type { MissingCode } from '../model/missing.js'
import type { Sites } from '../model/sites.js'

export interface MapOptions {
  /** Distance between the nodes of a field, mm (`--step`). */
  readonly nodeStepMm: number
}

/** Site values → values on the support, linear in the values. */
export interface Estimator {
  /** @returns support.n, µV; NaN where nothing was sampled. */
  estimate(values: SiteValues): Float64Array
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
  /** Where the map lives. Depends on the sites only, so that all muscles of a session share it. */
  support(sites: Sites, options: MapOptions): Support
  /** Prepares the estimate; the result takes which sites hold trials (`present`, 1 or 0 a site). */
  prepare(sites: Sites, support: Support, options: MapOptions): (present: Uint8Array) => Estimator | NoEstimator
}
