import { lengthOf } from '../geometry/vector.js'
import { hotspot } from '../metrics/hotspot.js'
import type { MapView } from '../metrics/view.js'
import { isMissing, missing } from '../model/missing.js'
import { overlapIndex } from './overlap-index.js'

/**
 * Distance of the two hotspots, mm: of the sites with the largest values, on sites over those that hold trials of both muscles. Comes
 * in steps of the grid, and repeats badly from visit to visit. Its interval is too wide: in simulations (`npm run truth`) it held the mean
 * of the number in 98 % of the sessions.
 */
export const hotspotDistance = overlapIndex({
  id: 'hotspot_distance',
  unit: 'mm',
  kind: 'distance',
  range: [0, Infinity],
  swapped: 'same',
  gainFree: true,
  needs: 'maps',
  correction: 'none',
  source: 'definition',
  notes: () => ['wide-interval'],
  of: ({ n, a, b }) => {
    if (n === 0) return missing('no-common-sites')
    const from = hotspot.of(sampledByBoth(a, b))
    const to = hotspot.of(sampledByBoth(b, a))
    const { hotspot_x, hotspot_y, hotspot_z } = from
    if (isMissing(hotspot_x) || isMissing(hotspot_y) || isMissing(hotspot_z)) return hotspot_x
    if (isMissing(to.hotspot_x) || isMissing(to.hotspot_y) || isMissing(to.hotspot_z)) return to.hotspot_x
    return lengthOf([to.hotspot_x - hotspot_x, to.hotspot_y - hotspot_y, to.hotspot_z - hotspot_z])
  },
})

/** The first map with the values of those sites only where the other has trials too; a field reaches beyond its sites. */
function sampledByBoth(view: MapView, other: MapView): MapView {
  if (view.map.support.kind !== 'sites') return view
  const { siteValues } = view.map
  const { counts } = other.map.siteValues
  const valuesUv = siteValues.valuesUv.map((value, i) => (counts[i] > 0 ? value : Number.NaN))
  return { ...view, map: { ...view.map, siteValues: { ...siteValues, valuesUv } } }
}
