import type { Unit, Value } from '../model/result.js'
import type { MapPair } from './pair.js'

/**
 * How an index reads, which decides how its noise ceiling is formed.
 *
 * - `similarity`: 1 is the same, 0 is apart
 * - `dissimilarity`: 0 is the same, 1 is apart
 * - `distance`: 0 is the same, no upper end
 * - `signed`: 0 is the same, either side of it is a direction
 * - `amount`: none of these; its size says nothing about sameness by itself
 */
export type OverlapKind = 'similarity' | 'dissimilarity' | 'distance' | 'signed' | 'amount'

/** One number of two maps. */
export interface OverlapIndex<Id extends string> {
  readonly id: Id
  readonly unit: Unit
  readonly kind: OverlapKind
  readonly interval: 'bca' | 'percentile'
  readonly source: string
  of(pair: MapPair): Value
}

export const overlapIndex = <const Id extends string>(index: OverlapIndex<Id>): OverlapIndex<Id> => index
