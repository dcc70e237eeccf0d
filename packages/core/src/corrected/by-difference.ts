import { missing } from '../model/missing.js'
import type { Corrected } from './corrected-value.js'
import type { Seen } from './simulate.js'

/** A distance that exists in a smaller share of the simulated participants can't be judged. */
const usableShare = 0.8
/** Standard deviations to either end. */
const reach = 1.96

/**
 * The corrected value of a distance from maps as far apart as these.
 *
 *     d_k = seen_k − truth_k of participant k        value max(0, x − d̄), ends max(0, x − d̄ ∓ 1.96 SD(d))
 *
 * @param observed x, mm.
 * @returns mm; missing `low-snr` where the distance or too many of the simulated ones have no value, `off-value` where even the upper
 *          end lies below 0: noise alone should have shown more than was measured, so the simulations do not resemble the measurement,
 *          and an interval of 0 alone would claim to know the distance exactly.
 */
export function byDifference(observed: number, participants: readonly Seen[]): Corrected {
  const differences = participants.map(({ truth, seen }) => seen - truth).filter((d) => !Number.isNaN(d))
  if (Number.isNaN(observed) || differences.length < usableShare * participants.length) return nothing('low-snr')
  const { mean, sd } = meanAndSd(differences)
  const centre = observed - mean
  const high = centre + reach * sd
  if (high < 0) return nothing('off-value')
  return { value: Math.max(0, centre), interval: { low: Math.max(0, centre - reach * sd), high } }
}

function nothing(code: 'low-snr' | 'off-value'): Corrected {
  const none = missing(code)
  return { value: none, interval: { low: none, high: none } }
}

function meanAndSd(values: readonly number[]): { readonly mean: number; readonly sd: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0)
  return { mean, sd: Math.sqrt(squares / values.length) }
}
