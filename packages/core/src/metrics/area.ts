import { activeAreas } from '../map/active-area.js'
import { missing } from '../model/missing.js'
import { metric } from './metric.js'

/**
 * Map area: Σ A_i over the nodes above the threshold. On sites A_i is the site's cell; on a field each node's square is cut where
 * the field crosses θ, taken as linear inside the square.
 */
export const area = metric({
  gives: { area: 'mm^2' },
  needs: 'field',
  interval: 'percentile',
  source: 'definition; dominated by the map method, so compare only areas of one method',
  of: (view) => {
    if (view.map.missing !== null) return { area: missing(view.map.missing) }
    return { area: activeAreas(view.map, view.thetaUv).reduce((sum, mm2) => sum + mm2, 0) }
  },
})
