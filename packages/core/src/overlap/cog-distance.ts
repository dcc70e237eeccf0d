import { missing } from '../model/missing.js'
import { overlapIndex } from './overlap-index.js'
import type { MapPair } from './pair.js'

/**
 * Distance of the two centres of gravity on the common support, |CoG_b − CoG_a|, mm. Noise makes it larger: two measurements of
 * one muscle are never 0 mm apart, which is what the noise distance in `ceiling` says.
 */
export const cogDistance = overlapIndex({
  id: 'cog_distance',
  unit: 'mm',
  kind: 'distance',
  interval: 'bca',
  source: 'definition',
  of: (pair) => {
    if (pair.n === 0) return missing('no-common-sites')
    const a = commonCentre(pair, pair.aUv)
    const b = commonCentre(pair, pair.bUv)
    if (a === null || b === null) return missing('empty-map')
    const [dx, dy, dz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]]
    return Math.sqrt(dx * dx + dy * dy + dz * dz)
  },
})

/** Σ s_i w_i x_i / Σ s_i w_i over the common nodes, mm; null when all weights are 0. */
function commonCentre({ nodes, a }: MapPair, weightsUv: Float64Array): [number, number, number] | null {
  const { positionsMm, weights } = a.map.support
  let total = 0
  const sum: [number, number, number] = [0, 0, 0]
  for (let k = 0; k < nodes.length; k++) {
    const i = nodes[k]
    const weight = weights[i] * weightsUv[k]
    total += weight
    for (let axis = 0; axis < 3; axis++) sum[axis] += weight * positionsMm[3 * i + axis]
  }
  return total > 0 ? [sum[0] / total, sum[1] / total, sum[2] / total] : null
}
