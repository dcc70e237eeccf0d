/** What of a map counts as response, with the numbers of its threshold. */
import type { MuscleMap } from '@penfield/core'

/** Largest value of a map, in its unit; 0 when nothing was sampled. */
export function largest(valuesUv: ArrayLike<number>): number {
  let maximum = 0
  for (let i = 0; i < valuesUv.length; i++) if (valuesUv[i] > maximum) maximum = valuesUv[i]
  return maximum
}

/** The threshold as a value of this map, in its unit. */
export const thresholdUv = ({ threshold, valuesUv }: MuscleMap): number =>
  threshold.kind === 'relative' ? threshold.fraction * largest(valuesUv) : threshold.thetaUv

/** n nodes, 1 where the value lies above the threshold (strictly). */
export function activeNodes(map: MuscleMap): Uint8Array {
  const theta = thresholdUv(map)
  return Uint8Array.from(map.valuesUv, (value) => (value > theta ? 1 : 0))
}

export const isEmpty = (map: MuscleMap): boolean => !activeNodes(map).includes(1)

/**
 * Share of each node in the muscle's total.
 *
 *     pᵢ = Aᵢ wᵢ / Σ A w,  w = max(0, value − floor) for a noise threshold, else the value above the threshold or 0
 *
 * @returns n, NaN where nothing was sampled; null when the total is 0.
 */
export function shares(map: MuscleMap): Float64Array | null {
  const theta = thresholdUv(map)
  const { kind, floorUv } = map.threshold
  const weights = map.valuesUv.map((value, i) => {
    if (Number.isNaN(value)) return Number.NaN
    const weight = kind === 'noise' ? Math.max(0, value - floorUv) : value > theta ? value : 0
    return weight * map.support.areasMm2[i]
  })
  let total = 0
  for (const weight of weights) if (weight > 0) total += weight
  return total > 0 ? weights.map((weight) => weight / total) : null
}

/** True when both maps live on the same nodes, so that they can be compared node by node. */
export function shareSupport(a: MuscleMap, b: MuscleMap): boolean {
  if (a.support === b.support) return true
  if (a.support.n !== b.support.n || a.support.kind !== b.support.kind) return false
  return a.support.planeMm.every((value, i) => Math.abs(value - b.support.planeMm[i]) < 1e-6)
}
