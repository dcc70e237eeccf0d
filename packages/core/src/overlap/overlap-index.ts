import type { Unit, Value } from '../model/result.js'
import type { MapPair } from './pair.js'

/** One number of two maps. */
export interface OverlapIndex<Id extends string> {
  readonly id: Id
  readonly unit: Unit
  /** `similarity`: 1 is the same, 0 is apart. `distance`: 0 is the same. Decides how the noise ceiling is formed. */
  readonly kind: 'similarity' | 'distance'
  readonly interval: 'bca' | 'percentile'
  readonly source: string
  of(pair: MapPair): Value
}

export const overlapIndex = <const Id extends string>(index: OverlapIndex<Id>): OverlapIndex<Id> => index
