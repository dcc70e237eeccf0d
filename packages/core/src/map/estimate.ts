import type { DrawnTrials, MuscleMap, SiteValues, Support, Threshold } from '../model/map.js'
import { type SiteValueRule, siteValueUnit } from '../model/quantity.js'
import type { Sites } from '../model/sites.js'
import type { Trials } from '../model/trials.js'
import type { MapMethodId } from './index.js'
import { mapMethods } from './index.js'
import type { Estimator, Fit, MapMethod, MapOptions, NoEstimator } from './method.js'
import { isPerStimulus } from './per-stimulus.js'
import { presentMask } from './reach.js'
import { siteValues } from './site-values.js'

/** Everything that decides the maps of a session. Plain data: it travels to workers as it is. */
export interface MapPlan {
  readonly trials: Trials
  readonly sites: Sites
  /** One a muscle. */
  readonly thresholds: readonly Threshold[]
  readonly siteValue: SiteValueRule
  readonly method: MapMethodId
  readonly options: MapOptions
  /** The stimulated side of the head, where it is known. */
  readonly hemisphere?: 'L' | 'R' | null
  /** One a muscle: what the method chose from the measurement, see {@link fittedPlan}. Chosen anew where absent. */
  readonly fits?: readonly Fit[]
}

export interface EstimateOptions {
  /** Site values to map instead of those of the trials, one entry a muscle; `multiplicity` still says which trials are behind them. */
  readonly given?: readonly SiteValues[]
  /** Changes a muscle's site values before the map. */
  readonly adjust?: (values: SiteValues, muscle: number) => SiteValues
  /** Also asks the method how sure it is of each node. */
  readonly withSpread?: boolean
}

/** Maps of all muscles when stimulus j counts multiplicity[j] times. */
export type EstimateMaps = (multiplicity: ArrayLike<number>, options?: EstimateOptions) => readonly MuscleMap[]

/** The plan with what its method chooses from the measurement, so that workers need not choose again. */
export function fittedPlan(plan: MapPlan): MapPlan {
  const method: MapMethod = mapMethods[plan.method]
  if (plan.fits !== undefined || method.fit === undefined) return plan
  const { trials, sites, thresholds, options } = plan
  const multiplicity = new Uint16Array(trials.n).fill(1)
  const fits = trials.muscles.map((muscle, m) => {
    const threshold = thresholds[m]
    const values = siteValues(muscle, sites, multiplicity, plan.siteValue, threshold.trialThetaUv)
    const empty = values.counts.every((count) => count === 0)
    return empty
      ? {}
      : (method.fit?.({ sites, values, drawn: { trials: muscle, multiplicity }, threshold, options }) ?? {})
  })
  return { ...plan, fits }
}

/** Estimators that are kept where each resample needs another. */
const mostKept = 4

/** Prepares a plan once; the function it gives is then called for the measurement and for every resample. */
export function prepareMaps(given: MapPlan): EstimateMaps {
  const plan = fittedPlan(given)
  const { sites, trials, thresholds, fits = [] } = plan
  const method: MapMethod = mapMethods[plan.method]
  const support = method.support(sites, plan.options)
  const estimatorFor = estimatorsOf(plan, method, support)
  return (multiplicity, { given, adjust, withSpread = false } = {}) => {
    const drawnPlaces = drawnSupport(support, sites, multiplicity)
    return trials.muscles.map((muscle, m) => {
      const measured = given?.[m] ?? siteValues(muscle, sites, multiplicity, plan.siteValue, thresholds[m].trialThetaUv)
      const values = adjust === undefined ? measured : adjust(measured, m)
      const drawn = { trials: muscle, multiplicity }
      return {
        muscle: muscle.muscle,
        method: plan.method,
        unit: siteValueUnit(plan.siteValue, muscle),
        siteValue: plan.siteValue,
        threshold: thresholds[m],
        sites,
        siteValues: values,
        drawn,
        hemisphere: plan.hemisphere ?? null,
        nStimuli: trials.n,
        support: drawnPlaces,
        ...withinShares(
          fieldOf(values, drawn, estimatorFor(values.counts, fits[m] ?? {}, m), support.n, withSpread),
          plan.siteValue,
        ),
      }
    })
  }
}

/**
 * Estimators by the sites that hold trials (and by muscle where the method chose numbers), each prepared once. Where each stimulus is
 * its own site every resample holds others, so that only the last few are worth keeping. Null where no site holds trials.
 */
function estimatorsOf({ sites, options }: MapPlan, method: MapMethod, support: Support) {
  const prepared = method.prepare(sites, support, options)
  const known = new Map<string, Estimator | NoEstimator>()
  // Site values that are only changed keep their counts: those are not looked through again.
  const last = new Map<number, { readonly counts: Int32Array; readonly estimator: Estimator | NoEstimator | null }>()
  const found = (counts: Int32Array, fit: Fit, muscle: number): Estimator | NoEstimator | null => {
    const present = presentMask(counts)
    if (!present.includes(1)) return null
    const key = `${method.fit === undefined ? '' : muscle}:${present.join('')}`
    const made = known.get(key)
    if (made !== undefined) return made
    if (isPerStimulus(sites.rule) && known.size >= mostKept) known.clear()
    const estimator = prepared(present, fit)
    known.set(key, estimator)
    return estimator
  }
  return (counts: Int32Array, fit: Fit, muscle: number): Estimator | NoEstimator | null => {
    const before = last.get(muscle)
    if (before?.counts === counts) return before.estimator
    const estimator = found(counts, fit, muscle)
    last.set(muscle, { counts, estimator })
    return estimator
  }
}

function fieldOf(
  values: SiteValues,
  drawn: DrawnTrials,
  estimator: Estimator | NoEstimator | null,
  n: number,
  withSpread: boolean,
): Pick<MuscleMap, 'valuesUv' | 'sdUv' | 'missing'> {
  const nothing = () => new Float64Array(n).fill(Number.NaN)
  if (estimator === null) return { valuesUv: nothing(), sdUv: null, missing: 'no-sites' }
  if (!('estimate' in estimator)) return { valuesUv: nothing(), sdUv: null, missing: estimator.missing }
  const sdUv = withSpread ? (estimator.spread?.(values, drawn) ?? null) : null
  return { valuesUv: estimator.estimate(values, drawn), sdUv, missing: null }
}

/** A curved interpolation overshoots; a share is never more than all. */
export const withinShares = <M extends Pick<MuscleMap, 'valuesUv'>>(map: M, rule: SiteValueRule): M =>
  rule === 'probability' ? { ...map, valuesUv: map.valuesUv.map((value) => Math.min(1, value)) } : map

/** Where each stimulus is its own site, one drawn m times stands for m sites: its area and weight count m times. */
function drawnSupport(support: Support, sites: Sites, multiplicity: ArrayLike<number>): Support {
  if (support.kind !== 'sites' || !isPerStimulus(sites.rule)) return support
  const times = new Float64Array(sites.n)
  for (let j = 0; j < sites.siteOfStimulus.length; j++) {
    const site = sites.siteOfStimulus[j]
    if (site >= 0) times[site] += multiplicity[j]
  }
  const scaled = (values: Float64Array) => values.map((value, i) => value * times[i])
  return { ...support, areasMm2: scaled(support.areasMm2), weights: scaled(support.weights) }
}
