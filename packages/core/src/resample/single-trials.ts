import { draws, exp, ln, streams } from '@penfield/kernels'
import { gaussianWeights } from '../map/kernel.js'
import { isPerStimulus } from '../map/per-stimulus.js'
import type { SiteValues } from '../model/map.js'
import type { Sites } from '../model/sites.js'
import type { MuscleTrials } from '../model/trials.js'

/** Below this share of sites with one trial their spread is borrowed from like sites; above, from a smooth fit. */
const borrowShare = 0.25

/** How many like sites lend their residuals. */
const lenders = 5

/** Changes the site values of resample `index` so that their spread is that of the measurement. */
export type Adjust = (values: SiteValues, index: number) => SiteValues

/**
 * Spread corrections of the bootstrap for one muscle.
 *
 * - With n_i trials a site, resampling gives a variance that is (n_i − 1)/n_i of the true one: deviations from the site mean are
 *   scaled by √(n_i / (n_i − 1)).
 * - A site with one trial has no spread of its own. When fewer than a quarter of the sites are such, it is multiplied by
 *   exp(r), r a log-residual drawn from the five sites with the nearest mean. Otherwise residuals about a Gaussian-kernel fit are
 *   given a random sign (a smoothed wild bootstrap); the fit's leverage h_ii is taken out by 1/√(1 − h_ii).
 *
 * Draws are addressed by resample and site, so that the muscles of a session share them. Values stay ≥ 0. Nothing is changed where each stimulus is its own site, or for site values other than the mean.
 */
export function spreadCorrection(measured: SiteValues, trials: MuscleTrials, sites: Sites, seed: number): Adjust {
  if (isPerStimulus(sites.rule)) return (values) => values
  const singles = Array.from(measured.counts.keys()).filter((i) => measured.counts[i] === 1)
  const occupied = measured.counts.filter((count) => count > 0).length
  const single =
    singles.length < borrowShare * occupied
      ? borrowed(measured, trials, sites, singles, seed)
      : wild(measured, sites, singles, seed)
  return (values, index) => {
    const valuesUv = values.valuesUv.map((value, i) => {
      const n = measured.counts[i]
      if (n < 2) return value
      return Math.max(0, measured.valuesUv[i] + (value - measured.valuesUv[i]) * Math.sqrt(n / (n - 1)))
    })
    single(valuesUv, index)
    return { ...values, valuesUv }
  }
}

/** True when the intervals lean on {@link spreadCorrection} for some sites. */
export const hasSingleTrials = (values: SiteValues, sites: Sites): boolean =>
  !isPerStimulus(sites.rule) && values.counts.includes(1)

type InPlace = (valuesUv: Float64Array, index: number) => void

function borrowed(
  measured: SiteValues,
  trials: MuscleTrials,
  sites: Sites,
  singles: readonly number[],
  seed: number,
): InPlace {
  const pools = new Map(singles.map((i) => [i, residualsNear(measured, trials, sites, i)]))
  return (valuesUv, index) => {
    for (const i of singles) {
      const pool = pools.get(i) ?? []
      const random = draws(seed, streams.wild, index * sites.n + i)
      if (pool.length > 0) valuesUv[i] = measured.valuesUv[i] * exp(pool[random.below(pool.length)])
    }
  }
}

/** ln(a_j / w) √(n/(n−1)) of the trials at the sites with two or more trials whose mean is nearest to that of site i. */
function residualsNear(measured: SiteValues, trials: MuscleTrials, sites: Sites, i: number): number[] {
  const gap = (k: number) => Math.abs(measured.valuesUv[k] - measured.valuesUv[i])
  const near = Array.from(measured.counts.keys())
    .filter((k) => measured.counts[k] >= 2 && measured.valuesUv[k] > 0)
    .sort((j, k) => gap(j) - gap(k) || j - k)
    .slice(0, lenders)
  const residuals: number[] = []
  for (let j = 0; j < trials.accepted.length; j++) {
    const site = sites.siteOfStimulus[j]
    if (trials.accepted[j] === 0 || !near.includes(site) || trials.amplitudesUv[j] <= 0) continue
    const n = measured.counts[site]
    residuals.push(ln(trials.amplitudesUv[j] / measured.valuesUv[site]) * Math.sqrt(n / (n - 1)))
  }
  return residuals
}

function wild(measured: SiteValues, sites: Sites, singles: readonly number[], seed: number): InPlace {
  const bandwidthMm = 0.75 * sites.rule.stepMm
  const fitted = singles.map((i) => {
    const weights = gaussianWeights(sites.planeMm, sites.planeMm[2 * i], sites.planeMm[2 * i + 1], bandwidthMm)
    let total = 0
    let sum = 0
    for (let k = 0; k < sites.n; k++) {
      if (measured.counts[k] === 0) continue
      total += weights[k] * measured.counts[k]
      sum += weights[k] * measured.counts[k] * measured.valuesUv[k]
    }
    const leverage = weights[i] / total
    const fit = sum / total
    return { i, fit, residual: leverage < 1 ? (measured.valuesUv[i] - fit) / Math.sqrt(1 - leverage) : 0 }
  })
  return (valuesUv, index) => {
    for (const { i, fit, residual } of fitted) {
      const random = draws(seed, streams.wild, index * sites.n + i)
      valuesUv[i] = Math.max(0, random.below(2) === 1 ? fit + residual : fit - residual)
    }
  }
}
