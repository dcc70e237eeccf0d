import { type Draws, normalQuantile } from '@penfield/kernels'
import type { MuscleMap } from '../model/map.js'
import { type NoiseModel, noiseModel } from './noise-model.js'
import { activity, ofResponses, onScale, responsesOf } from './response-scale.js'
import { type SiteTrials, siteTrials } from './site-trials.js'
import { type SmoothField, smoothField } from './smooth-field.js'

/** One muscle of a pair: its trials at the common sites, their noise, and its field. */
export interface MuscleModel {
  readonly trials: SiteTrials
  readonly noise: NoiseModel
  readonly field: SmoothField
}

export interface PairModel {
  readonly a: MuscleModel
  readonly b: MuscleModel
  /** Correlation of the two muscles' noise in one pulse, where both respond. */
  readonly sharedNoise: number
}

export function muscleModel({ drawn, sites }: MuscleMap, common: Int32Array): MuscleModel {
  const trials = siteTrials(drawn, sites, common)
  const noise = noiseModel(trials, drawn.trials)
  const places = Float64Array.from({ length: 2 * common.length }, (_, k) => sites.planeMm[2 * common[k >> 1] + (k % 2)])
  const counts = Float64Array.from(trials.stimuli, (group) => group.length)
  return { trials, noise, field: smoothField(places, counts, noise, sites.rule.stepMm) }
}

export const pairModel = (a: MuscleModel, b: MuscleModel): PairModel => ({ a, b, sharedNoise: sharedNoise(a, b) })

/** Largest correlation that is simulated. */
const mostShared = 0.9

/**
 * Σ g_i C_i / Σ g_i² (n_i − 1) over √(τ_a² τ_b²): C_i the within-site products of both muscles' deviations in the same pulses,
 * g_i how far both respond.
 */
function sharedNoise(a: MuscleModel, b: MuscleModel): number {
  const [respondsA, respondsB] = [a, b].map(responds)
  let [products, weight] = [0, 0]
  for (let i = 0; i < a.trials.sites.length; i++) {
    const both = a.trials.stimuli[i].filter((j) => b.trials.stimuli[i].includes(j))
    if (both.length < 2) continue
    const g = respondsA[i] * respondsB[i]
    const [ya, yb] = [a, b].map(({ trials, noise }) => both.map((j) => onScale(noise.scale, trials.amplitudesUv[j])))
    products += g * productSum(Float64Array.from(ya), Float64Array.from(yb))
    weight += g * g * (both.length - 1)
  }
  if (!(weight > 0)) return 0
  const shared = products / weight / Math.sqrt(a.noise.scale.variance * b.noise.scale.variance)
  return Math.max(-mostShared, Math.min(mostShared, shared))
}

const responds = ({ noise: { scale }, field }: MuscleModel): Float64Array =>
  responsesOf(scale, field.mean).map((uv) => activity(scale, uv))

function productSum(x: Float64Array, y: Float64Array): number {
  const n = x.length
  const [meanX, meanY] = [x, y].map((of) => of.reduce((sum, value) => sum + value, 0) / n)
  let sum = 0
  for (let k = 0; k < n; k++) sum += (x[k] - meanX) * (y[k] - meanY)
  return sum
}

/** Standard normal numbers of one simulated participant. */
export function normals(random: Draws, n: number): Float64Array {
  const out = new Float64Array(n)
  for (let k = 0; k < n; k++) out[k] = normalQuantile(Math.max(random.uniform(), 1e-16))
  return out
}

/** A possible field of a muscle's responses above the floor, µV: one draw from what the trials leave open. */
export const possibleResponses = ({ noise, field }: MuscleModel, z: Float64Array): Float64Array =>
  responsesOf(noise.scale, field.draw(z))

/** The noise of site means if the pooled variance were another that the trials allow: n, standard deviations. */
export function possibleNoise({ noise, field }: MuscleModel, z: number): Float64Array {
  const degrees = noise.degrees > 0 ? noise.degrees : field.noise.length / 3
  // Wilson–Hilferty: χ²_d / d ≈ (1 − 2/9d + z √(2/9d))³
  const root = Math.max(0.3, 1 - 2 / (9 * degrees) + z * Math.sqrt(2 / (9 * degrees)))
  const share = 1 / (root * root * root)
  return field.noise.map((variance) => Math.sqrt(variance * share))
}

/**
 * Site means on the response scale where the responses above the floor are `responsesUv`, and mean i is off by z_i standard
 * deviations of its noise.
 */
export function simulatedMeans(
  { noise: { scale } }: MuscleModel,
  responsesUv: Float64Array,
  noise: Float64Array,
  z: Float64Array,
): Float64Array {
  const means = ofResponses(scale, responsesUv)
  for (let i = 0; i < means.length; i++) means[i] += z[i] * noise[i]
  return means
}

/** Site values seen through noise: means on the response scale, smoothed over about a site step, µV. */
export const seenValues = ({ noise, field }: MuscleModel, means: Float64Array): Float64Array =>
  trueValues({ noise }, responsesOf(noise.scale, field.smooth(means)))

/** Site values without noise: floor and response. */
export function trueValues({ noise }: Pick<MuscleModel, 'noise'>, responsesUv: Float64Array): Float64Array {
  const { floorUv } = noise.scale
  const valuesUv = new Float64Array(responsesUv.length)
  for (let i = 0; i < valuesUv.length; i++) valuesUv[i] = floorUv + responsesUv[i]
  return valuesUv
}

/**
 * The second muscle's deviations where those of the first are given: at each site they share as much as both muscles respond there.
 *
 *     z′ = r z_a + √(1 − r²) z_b        r = sharedNoise · activity_a · activity_b
 */
export function sharedDeviations(
  { a, b, sharedNoise }: PairModel,
  [aUv, bUv]: readonly [Float64Array, Float64Array],
  [ofA, ofB]: readonly [Float64Array, Float64Array],
): Float64Array {
  const together = new Float64Array(aUv.length)
  for (let i = 0; i < together.length; i++) {
    const r = sharedNoise * (activity(a.noise.scale, aUv[i]) * activity(b.noise.scale, bUv[i]))
    together[i] = r * ofA[i] + Math.sqrt(1 - r * r) * ofB[i]
  }
  return together
}
