import type { MuscleMap } from '../model/map.js'
import { pairsOf } from '../resample/columns.js'
import { type CutMap, cutOverTheta, thetaShares } from './cut-map.js'

/**
 * Area above θ, mm²; NaN for a map without values.
 *
 * @returns one number a θ of {@link thetaShares}.
 */
function areaCurve({ map, areasMm2, ends }: CutMap): number[] {
  const width = thetaShares.length
  const sums = new Float64Array(width).fill(map.missing === null ? 0 : Number.NaN)
  for (let i = 0; i < ends.length; i++) for (let k = 0; k < ends[i]; k++) sums[k] += areasMm2[i * width + k]
  return Array.from(sums)
}

/**
 * Dice coefficient over θ on the nodes that both maps sampled: D(θ) = 2 |A_θ ∩ B_θ| / (|A_θ| + |B_θ|), θ the same share of each
 * map's own maximum, so that it does not hang on gain.
 *
 * @returns one number a θ; NaN where both are empty.
 */
export function diceCurve(a: CutMap, b: CutMap): number[] {
  const width = thetaShares.length
  const each = new Float64Array(width)
  const both = new Float64Array(width)
  for (let i = 0; i < a.ends.length; i++) {
    if (Number.isNaN(a.map.valuesUv[i]) || Number.isNaN(b.map.valuesUv[i])) continue
    const end = Math.max(a.ends[i], b.ends[i])
    for (let k = 0; k < end; k++) {
      const inA = a.areasMm2[i * width + k]
      const inB = b.areasMm2[i * width + k]
      each[k] += inA + inB
      both[k] += Math.min(inA, inB)
    }
  }
  return Array.from(each, (sum, k) => (sum > 0 ? (2 * both[k]) / sum : Number.NaN))
}

/** How many numbers {@link curveNumbers} gives. */
export const curveWidth = (muscles: number): number => (muscles + pairsOf(muscles).length) * thetaShares.length

/** The area curve of each muscle, then the Dice curve of each pair, one number a θ, in one row. */
export function curveNumbers(maps: readonly MuscleMap[]): number[] {
  const cuts = maps.map(cutOverTheta)
  return [...cuts.flatMap(areaCurve), ...pairsOf(maps.length).flatMap(([a, b]) => diceCurve(cuts[a], cuts[b]))]
}
