import { missing } from '../model/missing.js'
import type { Value } from '../model/result.js'
import { metric } from './metric.js'
import type { MapView } from './view.js'

/**
 * Amplitude-weighted centre of gravity (CoG).
 *
 *     CoG = Σ s_i w_i x_i / Σ s_i w_i         i over the nodes of the support, ascending
 *
 * w_i is the weight under the threshold (see {@link viewOf}), s_i is 1 on sites and grids, and the cell's area where sampling is
 * uneven, without which the CoG leans towards the densely sampled places.
 *
 * @returns [x, y, z] in the frame of the map, mm; null when all weights are 0.
 */
export function centreOfGravity({ map, weightsUv }: MapView): [number, number, number] | null {
  const { positionsMm, weights, n } = map.support
  let total = 0
  let x = 0
  let y = 0
  let z = 0
  for (let i = 0; i < n; i++) {
    const weight = weights[i] * weightsUv[i]
    if (weight === 0) continue
    total += weight
    x += weight * positionsMm[3 * i]
    y += weight * positionsMm[3 * i + 1]
    z += weight * positionsMm[3 * i + 2]
  }
  return total > 0 ? [x / total, y / total, z / total] : null
}

export const cog = metric({
  gives: { cog_x: 'mm', cog_y: 'mm', cog_z: 'mm' },
  needs: 'field',
  interval: 'plain',
  gain: 'same',
  motion: 'moves',
  source: 'definition',
  of: (view) => {
    const centre: readonly Value[] =
      centreOfGravity(view) ?? Array<Value>(3).fill(missing(view.map.missing ?? 'empty-map'))
    return { cog_x: centre[0], cog_y: centre[1], cog_z: centre[2] }
  },
  notes: ({ map }) => (map.siteValues.counts.filter((count) => count > 0).length === 1 ? ['one-site'] : []),
})
