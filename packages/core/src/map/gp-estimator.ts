import { type CensoredTrials, completed } from '../gp/censoring.js'
import { mapModel } from '../gp/choose.js'
import { meanField } from '../gp/field.js'
import { cbrtLink } from '../gp/link.js'
import { type NoiseLaw, noiseAt } from '../gp/noise.js'
import { type Conditioned, conditioned, varianceAt, type Weights } from '../gp/posterior.js'
import { isotropic } from '../gp/preset.js'
import type { DrawnTrials, SiteValues, Support } from '../model/map.js'
import type { Sites } from '../model/sites.js'
import type { MuscleTrials } from '../model/trials.js'
import { drawnSums, linkTrials } from './gp-trials.js'
import type { Estimator } from './method.js'
import { presentMask, presentPlaneMm, presentSites, reachedPlaneMm } from './reach.js'

export const link = cbrtLink

/** What the marginal likelihood chose, on the scale of the cube root (µV^⅓). */
export interface GpFit {
  readonly signalVariance: number
  readonly lengthMm: number
  /** τ², of all trials: what the field is estimated with. */
  readonly noiseVariance: number
  /** α and β of the variance of a trial where the field is μ, α + β μ²; 0 where site values were modelled. */
  readonly noiseFloor: number
  readonly noiseSlope: number
  /** Trials written as 0 lie below this, µV. */
  readonly limitUv: number
  /** 1 where trials were modelled; 0 where site values that are no means of trials were, each as n_i equal trials. */
  readonly fromTrials: number
  /** How many of the three ended at a bound of their range. */
  readonly boundsHit: number
}

/** What one muscle's maps need once, whatever is drawn from its trials. */
export interface Groundwork {
  /** α at every site, 0 where there are no trials → mean at every node. */
  meanAt(weights: Weights): Float64Array
  /** support.n: variance of f given the measured trials; 0 where it is not used. */
  readonly variance: Float64Array
}

/** True when every trial was written as 0. */
export const isSilent = ({ measured }: CensoredTrials): boolean => measured.every((count) => count === 0)

const parametersOf = ({ signalVariance, lengthMm, noiseVariance }: GpFit) =>
  isotropic(signalVariance, lengthMm, noiseVariance)

export function groundwork(sites: Sites, support: Support, fit: GpFit, trials: MuscleTrials): Groundwork {
  const meanAt = meanField(sites.planeMm, parametersOf(fit), mapModel, support.planeMm)
  if (fit.fromTrials === 0) return { meanAt, variance: new Float64Array(support.n) }
  const drawn = { trials, multiplicity: new Uint8Array(trials.accepted.length).fill(1) }
  const { counts, sumsUv } = drawnSums(drawn, sites)
  const present = presentMask(counts)
  const valuesUv = sumsUv.map((sum, i) => sum / counts[i])
  const measured = linkTrials({ counts, valuesUv }, drawn, sites, presentSites(present), link, fit)
  const placesMm = presentPlaneMm(sites, present)
  return { meanAt, variance: varianceGiven(placesMm, measured, fit, support.planeMm) }
}

const countsOf = ({ measured, below }: CensoredTrials): Float64Array => measured.map((count, i) => count + below[i])

function varianceGiven(placesMm: Float64Array, trials: CensoredTrials, fit: GpFit, nodesMm: Float64Array) {
  const parameters = parametersOf(fit)
  const field = conditioned({ planeMm: placesMm, trials: countsOf(trials) }, parameters, mapModel)
  const { worth } = completed(trials, field, parameters, mapModel)
  return varianceAt({ planeMm: placesMm, trials: worth }, parameters, mapModel, nodesMm)
}

/** E[a] where m + f has mean μ and variance σ²: the noise of a trial is part of it. */
const expectedUv = (mean: number, variance: number, law: NoiseLaw): number =>
  link.meanUv(mean, variance + noiseAt(law, mean))

/** ∂E[a]/∂μ, the change of the noise with μ included. */
function slopeUv(mean: number, variance: number, law: NoiseLaw): number {
  const whole = variance + noiseAt(law, mean)
  return link.slopeUv(mean, whole) + link.varianceSlopeUv(mean, whole) * 2 * law.slope * mean
}

/** Factors that are kept: the same numbers of trials come again in resamples. */
const keptFactors = 16

/** The map of one muscle where the sites of `present` hold trials. */
export function fieldEstimator(
  sites: Sites,
  support: Support,
  present: Uint8Array,
  fit: GpFit,
  { meanAt, variance }: Groundwork,
): Required<Estimator> {
  const parameters = parametersOf(fit)
  const places = presentSites(present)
  const placesMm = presentPlaneMm(sites, present)
  const reached = reachedPlaneMm(sites, support, present)
  const fieldOf = remembered((trials) => conditioned({ planeMm: placesMm, trials }, parameters, mapModel))
  const trialsOf = (values: SiteValues, drawn: DrawnTrials): CensoredTrials =>
    linkTrials(values, drawn, sites, places, link, fit)
  const meanOf = (trials: CensoredTrials): Float64Array => {
    const { weights } = completed(trials, fieldOf(countsOf(trials)), parameters, mapModel)
    const alpha = new Float64Array(sites.n)
    places.forEach((site, i) => {
      alpha[site] = weights.alpha[i]
    })
    return meanAt({ ...weights, alpha })
  }
  const within = (field: Float64Array): Float64Array =>
    field.map((value, i) => (Number.isNaN(reached[2 * i]) ? Number.NaN : value))
  const law: NoiseLaw = { floor: fit.noiseFloor, slope: fit.noiseSlope }
  return {
    estimate: (values, drawn) => {
      const trials = trialsOf(values, drawn)
      if (isSilent(trials)) return within(new Float64Array(support.n))
      return within(meanOf(trials).map((mean, i) => Math.max(0, expectedUv(mean, variance[i], law))))
    },
    spread: (values, drawn) => {
      const trials = trialsOf(values, drawn)
      if (isSilent(trials)) return new Float64Array(support.n).fill(Number.NaN)
      const own = varianceGiven(placesMm, trials, fit, support.planeMm)
      return within(meanOf(trials).map((mean, i) => slopeUv(mean, variance[i], law) * Math.sqrt(own[i])))
    },
  }
}

/** What was made for the numbers of trials last asked for. */
function remembered(make: (trials: Float64Array) => Conditioned): (trials: Float64Array) => Conditioned {
  const known = new Map<string, Conditioned>()
  return (trials) => {
    const key = trials.join()
    const found = known.get(key) ?? make(trials)
    if (known.size >= keptFactors) known.clear()
    known.set(key, found)
    return found
  }
}
