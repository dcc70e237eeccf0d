import { rootMeanSquareUv } from './amplitude/rms.js'
import { lengthOf, type SampleRange, type SweepAxis, trimmed, type WindowMs, windowRange } from './segment.js'

/** Where the muscle is seen before the stimulus. */
export const backgroundWindowMs: WindowMs = [-55, -5]

/** What of the background window was recorded; null when it holds fewer than two samples, which have no spread. */
export function backgroundRange(axis: SweepAxis): SampleRange | null {
  const range = trimmed(axis, windowRange(axis, backgroundWindowMs))
  return lengthOf(range) < 2 ? null : range
}

/** Level and activity of a sweep before the stimulus. */
export interface Background {
  /** Mean, µV: the offset that is taken off the sweep. NaN when none was recorded. */
  readonly meanUv: number
  /** Root mean square about the mean, µV. NaN when none was recorded. */
  readonly rmsUv: number
}

/**
 * Background of one sweep.
 *
 *     m = Σ eₖ / n        rms = √(Σ (eₖ − m)² / n)
 *
 * @param sweepUv the whole sweep, µV.
 * @param range   samples of the background window, or null when there is none.
 */
export function backgroundOf(sweepUv: Float64Array, range: SampleRange | null): Background {
  if (range === null) return { meanUv: Number.NaN, rmsUv: Number.NaN }
  const samples = sweepUv.slice(range.first, range.end)
  let sum = 0
  for (let k = 0; k < samples.length; k++) sum += samples[k]
  const meanUv = sum / samples.length
  for (let k = 0; k < samples.length; k++) samples[k] -= meanUv
  return { meanUv, rmsUv: rootMeanSquareUv(samples) }
}
