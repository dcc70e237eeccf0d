import type { EstimateMaps } from '../map/estimate.js'
import { pairsOf } from '../resample/columns.js'
import { type Design, halves } from '../resample/design.js'
import { cutOverTheta, thetaShares } from './cut-map.js'
import { diceCurve } from './over-theta.js'

/** How many times the trials of each site are split at random. */
const splits = 50

/** Dice between halves, one row of θ a split; NaN where halves can't be compared. */
export interface HalvesOverTheta {
  /** muscle → split → O(A₁, A₂) over θ. */
  readonly within: readonly (readonly number[][])[]
  /** pair → split → the mean of O(A₁, B₂) and O(A₂, B₁) over θ, crosswise, because the muscles share each pulse. */
  readonly between: readonly (readonly number[][])[]
}

export function halvesOverTheta(
  design: Design,
  estimate: EstimateMaps,
  muscles: number,
  seed: number,
): HalvesOverTheta {
  const pairs = pairsOf(muscles)
  const within: number[][][] = Array.from({ length: muscles }, () => [])
  const between: number[][][] = pairs.map(() => [])
  for (let split = 0; split < splits; split++) {
    const [first, second] = halves(design, seed, split).map((half) => estimate(half).map(cutOverTheta))
    for (const [m, map] of first.entries()) within[m].push(diceCurve(map, second[m]))
    for (const [p, [a, b]] of pairs.entries()) {
      const crossed = diceCurve(second[a], first[b])
      between[p].push(diceCurve(first[a], second[b]).map((value, k) => (value + crossed[k]) / 2))
    }
  }
  return { within, between }
}

/** Mean over the splits at each θ; NaN where none has a number. */
export function meanOverSplits(rows: readonly (readonly number[])[]): Float64Array {
  return thetaShares.map((_, k) => {
    const present = rows.map((row) => row[k]).filter((value) => !Number.isNaN(value))
    return present.length === 0 ? Number.NaN : present.reduce((sum, value) => sum + value, 0) / present.length
  })
}
