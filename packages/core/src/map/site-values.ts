import { quantileSorted } from '@penfield/kernels'
import type { SiteValues } from '../model/map.js'
import type { SiteValueRule } from '../model/quantity.js'
import type { Sites } from '../model/sites.js'
import type { MuscleTrials } from '../model/trials.js'

/**
 * What one muscle did at the sites, when trial j counts m_j times.
 *
 *     n_i = Σ m_j,   mean: w_i = Σ m_j a_ij / n_i,   probability: #{a_ij > θ} / n_i       j over the accepted trials of site i
 *
 * All m_j = 1 is the measurement; other multiplicities are bootstrap resamples and halves.
 *
 * @param trials       the muscle's trials, one entry a stimulus.
 * @param sites        n sites.
 * @param multiplicity one entry a stimulus, whole numbers ≥ 0.
 * @param trialThetaUv a trial above this (strictly) is an MEP, in the unit of the trials; NaN: not known, and so are the probabilities.
 * @returns n entries each; NaN where n_i is 0. With `probability` the value is a share, not µV.
 */
export function siteValues(
  trials: MuscleTrials,
  sites: Pick<Sites, 'n' | 'siteOfStimulus'>,
  multiplicity: ArrayLike<number>,
  rule: SiteValueRule,
  trialThetaUv: number,
): SiteValues {
  const counts = new Int32Array(sites.n)
  const sums = new Float64Array(sites.n)
  const responses = new Float64Array(sites.n)
  const { accepted, amplitudesUv } = trials
  for (let j = 0; j < accepted.length; j++) {
    const site = sites.siteOfStimulus[j]
    const times = multiplicity[j]
    if (accepted[j] === 0 || site < 0 || times === 0) continue
    counts[site] += times
    sums[site] += times * amplitudesUv[j]
    if (amplitudesUv[j] > trialThetaUv) responses[site] += times
  }
  const probabilities = perTrial(Number.isNaN(trialThetaUv) ? responses.fill(Number.NaN) : responses, counts)
  if (rule === 'mean') return { counts, valuesUv: perTrial(sums, counts), probabilities }
  if (rule === 'probability') return { counts, valuesUv: probabilities, probabilities }
  return { counts, valuesUv: orderStatistics(trials, sites, multiplicity, rule), probabilities }
}

function perTrial(sums: Float64Array, counts: Int32Array): Float64Array {
  const means = new Float64Array(sums.length)
  for (let i = 0; i < means.length; i++) means[i] = counts[i] === 0 ? Number.NaN : sums[i] / counts[i]
  return means
}

/** Median or maximum of each site's accepted trials, a trial of multiplicity m standing m times. */
function orderStatistics(
  trials: MuscleTrials,
  sites: Pick<Sites, 'n' | 'siteOfStimulus'>,
  multiplicity: ArrayLike<number>,
  rule: 'median' | 'max',
): Float64Array {
  const values: number[][] = Array.from({ length: sites.n }, () => [])
  for (let j = 0; j < trials.accepted.length; j++) {
    const site = sites.siteOfStimulus[j]
    if (trials.accepted[j] === 0 || site < 0) continue
    for (let k = 0; k < multiplicity[j]; k++) values[site].push(trials.amplitudesUv[j])
  }
  return Float64Array.from(values, (of) => {
    if (of.length === 0) return Number.NaN
    return quantileSorted(Float64Array.from(of).sort(), rule === 'max' ? 1 : 0.5)
  })
}
