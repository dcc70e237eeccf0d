import { chooseParameters, mapModel } from '../gp/choose.js'
import { noiseLaw, residualsOf } from '../gp/noise.js'
import type { DrawnTrials, SiteValues } from '../model/map.js'
import type { Sites } from '../model/sites.js'
import type { MuscleTrials } from '../model/trials.js'
import { fieldSupport } from './field-support.js'
import { fieldEstimator, type GpFit, type Groundwork, groundwork, isSilent, link } from './gp-estimator.js'
import { areTrialMeans, limitUv, linkTrials } from './gp-trials.js'
import type { Fit, MapMethod } from './method.js'
import { presentMask, presentPlaneMm, presentSites } from './reach.js'

function choose(sites: Sites, values: SiteValues, drawn: DrawnTrials): GpFit {
  const present = presentMask(values.counts)
  const common = { limitUv: limitUv(drawn.trials), fromTrials: areTrialMeans(values, drawn, sites) ? 1 : 0 }
  const trials = linkTrials(values, drawn, sites, presentSites(present), link, common)
  const { stepMm } = sites.rule
  const noNoise = { noiseFloor: 0, noiseSlope: 0 }
  if (isSilent(trials)) {
    return { signalVariance: 1, lengthMm: stepMm, noiseVariance: 1, ...noNoise, boundsHit: 0, ...common }
  }
  const placesMm = presentPlaneMm(sites, present)
  const { parameters, atBounds } = chooseParameters(placesMm, trials, stepMm)
  const { signalVariance, lengthUMm: lengthMm, noiseVariance } = parameters
  const chosen = { signalVariance, lengthMm, noiseVariance, boundsHit: atBounds.length, ...common }
  if (common.fromTrials === 0) return { ...chosen, ...noNoise }
  const law = noiseLaw(residualsOf(placesMm, trials, parameters, mapModel), noiseVariance)
  return { ...chosen, noiseFloor: law.floor, noiseSlope: law.slope }
}

const isGpFit = (fit: Fit): fit is Fit & GpFit => 'lengthMm' in fit

/**
 * Gaussian process on the cube root of the amplitude, y = ∛a, with trial noise.
 *
 *     y_ij = m + f(x_i) + ε_ij,  f ~ GP(0, s² exp(−½ d²/ℓ²)),  ε ~ N(0, τ²)          z(x) = μ³ + 3 μ (σ² + α + β μ²)
 *
 * μ, σ²: mean and variance of m + f given the trials; s, ℓ and τ are of largest marginal likelihood and, with σ², stay those of
 * the measurement in resamples; m by generalised least squares. Trials scatter more where responses are large: the way back takes
 * the noise of the level, α + β μ², from the residuals of the trials. The map is the expected amplitude, never below 0, undefined
 * beyond the hull of the sites with trials plus half a site step. Its spread is that of z from the uncertainty of f:
 * 3 (μ² + σ² + α + 3 β μ²) σ. Trials written as 0 are taken as lying below 50 µV (or the smallest other trial); a muscle with
 * no other trials gives 0 without a spread. Site values that are not means of trials are modelled themselves, with z = μ³.
 */
export const gp: MapMethod = {
  id: 'gp',
  title: 'Gaussian process',
  sentence:
    'estimated as a Gaussian process with trial noise on the cube root of the amplitude, its length and variances chosen by marginal likelihood',
  source: 'definition; checked against independent values',
  gridTolerance: { halved: 0.015, turned: 0.02 },
  support: fieldSupport,
  fit: ({ sites, values, drawn }): Fit => ({ ...choose(sites, values, drawn) }),
  prepare: (sites, support) => {
    const known = new WeakMap<Fit, WeakMap<MuscleTrials, Groundwork>>()
    const groundworkFor = (fit: GpFit & Fit, trials: MuscleTrials): Groundwork => {
      const ofFit = known.get(fit) ?? new WeakMap<MuscleTrials, Groundwork>()
      const found = ofFit.get(trials) ?? groundwork(sites, support, fit, trials)
      ofFit.set(trials, found)
      known.set(fit, ofFit)
      return found
    }
    return (present, given) => {
      let estimator: ReturnType<typeof fieldEstimator> | null = null
      const estimatorFor = (values: SiteValues, drawn: DrawnTrials) => {
        if (estimator !== null) return estimator
        const fit = isGpFit(given) ? given : { ...choose(sites, values, drawn) }
        estimator = fieldEstimator(sites, support, present, fit, groundworkFor(fit, drawn.trials))
        return estimator
      }
      return {
        estimate: (values, drawn) => estimatorFor(values, drawn).estimate(values, drawn),
        spread: (values, drawn) => estimatorFor(values, drawn).spread(values, drawn),
      }
    }
  },
}
