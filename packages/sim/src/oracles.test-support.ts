/** What the laws of section 7 share: how many sessions, how far a mean may lie off, and the overlap of two muscles by core. */
import {
  isMissing,
  type MapPlan,
  type OverlapIndexId,
  overlapIndices,
  pairOf,
  prepareMaps,
  viewOf,
} from '@penfield/core'

/** The tolerances belong to this many sessions. */
const whole = 200

/** The whole count: PENFIELD_COVERAGE=200. */
export const sessionsOr = (few: number): number => Number(process.env.PENFIELD_COVERAGE ?? few)

/** For titles: what is added to the tolerance of a mean over fewer sessions. */
export const widened = (sessions: number): string =>
  sessions >= whole ? '' : ` (and three standard errors, over ${sessions} sessions)`

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** Three standard errors of the mean of fewer sessions, 0 of all. */
export function slackOf(values: readonly number[], sessions: number): number {
  if (sessions >= whole) return 0
  const mean = meanOf(values)
  const variance = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (values.length - 1)
  return 3 * Math.sqrt(variance / values.length)
}

export type Overlaps = Readonly<Record<OverlapIndexId, number>>

/** Every index of the first two muscles, by the measurement itself; NaN where it has no value. */
export function overlapsOf(plan: MapPlan): Overlaps {
  const [a, b] = viewsOf(plan)
  const pair = pairOf(a, b)
  const entries = overlapIndices.map((index) => {
    const value = index.of(pair)
    return [index.id, isMissing(value) ? Number.NaN : value] as const
  })
  return Object.fromEntries(entries) as Overlaps
}

/** One index of the first two muscles; NaN where it has no value. */
export function overlapOf(plan: MapPlan, wanted: OverlapIndexId): number {
  const [a, b] = viewsOf(plan)
  const value = overlapIndices.find(({ id }) => id === wanted)?.of(pairOf(a, b))
  return value === undefined || isMissing(value) ? Number.NaN : value
}

export const viewsOf = (plan: MapPlan) => prepareMaps(plan)(new Uint16Array(plan.trials.n).fill(1)).map(viewOf)

/** The plan with everything above a share of each muscle's maximum counting. */
export const aboveShare = (plan: MapPlan, fraction: number): MapPlan => ({
  ...plan,
  thresholds: plan.thresholds.map(
    () => ({ kind: 'relative', thetaUv: 0, fraction, floorUv: 0, trialThetaUv: 50 }) as const,
  ),
})

/** Nothing differs between people, visits or stimuli but what a law is about. */
export const still = {
  crosstalk: 0,
  operator_sd: 0,
  session_shift_sd: 0,
  session_muscle_sd: 0,
  session_gain_sd: 0,
  centre_sd: 0,
  separation_ap_sd: 0,
  separation_ml_sd: 0,
  width_sd: 0,
  aspect: 1,
  aspect_ln_sd: 0,
  head_sd: 0,
  gain_ln_sd_shared: 0,
  gain_ln_sd_muscle: 0,
  coil_jitter: 0,
  tracker_sd: 0,
}

/** {@link still}, but for some that a law needs to vary. */
export const stillBut = (...varied: readonly (keyof typeof still)[]): Readonly<Partial<typeof still>> =>
  Object.fromEntries(Object.entries(still).filter(([id]) => !varied.some((each) => each === id)))
