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
  /** The smallest and the largest number that it can be. */
  readonly range: readonly [number, number]
  /** What becomes of it when the two maps change places; an id where it is that index then. */
  readonly swapped: 'same' | 'negative' | `is ${string}`
  /** True when multiplying the amplitudes of one muscle by a constant changes nothing, all weights counting. */
  readonly gainFree: boolean
  /** What it looks at. Single trials of both muscles can't be split into halves or moved elsewhere. */
  readonly needs: 'maps' | 'trials'
  /**
   * How its value without trial noise is found (`corrected`): by simulated maps drawn together and apart until they look like these;
   * by what noise does to maps as far apart as these; or not well enough by either.
   */
  readonly correction: 'drawn-apart' | 'as-measured' | 'none'
  readonly source: string
  of(pair: MapPair): Value
  /** A cheaper way to nearly the same number, for resamples, halves and placements of large maps. */
  quick?(pair: MapPair): Value
  /** Note codes that must stand beside the number. */
  notes?(pair: MapPair): readonly string[]
  /** What must be said of `corrected` wherever it has a value. */
  readonly correctedNote?: 'wide-corrected'
}

export const overlapIndex = <const Id extends string>(index: OverlapIndex<Id>): OverlapIndex<Id> => index
