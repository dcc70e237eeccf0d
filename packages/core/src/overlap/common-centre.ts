import { lengthOf, type Vec3 } from '../geometry/vector.js'
import { centreOfGravity } from '../metrics/cog.js'
import { missing } from '../model/missing.js'
import type { Value } from '../model/result.js'
import type { MapPair } from './pair.js'

/** Centres of gravity of two maps on their common support, and the way from the first to the second, mm. */
export interface Centres {
  readonly a: Vec3
  readonly b: Vec3
  readonly shift: Vec3
  readonly distance: number
}

/** A number of the two centres of gravity; missing where there is no common site, or a muscle has no weight. */
export const ofCentres =
  (number: (centres: Centres, pair: MapPair) => Value) =>
  (pair: MapPair): Value => {
    if (pair.n === 0) return missing('no-common-sites')
    const a = centreOfGravity(pair.a)
    const b = centreOfGravity(pair.b)
    if (a === null || b === null) return missing('empty-map')
    const shift: Vec3 = [b[0] - a[0], b[1] - a[1], b[2] - a[2]]
    return number({ a, b, shift, distance: lengthOf(shift) }, pair)
  }
