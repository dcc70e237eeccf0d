import type { MapPair } from './pair.js'

/** Areas above threshold of two maps on their common support, mm². */
export interface CommonAreas {
  readonly aMm2: number
  readonly bMm2: number
  /** |A⁺ ∩ B⁺|: node by node the smaller of the two active areas, which on sites is the area of the sites active in both. */
  readonly bothMm2: number
}

export function commonAreas({ activeAMm2, activeBMm2 }: MapPair): CommonAreas {
  let aMm2 = 0
  let bMm2 = 0
  let bothMm2 = 0
  for (let i = 0; i < activeAMm2.length; i++) {
    aMm2 += activeAMm2[i]
    bMm2 += activeBMm2[i]
    bothMm2 += Math.min(activeAMm2[i], activeBMm2[i])
  }
  return { aMm2, bMm2, bothMm2 }
}
