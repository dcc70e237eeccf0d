import { missing } from '../model/missing.js'
import { metric } from './metric.js'
import type { MapView } from './view.js'

/** The sites that hold the largest value; none when no site is above 0. */
function hottest({ map }: MapView): number[] {
  const { valuesUv } = map.siteValues
  let max = 0
  let at: number[] = []
  for (let i = 0; i < valuesUv.length; i++) {
    if (valuesUv[i] > max) {
      max = valuesUv[i]
      at = [i]
    } else if (max > 0 && valuesUv[i] === max) at.push(i)
  }
  return at
}

/** Hotspot: position of the site with the largest value; the mean position when several share it. Missing where nothing lies above θ. */
export const hotspot = metric({
  gives: { hotspot_x: 'mm', hotspot_y: 'mm', hotspot_z: 'mm' },
  needs: 'sites',
  interval: 'plain',
  gain: 'same',
  motion: 'moves',
  source: 'definition',
  of: (view) => {
    const at = hottest(view)
    if (at.length === 0 || view.map.siteValues.valuesUv[at[0]] <= view.thetaUv) {
      const none = missing('empty-map')
      return { hotspot_x: none, hotspot_y: none, hotspot_z: none }
    }
    const { positionsMm } = view.map.sites
    const along = (axis: number) => at.reduce((sum, i) => sum + positionsMm[3 * i + axis], 0) / at.length
    return { hotspot_x: along(0), hotspot_y: along(1), hotspot_z: along(2) }
  },
  notes: (view) => (hottest(view).length > 1 ? ['tie'] : []),
})
