import { siteTimes } from '../map/per-stimulus.js'
import { metric } from './metric.js'

/** Number of sites whose value lies above the threshold, strictly: #{w_i > θ}. */
export const activeSites = metric({
  gives: { active_sites: 'count' },
  needs: 'sites',
  interval: 'root',
  gain: 'same',
  motion: 'same',
  source: 'definition',
  of: ({ map, thetaUv }) => {
    const times = siteTimes(map)
    const { valuesUv } = map.siteValues
    let n = 0
    for (let i = 0; i < valuesUv.length; i++) if (valuesUv[i] > thetaUv) n += times(i)
    return { active_sites: n }
  },
  notes: ({ map, thetaUv }) => (map.siteValues.valuesUv.some((value) => value > thetaUv) ? [] : ['empty-map']),
})
