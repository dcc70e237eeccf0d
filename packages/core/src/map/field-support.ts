import { onSphere, shareOfArc } from '../geometry/sphere.js'
import { type Frame, pointsOf } from '../model/frame.js'
import type { Support } from '../model/map.js'
import type { Sites } from '../model/sites.js'
import type { MapOptions } from './method.js'
import { planeSupport } from './support.js'

/**
 * Nodes of a field: a square grid in the plane of the sites or, where the radius of the head is known and the sites were measured
 * along the scalp, the same nodes on a sphere. A node then lies where its arcs lead and has the area it covers there; the map
 * itself is still drawn over arcs.
 */
export function fieldSupport(sites: Sites, { nodeStepMm, headRadiusMm }: MapOptions): Support {
  const flat = planeSupport(sites, nodeStepMm)
  if (headRadiusMm === undefined || flat.frame !== 'scalp') return flat
  const { planeMm } = flat
  const areasMm2 = flat.areasMm2.map((area, i) => {
    const [x, y] = [planeMm[2 * i], planeMm[2 * i + 1]]
    return area * shareOfArc(Math.sqrt(x * x + y * y), headRadiusMm)
  })
  const positionsMm = pointsOf<Frame>(flat.frame, onSphere(planeMm, headRadiusMm))
  return { ...flat, kind: 'sphere', positionsMm, areasMm2, weights: areasMm2 }
}
