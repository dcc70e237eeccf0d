import { shareAbove } from '../map/active-area.js'
import { slopesOf } from '../map/slopes.js'
import type { MuscleMap } from '../model/map.js'

/** θ as a share of a map's own maximum: 0 to 95 % in steps of 5 %. */
export const thetaShares: Float64Array = Float64Array.from({ length: 20 }, (_, k) => k / 20)

/** Shares of a map's own maximum as amplitudes, µV; all 0 for a map without values. */
export function thetasUvOf({ valuesUv }: MuscleMap): Float64Array {
  let maxUv = 0
  for (let i = 0; i < valuesUv.length; i++) if (valuesUv[i] > maxUv) maxUv = valuesUv[i]
  return thetaShares.map((share) => share * maxUv)
}

/** A map cut at each θ of its own maximum. */
export interface CutMap {
  readonly map: MuscleMap
  /** n × θ, row-major, mm²: what of each node lies above θ, as `activeAreas` says for one θ. */
  readonly areasMm2: Float64Array
  /** n: the first θ at which nothing of the node is left; 0 where nothing was sampled. */
  readonly ends: Uint8Array
}

/**
 * Node by node through the rising thresholds: a node that lies above by more than it slopes from side to side is whole, and one of
 * which nothing is left is done. So the share is worked out for the few thresholds that cut the node.
 */
export function cutOverTheta(map: MuscleMap): CutMap {
  const { valuesUv, support } = map
  const { n, areasMm2: nodesMm2 } = support
  const slopes = slopesOf(map)
  const thetasUv = thetasUvOf(map)
  const areasMm2 = new Float64Array(n * thetasUv.length)
  const ends = new Uint8Array(n)
  for (let i = 0; i < n; i++) {
    if (Number.isNaN(valuesUv[i])) continue
    const alongU = slopes === null ? 0 : slopes.alongU[i]
    const alongV = slopes === null ? 0 : slopes.alongV[i]
    let k = 0
    for (; k < thetasUv.length; k++) {
      const above = valuesUv[i] - thetasUv[k]
      const share = above > alongU + alongV ? 1 : shareAbove(above, alongU, alongV)
      if (share === 0) break
      areasMm2[i * thetasUv.length + k] = nodesMm2[i] * share
    }
    ends[i] = k
  }
  return { map, areasMm2, ends }
}
