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

/** Indices of two sets of site values, µV; NaN where one has none. */
export type IndexValues = (aUv: Float64Array, bUv: Float64Array) => readonly number[]

/** One index of one simulated participant whose maps are as far apart as they were drawn: what it truly is, what is seen of it. */
export interface Seen {
  readonly truth: number
  readonly seen: number
}

export interface IndexValuesBy {
  /** The indices whose correction is `drawn-apart`. */
  readonly drawnApart: IndexValues
  /** The indices whose correction is `as-measured`. */
  readonly asMeasured: IndexValues
}

export interface SimulatedParticipant {
  /** One an index; it ends where the index has no value. */
  readonly curves: readonly Curve[]
  /** One an index; NaN where it has no value. */
  readonly asMeasured: readonly Seen[]
}

/**
 * One simulated participant: a pair of possible fields as they are and drawn together and apart, and what a session shows at each
 * step. The same noise is used at every step, so that a curve changes because the fields do.
 *
 * @param random the participant's own random numbers.
 */
export function simulatedParticipant(
  pair: PairModel,
  areasMm2: Float64Array,
  random: Draws,
  valuesBy: IndexValuesBy,
): SimulatedParticipant {
  const n = areasMm2.length
  const [a, b] = [pair.a, pair.b].map((muscle) => {
    const responsesUv = possibleResponses(muscle, normals(random, 2 * n))
    const [z] = normals(random, 1)
    return { muscle, responsesUv, noise: possibleNoise(muscle, z), deviations: normals(random, n) }
  })
  /** What two fields truly are and what a session shows of them, by the same indices. */
  const seenOf = (fields: { a: Float64Array; b: Float64Array }, valuesOf: IndexValues): Seen[] => {
    const together = sharedDeviations(pair, [fields.a, fields.b], [a.deviations, b.deviations])
    const truth = valuesOf(trueValues(pair.a, fields.a), trueValues(pair.b, fields.b))
    const seen = valuesOf(
      shown(a.muscle, fields.a, a.noise, a.deviations),
      shown(b.muscle, fields.b, b.noise, together),
    )
    return truth.map((value, k) => ({ truth: value, seen: seen[k] }))
  }
  return {
    curves: curvesOf(
      steps.map((kappa) => drawnApart(a.responsesUv, b.responsesUv, areasMm2, kappa)),
      (fields) => seenOf(fields, valuesBy.drawnApart),
    ),
    asMeasured: seenOf({ a: a.responsesUv, b: b.responsesUv }, valuesBy.asMeasured),
  }
}

type Fields = NonNullable<ReturnType<typeof drawnApart>>

/** One curve an index, over steps until there are no fields any more. */
function curvesOf(fields: readonly (Fields | null)[], seenOf: (fields: Fields) => readonly Seen[]): readonly Curve[] {
  const curves: { truth: number[]; seen: number[]; ended: boolean }[] = []
  for (const step of fields) {
    if (step === null) break
    seenOf(step).forEach(({ truth, seen }, k) => {
      curves[k] ??= { truth: [], seen: [], ended: false }
      const curve = curves[k]
      if (curve.ended || Number.isNaN(truth) || Number.isNaN(seen)) curve.ended = true
      else {
        curve.truth.push(truth)
        curve.seen.push(seen)
      }
    })
  }
  return curves
}

const shown = (muscle: MuscleModel, responsesUv: Float64Array, noise: Float64Array, z: Float64Array): Float64Array =>
  seenValues(muscle, simulatedMeans(muscle, responsesUv, noise, z))
