import type { Draws } from '@penfield/kernels'
import type { Curve } from './calibrate.js'
import { drawnApart, steps } from './drawn-apart.js'
import {
  type MuscleModel,
  normals,
  type PairModel,
  possibleNoise,
  possibleResponses,
  seenValues,
  sharedDeviations,
  simulatedMeans,
  trueValues,
} from './pair-model.js'

/** Indices of two sets of site values, µV; NaN where one has none. Costly ones only where asked for. */
export type IndexValues = (aUv: Float64Array, bUv: Float64Array, withCostly: boolean) => readonly number[]

/**
 * One simulated participant: a pair of possible fields drawn together and apart, and what a session shows at each step. The same
 * noise is used at every step, so that a curve changes because the fields do.
 *
 * @param random     the participant's own random numbers.
 * @param withCostly whether costly indices are computed too; else their curves are empty.
 * @returns one curve an index; it ends where the index has no value.
 */
export function simulatedCurves(
  pair: PairModel,
  areasMm2: Float64Array,
  random: Draws,
  valuesOf: IndexValues,
  withCostly: boolean,
): readonly Curve[] {
  const n = areasMm2.length
  const [a, b] = [pair.a, pair.b].map((muscle) => {
    const responsesUv = possibleResponses(muscle, normals(random, 2 * n))
    const [z] = normals(random, 1)
    return { muscle, responsesUv, noise: possibleNoise(muscle, z), deviations: normals(random, n) }
  })
  const curves: { truth: number[]; seen: number[]; ended: boolean }[] = []
  for (const kappa of steps) {
    const apart = drawnApart(a.responsesUv, b.responsesUv, areasMm2, kappa)
    if (apart === null) break
    const truth = valuesOf(trueValues(pair.a, apart.a), trueValues(pair.b, apart.b), withCostly)
    const together = sharedDeviations(pair, [apart.a, apart.b], [a.deviations, b.deviations])
    const seen = valuesOf(
      shown(a.muscle, apart.a, a.noise, a.deviations),
      shown(b.muscle, apart.b, b.noise, together),
      withCostly,
    )
    truth.forEach((value, k) => {
      curves[k] ??= { truth: [], seen: [], ended: false }
      const curve = curves[k]
      if (curve.ended || Number.isNaN(value) || Number.isNaN(seen[k])) curve.ended = true
      else {
        curve.truth.push(value)
        curve.seen.push(seen[k])
      }
    })
  }
  return curves
}

const shown = (muscle: MuscleModel, responsesUv: Float64Array, noise: Float64Array, z: Float64Array): Float64Array =>
  seenValues(muscle, simulatedMeans(muscle, responsesUv, noise, z))
