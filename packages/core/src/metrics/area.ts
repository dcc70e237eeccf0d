import { numberText } from '@penfield/kernels'
import { activeAreas } from '../map/active-area.js'
import { missing } from '../model/missing.js'
import type { Value } from '../model/result.js'
import { borderNotes } from './border-fraction.js'
import { metric, type Note } from './metric.js'
import type { MapView } from './view.js'

/** Σ A_i above θ, mm²; missing where the map is, and for a single place, whose area is not known. */
export function areaAbove({ map }: MapView, thetaUv: number): Value {
  if (map.missing !== null) return missing(map.missing)
  const areas = activeAreas(map, thetaUv)
  let sum = 0
  for (let i = 0; i < areas.length; i++) sum += areas[i]
  return Number.isNaN(sum) ? missing('one-site') : sum
}

/** The active area as a share of all that was sampled: too small and too large maps say little of size. */
function ofGrid({ map, thetaUv }: MapView): readonly Note[] {
  const areas = activeAreas(map, thetaUv)
  let active = 0
  let sampled = 0
  for (let i = 0; i < areas.length; i++) {
    active += areas[i]
    if (!Number.isNaN(map.valuesUv[i])) sampled += map.support.areasMm2[i]
  }
  const share = active / sampled
  return Number.isNaN(share) ? [] : [`of_grid=${numberText(Math.round(share * 100) / 100)}`]
}

/**
 * Map area: Σ A_i over the nodes above the threshold. On sites A_i is the site's cell; on a field each node's square is cut where
 * the field crosses θ, taken as linear inside the square.
 */
export const area = metric({
  gives: { area: 'mm^2' },
  needs: 'field',
  interval: 'root',
  gain: 'same',
  motion: 'same',
  source: 'definition; dominated by the map method, so compare only areas of one method',
  of: (view) => ({ area: areaAbove(view, view.thetaUv) }),
  notes: (view) => [...borderNotes(view), ...ofGrid(view)],
})
