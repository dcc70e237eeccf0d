import { draws, streams } from '@penfield/kernels'
import type { EstimateMaps, MapPlan } from '../map/estimate.js'
import { viewOf } from '../metrics/view.js'
import type { MuscleMap, SiteValues } from '../model/map.js'
import { isMissing, missing } from '../model/missing.js'
import { type OverlapIndexId, overlapIndices } from '../overlap/index.js'
import type { OverlapIndex } from '../overlap/overlap-index.js'
import { pairOf } from '../overlap/pair.js'
import { byDifference } from './by-difference.js'
import { type Curve, calibrated } from './calibrate.js'
import type { Corrected } from './corrected-value.js'
import { muscleModel, pairModel, seenValues } from './pair-model.js'
import { type IndexValues, simulatedParticipant } from './simulate.js'

export interface CorrectedOptions {
  readonly seed: number
  /** Simulated participants; 200 when not given. */
  readonly participants?: number
  /** Only these; all when not given. */
  readonly only?: readonly OverlapIndexId[]
}

/** A field must be at least this much likelier than none, log units. */
const leastEvidence = 4
/** An interval wider than this share of what the index can be says nothing. */
const widestShare = 0.75
/** Fewer sites than this show no field; more are beyond what is simulated. */
const fewestSites = 9
const mostSites = 1000
/** An index that has a value in a smaller share of the simulated participants can't be judged. */
const usableShare = 0.8

/**
 * Overlap without trial noise: the value an index would have if every site were stimulated without end.
 *
 * Noise makes most indices too small, and by how much depends on the maps themselves. So it is measured on maps like these:
 *
 * 1. Each muscle's trials are put on a scale where their noise is alike everywhere ({@link noiseModel}), and a Gaussian process
 *    says which fields they leave open ({@link smoothField}).
 * 2. Fields are drawn from it, two by two, and each pair is drawn together and apart step by step ({@link drawnApart}). At every
 *    step its true index is known; a session with this session's noise is simulated, treated as the measurement was, and its
 *    index noted.
 * 3. The corrected value is the truth at which the measurement would be the middle of what is seen; the ends of the interval are
 *    the truths at which it would be far up or far down among what is seen ({@link calibrated}).
 * 4. Transport distances are only compared at the step where the pair is as it was drawn ({@link byDifference}): possible fields
 *    are rougher than the true ones, and drawn together until they are as far apart as these they would show more noise than these.
 *
 * Bias and coverage at known truth: `corrected.coverage.test.ts`.
 *
 * @param maps the measurement, all muscles.
 * @returns one entry an index, in the order of overlap.tsv; missing `low-snr` where the trials do not show a field or leave
 *          nearly every value open, `no-bound` for distances that nothing bounds, `not-reliable` and `not-corrected` for
 *          indices that are not corrected.
 */
export function correctedOverlap(
  plan: Pick<MapPlan, 'siteValue' | 'method' | 'trials'>,
  estimate: EstimateMaps,
  maps: readonly MuscleMap[],
  [first, second]: readonly [number, number],
  { seed, participants = 200, only }: CorrectedOptions,
): readonly Corrected[] {
  const allMissing = (code: Unfound) =>
    overlapIndices.map((index) => nothing(index.correction === 'none' ? reasonWithout(index) : code))
  if (plan.siteValue !== 'mean' || completesCensored(plan, [first, second])) return allMissing('not-estimated')
  const common = commonSites(maps[first], maps[second])
  if (common.length > mostSites) return allMissing('too-many-sites')
  if (common.length < fewestSites) return allMissing('low-snr')
  const pair = pairModel(muscleModel(maps[first], common), muscleModel(maps[second], common))
  if (!(Math.min(pair.a.field.evidence, pair.b.field.evidence) >= leastEvidence)) return allMissing('low-snr')
  const isWanted = (index: OverlapIndex<string>) => only === undefined || only.some((id) => id === index.id)
  const [drawn, asMeasured] = (['drawn-apart', 'as-measured'] as const).map((correction) => {
    const indices = overlapIndices.filter((index) => index.correction === correction && isWanted(index))
    return { indices, valuesOf: indexValues(estimate, maps, common, [first, second], indices) }
  })
  const [aUv, bUv] = [pair.a, pair.b].map((muscle) => seenValues(muscle, muscle.noise.means))
  const areasMm2 = Float64Array.from(common, (site) => maps[first].sites.areasMm2[site])
  const valuesBy = { drawnApart: drawn.valuesOf, asMeasured: asMeasured.valuesOf }
  const simulated = Array.from({ length: participants }, (_, k) =>
    simulatedParticipant(pair, areasMm2, draws(seed, streams.corrected, k), valuesBy),
  )
  const seenDrawn = drawn.valuesOf(aUv, bUv)
  const seenAsMeasured = asMeasured.valuesOf(aUv, bUv)
  return overlapIndices.map((index) => {
    const [k, m] = [drawn.indices.indexOf(index), asMeasured.indices.indexOf(index)]
    if (k >= 0)
      return byDrawing(
        index,
        seenDrawn[k],
        simulated.flatMap(({ curves }) => curves[k] ?? []),
      )
    if (m >= 0)
      return byDifference(
        seenAsMeasured[m],
        simulated.map((one) => one.asMeasured[m]),
      )
    return nothing(reasonWithout(index))
  })
}

