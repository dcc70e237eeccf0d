import { dot, scaled, type Vec3 } from '../geometry/vector.js'
import type { MapView } from '../metrics/view.js'
import { missing } from '../model/missing.js'
import { ofCentres } from './common-centre.js'
import { overlapIndex } from './overlap-index.js'

/** Centres nearer than this are one place, and a map that spreads less is a point, mm. */
const samePlaceMm = 1e-9

/**
 * Distance of the centres of gravity in units of the maps' own spread, u the direction that joins them. Free of gain and of scale,
 * so that the size of the head does not matter.
 *
 *     d = |CoG_b − CoG_a| / √(½ (s_a² + s_b²))        s² = Σ s_i w_i ((x_i − CoG) · u)² / Σ s_i w_i
 *
 * 0 when the centres are one place; missing `one-site` when neither map has a spread along u.
 */
export const separationD = overlapIndex({
  id: 'separation_d',
  unit: '1',
  kind: 'amount',
  range: [0, Infinity],
  swapped: 'same',
  gainFree: true,
  needs: 'maps',
  correction: 'none',
  source: 'definition',
  of: ofCentres(({ a, b, shift, distance }, pair) => {
    if (distance < samePlaceMm) return 0
    const along = scaled(shift, 1 / distance)
    const variance = (varianceMm2(pair.a, a, along) + varianceMm2(pair.b, b, along)) / 2
    return variance > samePlaceMm * samePlaceMm ? distance / Math.sqrt(variance) : missing('one-site')
  }),
})

/** Variance of a map about its centre along a direction. */
function varianceMm2({ map, weightsUv }: MapView, centre: Vec3, along: Vec3): number {
  const { positionsMm, weights, n } = map.support
  const [x, y, z] = along
  const offset = dot(centre, along)
  let total = 0
  let sum = 0
  for (let i = 0; i < n; i++) {
    const weight = weights[i] * weightsUv[i]
    if (weight === 0) continue
    const d = positionsMm[3 * i] * x + positionsMm[3 * i + 1] * y + positionsMm[3 * i + 2] * z - offset
    total += weight
    sum += weight * d * d
  }
  return sum / total
}
