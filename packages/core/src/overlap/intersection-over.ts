import { missing } from '../model/missing.js'
import type { Value } from '../model/result.js'
import type { CommonAreas } from './common-area.js'
import type { MapPair } from './pair.js'

/** |∩| over a size of the two sets, mm²; missing `empty-map` where that size is 0. */
export function intersectionOver(pair: MapPair, sizeMm2: (areas: CommonAreas) => number): Value {
  if (pair.n === 0) return missing('no-common-sites')
  const size = sizeMm2(pair.active)
  return size === 0 ? missing('empty-map') : pair.active.bothMm2 / size
}
