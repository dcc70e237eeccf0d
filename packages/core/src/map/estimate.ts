import type { MuscleMap, SiteValues, Support, Threshold } from '../model/map.js'
import type { Sites } from '../model/sites.js'
import type { Trials } from '../model/trials.js'
import type { MapMethodId } from './index.js'
import { mapMethods } from './index.js'
import type { Estimator, MapOptions } from './method.js'
import { isPerStimulus } from './per-stimulus.js'
import { type SiteValueRule, siteValues } from './site-values.js'

/** Everything that decides the maps of a session. Plain data: it travels to workers as it is. */
export interface MapPlan {
  readonly trials: Trials
  readonly sites: Sites
  /** One a muscle. */
  readonly thresholds: readonly Threshold[]
  readonly siteValue: SiteValueRule
  readonly method: MapMethodId
  readonly options: MapOptions
}

/** Maps of all muscles when stimulus j counts multiplicity[j] times. `adjust` may change a muscle's site values before the map. */
export type EstimateMaps = (
  multiplicity: ArrayLike<number>,
  adjust?: (values: SiteValues, muscle: number) => SiteValues,
) => readonly MuscleMap[]

/** Prepares a plan once; the function it gives is then called for the measurement and for every resample. */
export function prepareMaps(plan: MapPlan): EstimateMaps {
  const { sites, trials, thresholds, options } = plan
  const method = mapMethods[plan.method]
  const support = method.support(sites, options)
  const prepared = method.prepare(sites, support, options)
  const estimators = new Map<string, ReturnType<typeof prepared>>()
  const estimatorFor = (present: Uint8Array): ReturnType<typeof prepared> => {
    if (isPerStimulus(sites.rule)) return prepared(present)
    const key = present.join('')
    const known = estimators.get(key) ?? prepared(present)
    estimators.set(key, known)
    return known
  }
  return (multiplicity, adjust) => {
    const drawn = drawnSupport(support, sites, multiplicity)
    return trials.muscles.map((muscle, m) => {
      const measured = siteValues(muscle, sites, multiplicity, plan.siteValue, thresholds[m].trialThetaUv)
      const values = adjust === undefined ? measured : adjust(measured, m)
      const field = fieldOf(values, estimatorFor, support.n)
      const common = { muscle: muscle.muscle, method: plan.method, threshold: thresholds[m], sites, support: drawn }
      return { ...common, siteValues: values, nStimuli: trials.n, sdUv: null, ...field }
    })
  }
}

function fieldOf(
  values: SiteValues,
  estimatorFor: (present: Uint8Array) => Estimator | Pick<MuscleMap, 'missing'>,
  n: number,
): Pick<MuscleMap, 'valuesUv' | 'missing'> {
  const present = Uint8Array.from(values.counts, (count) => (count > 0 ? 1 : 0))
  if (!present.includes(1)) return { valuesUv: new Float64Array(n).fill(Number.NaN), missing: 'no-sites' }
  const estimator = estimatorFor(present)
  if ('estimate' in estimator) return { valuesUv: estimator.estimate(values), missing: null }
  return { valuesUv: new Float64Array(n).fill(Number.NaN), missing: estimator.missing }
}

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
