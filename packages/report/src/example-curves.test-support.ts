/** Curves over thresholds for the invented session: measured on its maps, with invented bands and ceilings. */
import type { Curve, MuscleMap, ThresholdCurves } from '@penfield/core'

const shares = Float64Array.from({ length: 20 }, (_, k) => k / 20)

const maximumOf = ({ valuesUv }: MuscleMap): number => valuesUv.reduce((most, value) => Math.max(most, value), 0)

const banded = (values: Float64Array, relative: number): Curve => ({
  values,
  low: values.map((value) => value * (1 - relative)),
  high: values.map((value) => value * (1 + relative)),
})

/** Nodes of the map above a share of its maximum. */
const above = (map: MuscleMap, share: number): Uint8Array =>
  Uint8Array.from(map.valuesUv, (value) => (value > share * maximumOf(map) ? 1 : 0))

function diceAt(a: MuscleMap, b: MuscleMap, share: number): number {
  const [inA, inB] = [above(a, share), above(b, share)]
  let each = 0
  let both = 0
  inA.forEach((one, i) => {
    each += one + inB[i]
    both += one * inB[i]
  })
  return each === 0 ? Number.NaN : (2 * both) / each
}

export function exampleCurves(maps: readonly MuscleMap[]): ThresholdCurves {
  const thetasOf = (map: MuscleMap) => shares.map((share) => share * maximumOf(map))
  return {
    shares,
    resamples: 500,
    areas: maps.map((map) => ({
      muscle: map.muscle,
      thetasUv: thetasOf(map),
      areaMm2: banded(
        shares.map((share) => above(map, share).reduce((sum, one, i) => sum + one * map.support.areasMm2[i], 0)),
        0.12,
      ),
    })),
    overlaps: maps.flatMap((a, k) =>
      maps.slice(k + 1).map((b) => {
        const dice = shares.map((share) => diceAt(a, b, share))
        const ceiling = shares.map((share, i) => (Number.isNaN(dice[i]) ? dice[i] : 0.96 - 0.35 * share))
        return {
          muscleA: a.muscle,
          muscleB: b.muscle,
          thetasAUv: thetasOf(a),
          thetasBUv: thetasOf(b),
          dice: {
            values: dice,
            low: dice.map((value) => 0.85 * value),
            high: dice.map((value) => Math.min(1, 1.1 * value)),
          },
          ceiling: { ...banded(ceiling, 0.06), high: ceiling.map((value) => Math.min(1, value + 0.05)) },
          betweenHalves: dice.map((value) => 0.9 * value),
        }
      }),
    ),
  }
}
