import { missing } from '../model/missing.js'
import type { Value } from '../model/result.js'
import type { MapPair, Shares } from './pair.js'

/** A number of the shares p and q alone; missing where there is no common site, or a muscle has no weight. */
export const ofShares =
  (number: (shares: Shares, pair: MapPair) => Value) =>
  (pair: MapPair): Value => {
    if (pair.n === 0) return missing('no-common-sites')
    return pair.shares === null ? missing('empty-map') : number(pair.shares, pair)
  }
