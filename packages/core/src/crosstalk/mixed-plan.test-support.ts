/** Sessions whose muscles leak into one another by a known share, and what their maps then show. */
import { type MapPlan, prepareMaps } from '../map/estimate.js'
import { viewOf } from '../metrics/view.js'
import type { Value } from '../model/result.js'
import { cogDistance } from '../overlap/cog-distance.js'
import { histogramIntersection } from '../overlap/histogram-intersection.js'
import { pairOf } from '../overlap/pair.js'
import { mapTotals } from './needed-for-pair.js'

const sum = (a: Float64Array, b: Float64Array, c: number): Float64Array => a.map((value, k) => value + c * b[k])

/** Trial by trial, a' = a + c b and b' = b + c a; floors and sham amplitudes alike, as amplitudes add. */
export function mixedPlan(plan: MapPlan, c: number): MapPlan {
  const [a, b] = plan.trials.muscles
  const [ofA, ofB] = plan.thresholds
  const trialsOf = (own: typeof a, other: typeof a) => ({
    ...own,
    amplitudesUv: sum(own.amplitudesUv, other.amplitudesUv, c),
    shamUv: own.shamUv && other.shamUv && sum(own.shamUv, other.shamUv, c),
  })
  const thresholdOf = (own: typeof ofA, other: typeof ofA) => ({ ...own, floorUv: own.floorUv + c * other.floorUv })
  return {
    ...plan,
    trials: { ...plan.trials, muscles: [trialsOf(a, b), trialsOf(b, a)] },
    thresholds: [thresholdOf(ofA, ofB), thresholdOf(ofB, ofA)],
  }
}

/** The second muscle's responses at another gain; its floor too, as for an electrode further away. */
export const withGainOfB = (plan: MapPlan, gain: number): MapPlan => {
  const [a, b] = plan.trials.muscles
  const scaled = {
    ...b,
    amplitudesUv: b.amplitudesUv.map((uv) => gain * uv),
    shamUv: b.shamUv?.map((uv) => gain * uv) ?? null,
  }
  const [ofA, ofB] = plan.thresholds
  return {
    ...plan,
    trials: { ...plan.trials, muscles: [a, scaled] },
    thresholds: [ofA, { ...ofB, floorUv: gain * ofB.floorUv }],
  }
}

/** What the maps of a plan show, through the same steps as a session's. */
export function shown(plan: MapPlan) {
  const estimate = prepareMaps(plan)
  const maps = estimate(new Uint16Array(plan.trials.n).fill(1))
  const pair = pairOf(viewOf(maps[0]), viewOf(maps[1]))
  return {
    estimate,
    maps,
    overlap: numberOf(histogramIntersection.of(pair)),
    distanceMm: numberOf(cogDistance.of(pair)),
    totals: mapTotals(pair),
  }
}

export const numberOf = (value: Value): number => (typeof value === 'number' ? value : Number.NaN)
