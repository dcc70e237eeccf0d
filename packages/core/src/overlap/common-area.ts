import { activeAreas } from '../map/active-area.js'
import type { MapView } from '../metrics/view.js'

/** Areas above threshold of two maps on their common support, mm². */
export interface CommonAreas {
  readonly aMm2: number
  readonly bMm2: number
  /** |A⁺ ∩ B⁺|: node by node the smaller of the two active areas, which on sites is the area of the sites active in both. */
  readonly bothMm2: number
}

export function commonAreas(a: MapView, b: MapView, nodes: Int32Array): CommonAreas {
  const ofA = activeAreas(a.map, a.thetaUv)
  const ofB = activeAreas(b.map, b.thetaUv)
  let aMm2 = 0
  let bMm2 = 0
  let bothMm2 = 0
  for (let k = 0; k < nodes.length; k++) {
    const i = nodes[k]
    aMm2 += ofA[i]
    bMm2 += ofB[i]
    bothMm2 += Math.min(ofA[i], ofB[i])
  }
  return { aMm2, bMm2, bothMm2 }
}
