import { activeAreas } from '../map/active-area.js'
import { missing } from '../model/missing.js'
import type { Value } from '../model/result.js'
import { borderNotes } from './border-fraction.js'
import { metric } from './metric.js'
import type { MapView } from './view.js'

/** Σ A_i over w_i ≥ share · max w, mm²; on a field squares are cut as for the area. */
function areaFrom({ map, maxUv, thetaUv }: MapView, share: number): Value {
  if (map.missing !== null) return missing(map.missing)
  if (maxUv === 0) return 0
  if (maxUv <= thetaUv) return missing('empty-map')
  const { support, valuesUv } = map
  const leastUv = share * maxUv
  const areas = support.grid === null ? null : activeAreas(map, leastUv)
  let sum = 0
  for (let i = 0; i < support.n; i++) {
    if (areas !== null) sum += areas[i]
    else if (valuesUv[i] >= leastUv) sum += support.areasMm2[i]
  }
  return Number.isNaN(sum) ? missing('one-site') : sum
}

/**
 * Area at and above a quarter, a half and three quarters of the map's largest value.
 *
 *     r25 = Σ A_i over w_i ≥ 0.25 max w      r50, r75 likewise
 *
 * w is the value itself: the threshold does not enter, but that a map with nothing above it has no such areas. The site of the
 * maximum always counts, so that only a map of zeros has 0.
 * Elsewhere the name r25 may stand for the smallest of the three regions; here the number is the share of the maximum.
 */
export const relativeAreas = metric({
  gives: { r25: 'mm^2', r50: 'mm^2', r75: 'mm^2' },
  needs: 'field',
  interval: 'root',
  gain: 'same',
  motion: 'same',
  source: 'definition',
  of: (view) => ({ r25: areaFrom(view, 0.25), r50: areaFrom(view, 0.5), r75: areaFrom(view, 0.75) }),
  notes: (view) => (view.maxUv === 0 ? ['empty-map'] : borderNotes(view)),
})
