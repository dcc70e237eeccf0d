import { activeAreas } from '../map/active-area.js'
import { viewOf } from '../metrics/view.js'
import type { MuscleMap } from '../model/map.js'
import { pairsOf } from '../resample/columns.js'

/** θ as a share of a map's own maximum: 0 to 95 % in steps of 5 %. */
export const thetaShares: Float64Array = Float64Array.from({ length: 20 }, (_, k) => k / 20)

/** Shares of a map's own maximum as amplitudes, µV; all 0 for a map without values. */
export const thetasUvOf = (map: MuscleMap): Float64Array => {
  const { maxUv } = viewOf(map)
  return thetaShares.map((share) => share * maxUv)
}

/** A map cut at each θ of its own maximum. */
export interface CutMap {
  readonly map: MuscleMap
  /** θ × n nodes, mm². */
  readonly areasMm2: readonly Float64Array[]
}

export const cutOverTheta = (map: MuscleMap): CutMap => ({
  map,
  areasMm2: Array.from(thetasUvOf(map), (thetaUv) => activeAreas(map, thetaUv)),
})

/**
 * Area above θ, mm²; NaN for a map without values.
 *
 * @returns one number a θ of {@link thetaShares}.
 */
const areaCurve = ({ map, areasMm2 }: CutMap): number[] =>
  areasMm2.map((nodes) => (map.missing === null ? nodes.reduce((sum, mm2) => sum + mm2, 0) : Number.NaN))

/**
 * Dice coefficient over θ on the nodes that both maps sampled: D(θ) = 2 |A_θ ∩ B_θ| / (|A_θ| + |B_θ|), θ the same share of each
 * map's own maximum, so that it does not hang on gain.
 *
 * @returns one number a θ; NaN where both are empty.
 */
export function diceCurve(a: CutMap, b: CutMap): number[] {
  const ofA = a.map.valuesUv
  const ofB = b.map.valuesUv
  return a.areasMm2.map((inA, k) => {
    const inB = b.areasMm2[k]
    let each = 0
    let both = 0
    for (let i = 0; i < inA.length; i++) {
      if (Number.isNaN(ofA[i]) || Number.isNaN(ofB[i])) continue
      each += inA[i] + inB[i]
      both += Math.min(inA[i], inB[i])
    }
    return each > 0 ? (2 * both) / each : Number.NaN
  })
}

/** How many numbers {@link curveNumbers} gives. */
export const curveWidth = (muscles: number): number => (muscles + pairsOf(muscles).length) * thetaShares.length

/** The area curve of each muscle, then the Dice curve of each pair, one number a θ, in one row. */
export function curveNumbers(maps: readonly MuscleMap[]): number[] {
  const cuts = maps.map(cutOverTheta)
  return [...cuts.flatMap(areaCurve), ...pairsOf(maps.length).flatMap(([a, b]) => diceCurve(cuts[a], cuts[b]))]
}
