import { siteTimes } from '../map/per-stimulus.js'
import { metric } from './metric.js'

/** Number of sites whose value lies above the threshold, strictly: #{w_i > θ}. */
export const activeSites = metric({
  gives: { active_sites: 'count' },
  needs: 'sites',
  interval: 'percentile',
  source: 'definition',
  of: ({ map, thetaUv }) => {
    const times = siteTimes(map)
    return { active_sites: map.siteValues.valuesUv.reduce((n, value, i) => (value > thetaUv ? n + times(i) : n), 0) }
  },
  notes: ({ map, thetaUv }) => (map.siteValues.valuesUv.some((value) => value > thetaUv) ? [] : ['empty-map']),
})
