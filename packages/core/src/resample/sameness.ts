import { draws, exp, ln, streams } from '@penfield/kernels'
import { fittedPlan, type MapPlan, withinShares } from '../map/estimate.js'
import { mapMethods } from '../map/index.js'
import type { Fit, MapMethod } from '../map/method.js'
import { siteValues } from '../map/site-values.js'
import { viewOf } from '../metrics/view.js'
import type { MuscleMap, Threshold } from '../model/map.js'
import { isMissing, missing } from '../model/missing.js'
import type { Value } from '../model/result.js'
import type { MuscleTrials } from '../model/trials.js'
import { cogDistance } from '../overlap/cog-distance.js'
import { histogramIntersection } from '../overlap/histogram-intersection.js'
import { pairOf } from '../overlap/pair.js'

/** How many times the labels are swapped at random. */
const swaps = 2000

/** Fewer stimuli with a response of both muscles give no test. */
const fewestPairs = 10

/** Numbers this near, relative to the larger of 1 and the measured one, are the same. */
const sameShare = 1e-10

/** p of the two statistics: how far apart the maps are, against maps that are the same apart from gain. */
export interface Sameness {
  readonly cog_distance: Value
  readonly histogram_intersection: Value
}

/**
 * Are two muscles' maps the same apart from gain? Permutes the labels of the two responses to each stimulus.
 *
 *     a' = a e^(−(ḡ_a − ḡ_b)/2),  b' = b e^((ḡ_a − ḡ_b)/2)        ḡ: mean of ln amplitude over the stimuli where both are above 0
 *     each pair (a'_j, b'_j) is swapped with probability ½;        p = (1 + #{T* ≥ T}) / (1 + draws)
 *
 * T is the distance of the centres of gravity, and 1 − histogram intersection. Both maps are made with one threshold, the mean of the
 * two after scaling, so that nothing but the labels tells the muscles apart. The test holds where the two muscles scatter equally about
 * their means on a logarithmic scale. That nothing is found is no evidence of sameness.
 *
 * @param a @param b which muscles of the plan.
 * @returns each p in [1/(draws + 1), 1]; missing `too-few-trials` with fewer than ten stimuli that both muscles answered.
 */
export function samenessTest(
  plan: MapPlan,
  a: number,
  b: number,
  seed: number,
  { draws: count = swaps }: { readonly draws?: number } = {},
): Sameness {
  const pairs = pairsOfTrials(plan.trials.muscles[a], plan.trials.muscles[b])
  if (pairs === null)
    return { cog_distance: missing('too-few-trials'), histogram_intersection: missing('too-few-trials') }
  const statistics = statisticsOf(plan, a, b, pairs)
  const asIs = new Uint8Array(plan.trials.n)
  const measured = statistics(asIs)
  const atLeast = [0, 0]
  for (let k = 0; k < count; k++) {
    const random = draws(seed, streams.sameness, k)
    const swapped = new Uint8Array(plan.trials.n)
    for (let j = 0; j < swapped.length; j += 32) {
      const word = random.word()
      for (let bit = 0; bit < 32 && j + bit < swapped.length; bit++) swapped[j + bit] = (word >>> bit) & 1
    }
    statistics(swapped).forEach((value, s) => {
      const there = measured[s]
      if (isMissing(there)) return
      // A map that falls silent under a relabelling is as far from the other as can be.
      if (isMissing(value) || value >= there - sameShare * Math.max(1, there)) atLeast[s] += 1
    })
  }
  const [cog_distance, histogram_intersection] = measured.map((there, s) =>
    isMissing(there) ? there : (1 + atLeast[s]) / (1 + count),
  )
  return { cog_distance, histogram_intersection }
}

interface TrialPairs {
  /** n stimuli, 1 where both muscles have an accepted trial. */
  readonly present: Uint8Array
  /** What the amplitudes of the first muscle are multiplied by, and those of the second divided by. */
  readonly scale: number
}

