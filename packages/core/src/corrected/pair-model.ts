import { type Draws, normalQuantile } from '@penfield/kernels'
import type { MuscleMap } from '../model/map.js'
import { type NoiseModel, noiseModel } from './noise-model.js'
import { activity, ofResponse, onScale, responseOf } from './response-scale.js'
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
  let [products, weight] = [0, 0]
  for (let i = 0; i < a.trials.sites.length; i++) {
    const both = a.trials.stimuli[i].filter((j) => b.trials.stimuli[i].includes(j))
    if (both.length < 2) continue
    const g = respondsAt(a, i) * respondsAt(b, i)
    const [ya, yb] = [a, b].map(({ trials, noise }) => both.map((j) => onScale(noise.scale, trials.amplitudesUv[j])))
    products += g * productSum(Float64Array.from(ya), Float64Array.from(yb))
    weight += g * g * (both.length - 1)
  }
  if (!(weight > 0)) return 0
  const shared = products / weight / Math.sqrt(a.noise.scale.variance * b.noise.scale.variance)
  return Math.max(-mostShared, Math.min(mostShared, shared))
}

const respondsAt = ({ noise, field }: MuscleModel, i: number): number =>
  activity(noise.scale, responseOf(noise.scale, field.mean[i]))

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
  field.draw(z).map((mu) => responseOf(noise.scale, mu))

/** The noise of site means if the pooled variance were another that the trials allow: n, standard deviations. */
export function possibleNoise({ noise, field }: MuscleModel, z: number): Float64Array {
  const degrees = noise.degrees > 0 ? noise.degrees : field.noise.length / 3
  // Wilson–Hilferty: χ²_d / d ≈ (1 − 2/9d + z √(2/9d))³
  const root = Math.max(0.3, 1 - 2 / (9 * degrees) + z * Math.sqrt(2 / (9 * degrees)))
  const share = 1 / (root * root * root)
  return field.noise.map((variance) => Math.sqrt(variance * share))
}

/** Site means on the response scale where the responses above the floor are `responsesUv` and each mean is off by its deviation. */
export const simulatedMeans = (
  { noise }: MuscleModel,
  responsesUv: Float64Array,
  deviations: Float64Array,
): Float64Array => responsesUv.map((uv, i) => ofResponse(noise.scale, uv) + deviations[i])

/** Site values seen through noise: means on the response scale, smoothed over about a site step, µV. */
export const seenValues = ({ noise, field }: MuscleModel, means: Float64Array): Float64Array =>
  trueValues(
    { noise },
    field.smooth(means).map((mu) => responseOf(noise.scale, mu)),
  )

/** Site values without noise: floor and response. */
export const trueValues = ({ noise }: Pick<MuscleModel, 'noise'>, responsesUv: Float64Array): Float64Array =>
  responsesUv.map((uv) => noise.scale.floorUv + uv)

/** How far both muscles respond at each site when a pair of responses is given: the share of noise that they can share. */
export const bothRespond = ({ a, b }: PairModel, aUv: Float64Array, bUv: Float64Array): Float64Array =>
  aUv.map((uv, i) => activity(a.noise.scale, uv) * activity(b.noise.scale, bUv[i]))
