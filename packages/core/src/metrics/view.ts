import type { MuscleMap, Threshold } from '../model/map.js'

/** A map with what every metric needs of it: its threshold in µV and the weight of each node. */
export interface MapView {
  readonly map: MuscleMap
  /** Largest value of the support, µV; 0 for a map without values. */
  readonly maxUv: number
  /** A node above this (strictly) is active, µV. */
  readonly thetaUv: number
  /** support.n, what a node weighs in cog, volume and shares, µV; 0 where nothing was sampled. */
  readonly weightsUv: Float64Array
}

/**
 * Weights of a map under its threshold.
 *
 *     none: w      absolute, relative: w where w > θ, else 0      noise: max(0, w − b)
 *
 * A noise floor left in the weights pulls the centre of gravity towards the middle of the grid; taking it off does not.
 */
export function viewOf(map: MuscleMap): MapView {
  const { valuesUv, threshold } = map
  let maxUv = 0
  for (const value of valuesUv) if (value > maxUv) maxUv = value
  const thetaUv = threshold.kind === 'relative' ? threshold.fraction * maxUv : threshold.thetaUv
  return { map, maxUv, thetaUv, weightsUv: valuesUv.map((value) => weight(value, threshold, thetaUv)) }
}

function weight(valueUv: number, threshold: Threshold, thetaUv: number): number {
  if (Number.isNaN(valueUv)) return 0
  switch (threshold.kind) {
    case 'none':
      return valueUv
    case 'noise':
      return Math.max(0, valueUv - threshold.floorUv)
    default:
      return valueUv > thetaUv ? valueUv : 0
  }
}
