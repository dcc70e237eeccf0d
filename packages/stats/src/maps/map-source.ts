import type { LabelRows, StudentRule } from '@penfield/kernels'
import type { RelabellingPlan } from '../permutation/plan.js'

/** Where the statistic maps of a test come from: the observed one, and that of every relabelling. */
export interface MapSource {
  /** Of the nodes that take part. */
  readonly nodes: number
  observed(plan: RelabellingPlan): Float64Array
  /** Calls `visit` with the map of each relabelling from … to − 1, in order; the map is only valid during the call. */
  eachMap(plan: RelabellingPlan, from: number, to: number, visit: (b: number, map: Float64Array) => void): void
  /** Largest and smallest statistic of each relabelling, where that is cheaper than looking at the maps. */
  extremes?(plan: RelabellingPlan, from: number, to: number): Extremes
  /** Where the maps are sums of rows: the rows, and how t follows. */
  readonly sums?: { readonly rows: LabelRows; readonly student: StudentRule }
}

export interface Extremes {
  readonly largest: Float64Array
  readonly smallest: Float64Array
}
