import { meanAbove, shareAbove } from '../map/active-area.js'
import { type Slopes, slopesOf } from '../map/slopes.js'
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

/** How a value becomes a weight: w − off where w > least, else 0. */
export interface Cut {
  readonly leastUv: number
  readonly offUv: number
}

/**
 * Weights of a map under its threshold.
 *
 *     none: w      absolute, relative: w where w > θ, else 0      noise: max(0, w − b)
 *
 * On a field a node's weight is the mean over its square, in which the field is taken as linear, so that it changes smoothly with θ.
 * A noise floor left in the weights pulls the centre of gravity towards the middle of the grid; taking it off does not.
 */
export function viewOf(map: MuscleMap): MapView {
  const { valuesUv, threshold } = map
  let maxUv = 0
  for (let i = 0; i < valuesUv.length; i++) if (valuesUv[i] > maxUv) maxUv = valuesUv[i]
  const thetaUv = threshold.kind === 'relative' ? threshold.fraction * maxUv : threshold.thetaUv
  const cut = cutOf(threshold, thetaUv)
  const slopes = cut.leastUv > 0 ? slopesOf(map) : null
  const weightsUv = slopes === null ? weighed(valuesUv, cut) : weighedInside(valuesUv, cut, slopes)
  return { map, maxUv, thetaUv, weightsUv }
}

export function cutOf({ kind, floorUv }: Threshold, thetaUv: number): Cut {
  if (kind === 'none') return { leastUv: 0, offUv: 0 }
  return kind === 'noise' ? { leastUv: floorUv, offUv: floorUv } : { leastUv: thetaUv, offUv: 0 }
}

function weighed(valuesUv: Float64Array, { leastUv, offUv }: Cut): Float64Array {
  const weightsUv = new Float64Array(valuesUv.length)
  for (let i = 0; i < valuesUv.length; i++) if (valuesUv[i] > leastUv) weightsUv[i] = valuesUv[i] - offUv
  return weightsUv
}

/** Mean over each node's square of z − off where z > least: (z − least)⁺ + (least − off) on the part above. */
function weighedInside(valuesUv: Float64Array, { leastUv, offUv }: Cut, { alongU, alongV }: Slopes): Float64Array {
  const weightsUv = new Float64Array(valuesUv.length)
  for (let i = 0; i < weightsUv.length; i++) {
    const above = valuesUv[i] - leastUv
    if (Number.isNaN(above)) continue
    const excess = meanAbove(above, alongU[i], alongV[i])
    if (excess > 0) weightsUv[i] = excess + (leastUv - offUv) * shareAbove(above, alongU[i], alongV[i])
  }
  return weightsUv
}

/** The same weights for the sites, whatever the support: sites.n, µV; 0 where a site has no trial. */
export function siteWeightsUv({ map, thetaUv, weightsUv }: MapView): Float64Array {
  if (map.support.kind === 'sites') return weightsUv
  return weighed(map.siteValues.valuesUv, cutOf(map.threshold, thetaUv))
}

/** True when nothing lies above the threshold. */
export function isSilent({ weightsUv }: MapView): boolean {
  for (let i = 0; i < weightsUv.length; i++) if (weightsUv[i] > 0) return false
  return true
}
