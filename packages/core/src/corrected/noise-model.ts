import { median } from '@penfield/kernels'
import type { MuscleTrials } from '../model/trials.js'
import { onScale, type ResponseScale } from './response-scale.js'
import type { SiteTrials } from './site-trials.js'

/** What the trials of a muscle say of their noise. */
export interface NoiseModel {
  readonly scale: ResponseScale
  /** How many independent deviations stand behind `scale.variance`; 0 when no site has two trials. */
  readonly degrees: number
  /** One entry a site: mean of y over its trials. */
  readonly means: Float64Array
}

/** Noise of one trial on the scale, before anything is known and at least. */
const firstDeviation = 0.7
const leastDeviation = 0.2
/** The scale and its noise depend on one another; they settle in a few rounds. */
const rounds = 8
/** The quietest share of the sites, where no noise level was recorded. */
const quietShare = 0.25
/** The floor's spread is at least this share of the largest site mean: recordings that write 0 for silence have none. */
const leastSpreadShare = 0.005

/**
 * Floor, turning point and trial noise of a muscle.
 *
 * Floor b and its spread σ come from the amplitudes before the stimulus, where they were recorded, else from the quietest quarter
 * of the sites. The trial noise is pooled within sites, each weighted by how multiplicative its noise is, and k = σ / τ.
 */
export function noiseModel(trials: SiteTrials, { shamUv }: MuscleTrials): NoiseModel {
  const { floorUv, spreadUv } = floorOf(trials, shamUv)
  let deviation = firstDeviation
  let degrees = 0
  for (let round = 0; round < rounds; round++) {
    const scale = { floorUv, turnUv: spreadUv / deviation }
    const within = withinSites(trials, scale)
    degrees = within.degrees
    if (degrees > 0) deviation = Math.max(leastDeviation, Math.sqrt(within.variance))
  }
  const scale = { floorUv, turnUv: spreadUv / deviation, variance: deviation * deviation }
  return { scale, degrees, means: meansOf(trials, scale) }
}

/** The mean of y at each site. */
export function meansOf({ stimuli, amplitudesUv }: SiteTrials, scale: Pick<ResponseScale, 'floorUv' | 'turnUv'>) {
  return Float64Array.from(stimuli, (group) => {
    let sum = 0
    for (const j of group) sum += onScale(scale, amplitudesUv[j])
    return sum / group.length
  })
}

/** Variance of y within sites, Σ g² S_i / Σ g² (n_i − 1) with g = sinh² / (1 + sinh²) of the site's mean. */
function withinSites(trials: SiteTrials, scale: Pick<ResponseScale, 'floorUv' | 'turnUv'>) {
  const means = meansOf(trials, scale)
  let [squares, weight, weightSquares] = [0, 0, 0]
  trials.stimuli.forEach((group, i) => {
    const meanUv = groupMean(trials.amplitudesUv, group)
    const r = Math.max(0, meanUv - scale.floorUv) / scale.turnUv
    const g = (r * r) / (1 + r * r)
    let sum = 0
    for (const j of group) {
      const deviation = onScale(scale, trials.amplitudesUv[j]) - means[i]
      sum += deviation * deviation
    }
    squares += g * g * sum
    weight += g * g * (group.length - 1)
    weightSquares += g * g * g * g * (group.length - 1)
  })
  if (!(weight > 0)) return { variance: Number.NaN, degrees: 0 }
  return { variance: squares / weight, degrees: (weight * weight) / weightSquares }
}

function floorOf(trials: SiteTrials, shamUv: Float64Array | null): { floorUv: number; spreadUv: number } {
  const meansUv = Float64Array.from(trials.stimuli, (group) => groupMean(trials.amplitudesUv, group))
  const largestUv = meansUv.reduce((most, uv) => Math.max(most, uv), 0)
  const leastSpreadUv = Math.max(leastSpreadShare * largestUv, 1e-9)
  const sham = (shamUv ?? new Float64Array(0)).filter((uv) => !Number.isNaN(uv))
  if (sham.length >= 20) {
    const floorUv = sham.reduce((sum, uv) => sum + uv, 0) / sham.length
    return { floorUv, spreadUv: Math.max(leastSpreadUv, spreadAbout(sham, floorUv)) }
  }
  const order = Array.from(meansUv.keys()).sort((i, k) => meansUv[i] - meansUv[k] || i - k)
  const quiet = order.slice(0, Math.max(1, Math.round(quietShare * order.length)))
  const uv = Float64Array.from(quiet.flatMap((i) => Array.from(trials.stimuli[i], (j) => trials.amplitudesUv[j])))
  const floorUv = median(uv)
  return { floorUv, spreadUv: Math.max(leastSpreadUv, spreadAbout(uv, floorUv)) }
}

function spreadAbout(values: Float64Array, centre: number): number {
  let sum = 0
  for (const value of values) sum += (value - centre) * (value - centre)
  return Math.sqrt(sum / Math.max(1, values.length - 1))
}

const groupMean = (amplitudesUv: Float64Array, group: Int32Array): number => {
  let sum = 0
  for (const j of group) sum += amplitudesUv[j]
  return sum / group.length
}
