/** Sessions of two muscles whose overlap without noise is known. */
import { draws, exp, ln, normalQuantile, pow, streams } from '@penfield/kernels'
import type { MapPlan } from '../map/estimate.js'
import { allTrials, gridSites, threshold, trialsOf } from '../map/grid-maps.test-support.js'
import type { Sites } from '../model/sites.js'

/** A field at (x, y) mm about its own centre, width w mm. */
export const shapes = {
  round: (x: number, y: number, w: number) => exp(-(x * x + y * y) / (2 * w * w)),
  oblong: (x: number, y: number, w: number) => {
    const [u, v] = [(x + y) / Math.SQRT2, (x - y) / Math.SQRT2]
    return exp(-(u * u) / (2 * 1.35 * 1.35 * w * w) - (v * v) / (2 * 0.75 * 0.75 * w * w))
  },
  flat: (x: number, y: number, w: number) => exp(-pow((x * x + y * y) / (2.2 * w * w), 2)),
  twin: (x: number, y: number, w: number) =>
    exp(-((x + 0.8 * w) * (x + 0.8 * w) + y * y) / (w * w)) +
    0.7 * exp(-((x - 0.9 * w) * (x - 0.9 * w) + (y - 0.6 * w) * (y - 0.6 * w)) / (w * w)),
} as const
export type Shape = keyof typeof shapes

const sites = gridSites(7, 7)

const at = (shape: Shape, dx: number, dy: number, w: number): Float64Array =>
  Float64Array.from({ length: sites.n }, (_, i) =>
    shapes[shape](sites.planeMm[2 * i] - dx, sites.planeMm[2 * i + 1] - dy, w),
  )

const normalised = (field: Float64Array): Float64Array => {
  const sum = field.reduce((total, value) => total + value, 0)
  return field.map((value) => value / sum)
}

const intersection = (a: Float64Array, b: Float64Array): number => {
  const [p, q] = [normalised(a), normalised(b)]
  return p.reduce((sum, value, i) => sum + Math.min(value, q[i]), 0)
}

/** Two fields, one a shifted copy of the other, whose histogram intersection is `target`. */
export function fieldsWithOverlap(shape: Shape, target: number): readonly [Float64Array, Float64Array] {
  if (target === 0) {
    const apart = (sign: number) =>
      at(shape, 16 * sign, 14 * sign, 6).map((value, i) => {
        const [x, y] = [sites.planeMm[2 * i] - 16 * sign, sites.planeMm[2 * i + 1] - 14 * sign]
        return x * x + y * y < 24 * 24 && (sites.planeMm[2 * i] + sites.planeMm[2 * i + 1]) * sign > 0 ? value : 0
      })
    return [apart(-1), apart(1)]
  }
  const shifted = (d: number) => [at(shape, -0.4 * d, -0.3 * d, 11), at(shape, 0.4 * d, 0.3 * d, 11)] as const
  let [low, high] = [0, target === 1 ? 0 : 50]
  for (let k = 0; k < 50; k++) {
    const middle = (low + high) / 2
    if (intersection(...shifted(middle)) > target) low = middle
    else high = middle
  }
  return shifted(low)
}

export interface NoisySession {
  /** Largest mean response of the first muscle above the floor, µV; the second has 0.7 of it. */
  readonly gainUv: number
  readonly trialsPerSite: number
  readonly seed: number
}

const floorUv = 15
const floorSpreadUv = 5
const logSpread = 0.9
/** Share of the log variance that both muscles have in common in a pulse. */
const sharedState = 0.4

/**
 * A session: amplitude = field × log-normal noise of mean 1, part of it shared by the muscles, + Gumbel floor. The threshold is
 * `noise`, its floor the mean of as many amplitudes before the stimulus.
 */
export function noisySession(
  fields: readonly [Float64Array, Float64Array],
  { gainUv, trialsPerSite, seed }: NoisySession,
): MapPlan {
  const n = sites.n * trialsPerSite
  const random = draws(seed, streams.sample, 0)
  const normal = () => normalQuantile(Math.max(random.uniform(), 1e-16))
  const spread = (floorSpreadUv * Math.sqrt(6)) / Math.PI
  const floor = () => floorUv - 0.5772156649 * spread - spread * ln(-ln(Math.max(random.uniform(), 1e-16)))
  const scaled = fields.map((field, m) => {
    const top = field.reduce((most, value) => Math.max(most, value), 0)
    return field.map((value) => (value / top) * gainUv * (m === 0 ? 1 : 0.7))
  })
  const amplitudes = scaled.map(() => new Float64Array(n))
  const shams = scaled.map(() => Float64Array.from({ length: n }, floor))
  const siteOfStimulus = Int32Array.from({ length: n }, (_, j) => Math.floor(j / trialsPerSite))
  for (let j = 0; j < n; j++) {
    const state = Math.sqrt(sharedState) * normal()
    for (const [m, field] of scaled.entries()) {
      const z = state + Math.sqrt(1 - sharedState) * normal()
      amplitudes[m][j] = field[siteOfStimulus[j]] * exp(logSpread * z - (logSpread * logSpread) / 2) + floor()
    }
  }
  const own: Sites = { ...sites, siteOfStimulus }
  const floorOf = (uv: Float64Array) => uv.reduce((sum, value) => sum + value, 0) / n
  return {
    trials: allTrials(...amplitudes.map((uv, m) => trialsOf(uv, { muscle: m === 0 ? 'DM' : 'LES', shamUv: shams[m] }))),
    sites: own,
    thresholds: shams.map((uv) =>
      threshold({ kind: 'noise', thetaUv: floorUv + 2 * floorSpreadUv, floorUv: floorOf(uv) }),
    ),
    siteValue: 'mean',
    method: 'discrete',
    options: { nodeStepMm: 2 },
  }
}

/** The plan of the same fields without noise and without floor. */
export const noiselessPlan = (fields: readonly [Float64Array, Float64Array], gainUv: number): MapPlan => {
  const scaled = fields.map((field, m) => {
    const top = field.reduce((most, value) => Math.max(most, value), 0)
    return field.map((value) => (value / top) * gainUv * (m === 0 ? 1 : 0.7))
  })
  return {
    trials: allTrials(...scaled.map((uv, m) => trialsOf(uv, { muscle: m === 0 ? 'DM' : 'LES' }))),
    sites: { ...sites, siteOfStimulus: Int32Array.from({ length: sites.n }, (_, i) => i) },
    thresholds: scaled.map(() => threshold({ thetaUv: 2 * floorSpreadUv })),
    siteValue: 'mean',
    method: 'discrete',
    options: { nodeStepMm: 2 },
  }
}