type Unfound = 'low-snr' | 'too-many-sites' | 'not-corrected' | 'not-reliable' | 'no-bound' | 'not-estimated'

const nothing = (code: Unfound): Corrected => ({
  value: missing(code),
  interval: { low: missing(code), high: missing(code) },
})

/** Why an index is not corrected at all: directions and amounts need it not, the others came out wrong in simulations. */
const reasonWithout = ({ kind }: OverlapIndex<string>): Unfound =>
  kind === 'signed' || kind === 'amount' ? 'not-corrected' : 'not-reliable'

/** A Gaussian-process map completes trials recorded as 0 by itself, and so can't be shown other site values. */
const completesCensored = ({ method, trials }: Pick<MapPlan, 'method' | 'trials'>, pair: readonly number[]): boolean =>
  method === 'gp' &&
  pair.some((m) => trials.muscles[m].amplitudesUv.some((uv, j) => uv === 0 && trials.muscles[m].accepted[j] === 1))

/** The sites where both muscles have accepted trials, ascending. */
const commonSites = (a: MuscleMap, b: MuscleMap): Int32Array =>
  Int32Array.from(a.siteValues.counts.keys()).filter(
    (site) => a.siteValues.counts[site] > 0 && b.siteValues.counts[site] > 0,
  )

/** The indices of a pair of maps whose values at the common sites are given; NaN where one has none. */
function indexValues(
  estimate: EstimateMaps,
  maps: readonly MuscleMap[],
  common: Int32Array,
  [first, second]: readonly [number, number],
  indices: readonly OverlapIndex<string>[],
): IndexValues {
  const once = new Uint16Array(maps[first].drawn.trials.accepted.length).fill(1)
  const measured = maps.map(({ siteValues }) => siteValues)
  return (aUv, bUv) => {
    if (indices.length === 0) return []
    const given = measured.slice()
    given[first] = withValues(measured[first], common, aUv)
    given[second] = withValues(measured[second], common, bUv)
    const drawn = estimate(once, { given })
    const pair = pairOf(viewOf(drawn[first]), viewOf(drawn[second]))
    return indices.map((index) => {
      const value = (index.quick ?? index.of)(pair)
      return isMissing(value) ? Number.NaN : value
    })
  }
}

/** Site values with others at some of the sites. */
function withValues(values: SiteValues, sites: Int32Array, uv: Float64Array): SiteValues {
  const valuesUv = values.valuesUv.slice()
  for (let i = 0; i < sites.length; i++) valuesUv[sites[i]] = uv[i]
  return { ...values, valuesUv }
}

/** The corrected value of one index from its curves; those of distances rise where similarities fall. */
function byDrawing(index: OverlapIndex<string>, observed: number, curves: readonly Curve[]): Corrected {
  const sign = index.kind === 'similarity' ? 1 : -1
  const usable = curves
    .filter(({ truth }) => truth.length > 1)
    .map(({ truth, seen }) => ({ truth: truth.map((x) => sign * x), seen: seen.map((x) => sign * x) }))
  if (Number.isNaN(observed) || usable.length < usableShare * curves.length) return nothing('low-snr')
  const { value, low, high, reachesEnd } = calibrated(usable, sign * observed)
  const [least, most] = index.range
  if (reachesEnd && !Number.isFinite(most)) return nothing('no-bound')
  const apart = sign > 0 ? least : -most
  const [from, to] = sign > 0 ? [reachesEnd ? apart : low, high] : [-high, reachesEnd ? -apart : -low]
  if (Number.isFinite(most) && to - from > widestShare * (most - least)) return nothing('low-snr')
  return { value: sign * value, interval: { low: from, high: to } }
}
