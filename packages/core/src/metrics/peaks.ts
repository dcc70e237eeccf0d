import { missing } from '../model/missing.js'
import { neighboursOf } from '../peaks/neighbours.js'
import { peakErrorUv } from '../peaks/peak-error.js'
import { persistenceDiagram } from '../peaks/persistence.js'
import { metric } from './metric.js'
import { isSilent } from './view.js'

/** A peak stands out by at least this share of the map's largest value, */
const leastShare = 0.25
/** and by so many standard errors of its own site, where they are known. */
const leastErrors = 1.96

/**
 * Peaks by topological persistence (see {@link persistenceDiagram}), on sites or field, 8 neighbours on grids.
 *
 *     peaks = #{persistence ≥ max(0.25 max w, 1.96 SE_peak)}      peak_persistence: of the second peak, 0 if there is none
 */
export const peaks = metric({
  gives: { peaks: 'count', peak_persistence: 'value' },
  needs: 'field',
  interval: { peaks: 'none', peak_persistence: 'root' },
  gain: { peaks: 'same', peak_persistence: 'times-k' },
  motion: 'same',
  source: 'definition',
  of: (view) => {
    const { map, maxUv } = view
    if (map.missing !== null) return { peaks: missing(map.missing), peak_persistence: missing(map.missing) }
    if (isSilent(view)) return { peaks: 0, peak_persistence: 0 }
    const { nodes, persistencesUv } = persistenceDiagram(map.valuesUv, neighboursOf(map, 8))
    let count = 0
    for (let k = 0; k < nodes.length && persistencesUv[k] >= leastShare * maxUv; k++) {
      const errorUv = peakErrorUv(map, nodes[k])
      if (Number.isNaN(errorUv) || persistencesUv[k] >= leastErrors * errorUv) count += 1
    }
    return { peaks: count, peak_persistence: nodes.length > 1 ? persistencesUv[1] : 0 }
  },
  notes: (view) => (isSilent(view) ? ['empty-map'] : []),
})