function pairsOfTrials(a: MuscleTrials, b: MuscleTrials): TrialPairs | null {
  const present = a.accepted.map((accepted, j) => accepted * b.accepted[j])
  let responses = 0
  let sum = 0
  for (let j = 0; j < present.length; j++) {
    if (present[j] === 0 || !(a.amplitudesUv[j] > 0 && b.amplitudesUv[j] > 0)) continue
    responses += 1
    sum += ln(b.amplitudesUv[j]) - ln(a.amplitudesUv[j])
  }
  return responses < fewestPairs ? null : { present, scale: exp(sum / responses / 2) }
}

/** Distance of centres and 1 − histogram intersection under a relabelling (1: the stimulus' two responses are swapped). */
function statisticsOf(plan: MapPlan, a: number, b: number, { present, scale }: TrialPairs) {
  const muscles = [a, b].map((m) => plan.trials.muscles[m])
  const scaled = [scale, 1 / scale].map((factor, m) => muscles[m].amplitudesUv.map((uv) => factor * uv))
  const threshold = meanThreshold(plan.thresholds[a], plan.thresholds[b], scale)
  const mapOf = fixedMap({ ...plan, thresholds: [threshold] }, present, fittedPlan(plan).fits?.[a] ?? {})
  return (swapped: Uint8Array): readonly Value[] => {
    const views = [0, 1].map((m) => {
      const amplitudesUv = scaled[m].map((uv, j) => (swapped[j] === 1 ? scaled[1 - m][j] : uv))
      return viewOf(mapOf({ ...muscles[m], amplitudesUv }))
    })
    const pair = pairOf(views[0], views[1])
    const alike = histogramIntersection.of(pair)
    return [cogDistance.of(pair), isMissing(alike) ? alike : 1 - alike]
  }
}

/** A map of any amplitudes at the same stimuli: all that depends on places is prepared once. */
function fixedMap(plan: MapPlan, present: Uint8Array, fit: Fit): (trials: MuscleTrials) => MuscleMap {
  const { sites, options, siteValue } = plan
  const [threshold] = plan.thresholds
  const method: MapMethod = mapMethods[plan.method]
  const support = method.support(sites, options)
  const valuesOf = (trials: MuscleTrials) =>
    siteValues({ ...trials, accepted: present }, sites, present, siteValue, threshold.trialThetaUv)
  const counts = valuesOf(plan.trials.muscles[0]).counts
  const estimator = method.prepare(
    sites,
    support,
    options,
  )(
    Uint8Array.from(counts, (count) => Math.min(1, count)),
    fit,
  )
  const nothingUv = new Float64Array(support.n).fill(Number.NaN)
  return (trials) => {
    const values = valuesOf(trials)
    const drawn = { trials, multiplicity: present }
    const hasMap = 'estimate' in estimator
    const map = {
      muscle: trials.muscle,
      method: plan.method,
      ...{ threshold, sites, siteValues: values, drawn, support },
      hemisphere: null,
      nStimuli: plan.trials.n,
      valuesUv: hasMap ? estimator.estimate(values, drawn) : nothingUv,
      sdUv: null,
      missing: hasMap ? null : estimator.missing,
    }
    return withinShares(map, siteValue)
  }
}

/** One threshold for both muscles, at the scale they share; all weights count where the two are of different kinds. */
function meanThreshold(a: Threshold, b: Threshold, scale: number): Threshold {
  const mean = (of: (threshold: Threshold) => number) => (scale * of(a) + of(b) / scale) / 2
  const alike = a.kind === b.kind
  return {
    kind: alike ? a.kind : 'none',
    fraction: alike ? a.fraction : 0,
    thetaUv: alike ? mean(({ thetaUv }) => thetaUv) : 0,
    floorUv: alike ? mean(({ floorUv }) => floorUv) : 0,
    trialThetaUv: mean(({ trialThetaUv }) => trialThetaUv),
  }
}
