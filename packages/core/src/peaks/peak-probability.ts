import { numberText } from '@penfield/kernels'
import type { Note } from '../metrics/metric.js'

/** How sure the number of peaks is: shares of the resamples that have a number of peaks. */
export interface PeakProbability {
  readonly one: number
  readonly twoOrMore: number
}

/**
 * P(1 peak) = #{peaks = 1} / B and P(≥ 2 peaks) = #{peaks ≥ 2} / B over resampled maps, peaks counted as by the metric `peaks`.
 *
 * @param peaks one entry a resample: the column `peaks`; NaN where the resample has no map.
 * @returns null without resamples.
 */
export function peakProbability(peaks: ArrayLike<number>): PeakProbability | null {
  let n = 0
  let one = 0
  let more = 0
  for (let k = 0; k < peaks.length; k++) {
    if (Number.isNaN(peaks[k])) continue
    n += 1
    if (peaks[k] === 1) one += 1
    if (peaks[k] >= 2) more += 1
  }
  return n === 0 ? null : { one: one / n, twoOrMore: more / n }
}

/** The shares as notes, to two decimals; none without resamples. */
export function peakNotes(peaks: ArrayLike<number>): readonly Note[] {
  const probability = peakProbability(peaks)
  if (probability === null) return []
  const text = (share: number) => numberText(Math.round(share * 100) / 100)
  return [`p_one_peak=${text(probability.one)}`, `p_two_or_more=${text(probability.twoOrMore)}`]
}
