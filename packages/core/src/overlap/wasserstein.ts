import { missing } from '../model/missing.js'
import type { Value } from '../model/result.js'
import { overlapIndex } from './overlap-index.js'
import type { MapPair } from './pair.js'
import { costs } from './transport/costs.js'
import { leastCost } from './transport/least-cost.js'
import { excessOf, isJoined, loadOf } from './transport/masses.js'

/** Up to this many nodes with weight a map is moved node by node; above, in blocks. */
const mostNodes = 400

/** The same for resamples, halves and placements, of which there are thousands. */
const mostNodesQuick = 121

/**
 * Wasserstein distance of the shares: how far the first map must be moved, on average, to become the second, mm. Free of gain; for
 * a map that is only shifted it is the shift.
 *
 *     W_k = (min Σ T_ij d_ij^k)^(1/k),  Σ_j T_ij = p_i,  Σ_i T_ij = q_j,  d Euclidean            W₂ ≥ W₁, W₂ ≥ cog_distance
 *
 * Exact up to 400 nodes with weight a map; above, nodes are joined into at most 400 blocks, noted `approx`. Resamples, halves and
 * placements do with 121.
 */
const wasserstein = <const Id extends string>(id: Id, order: 1 | 2) =>
  overlapIndex({
    id,
    unit: 'mm',
    kind: 'distance',
    range: [0, Infinity],
    swapped: 'same',
    gainFree: true,
    needs: 'maps',
    correction: 'as-measured',
    source: 'definition; the transport problem solved by the network simplex',
    of: (pair) => distanceMm(pair, order, mostNodes),
    quick: (pair) => distanceMm(pair, order, mostNodesQuick),
    notes: ({ shares }) => (shares !== null && isJoined(shares, mostNodes) ? ['approx'] : []),
  })

export const wasserstein1 = wasserstein('wasserstein_1', 1)
export const wasserstein2 = wasserstein('wasserstein_2', 2)

function distanceMm(pair: MapPair, order: 1 | 2, most: number): Value {
  const { n, shares } = pair
  if (n === 0) return missing('no-common-sites')
  if (shares === null) return missing('empty-map')
  const load = loadOf(pair, shares, most)
  const { from, to } = order === 1 ? excessOf(load, pair, shares) : load
  if (from.mass.length === 0 || to.mass.length === 0) return 0
  const cost = leastCost(from.mass, to.mass, costs(from, to, order, pair.a.map.support))
  return order === 1 ? cost : Math.sqrt(cost)
}
