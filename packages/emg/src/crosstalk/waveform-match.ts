import type { Match, Recording } from '@penfield/core'
import { backgroundOf, backgroundRange } from '../background.js'
import { covers, type SampleRange, trimmed, type WindowMs, windowRange } from '../segment.js'
import { sharedAxis } from './shared-axis.js'

/** A leak arrives with its source, but for what filters and distance do. */
const furthestMs = 1

const noMatch: Match = { value: Number.NaN, lagMs: Number.NaN, sites: 0 }

/** Two muscles at the stimuli where one may be heard in the other. */
export interface Listening {
  readonly source: Recording | null
  readonly listener: Recording | null
  /** Stimuli at the sites where the source responds and the listener hardly does, accepted of both. */
  readonly stimuli: readonly number[]
  /** How many sites these are. */
  readonly sites: number
  /** Of the source's response, A ≤ t < B, ms. */
  readonly windowMs: WindowMs
}

/**
 * Is what the listener shows a copy of the source's response? Correlation of the two mean MEPs.
 *
 *     r(l) = corr(source[i], listener[i + l])         i in the window, |l| ≤ 1 ms; the r furthest from 0 is kept, with its sign
 *
 * It supports crosstalk, and does not prove it: responses of two muscles to one pulse look alike in any case, and a leak can
 * differ in shape from its source.
 *
 * @returns NaN without such sites, without recordings at the same moments, or when the window was not recorded.
 */
export function waveformMatchOf({ source, listener, stimuli, sites, windowMs }: Listening): Match {
  const axis = sharedAxis(source, listener)
  if (axis === null || source === null || listener === null || stimuli.length === 0) return noMatch
  const range = trimmed(axis, windowRange(axis, windowMs))
  const furthest = Math.floor(furthestMs / axis.stepMs + 1e-6)
  const [ofSource, ofListener] = [source, listener].map((recording) => meanSweep(recording, stimuli))
  let best: Match = noMatch
  for (let distance = 0; distance <= furthest; distance++) {
    for (const lag of distance === 0 ? [0] : [-distance, distance]) {
      const value = correlationAt(ofSource, ofListener, range, lag)
      if (Number.isNaN(best.value) || Math.abs(value) > Math.abs(best.value))
        best = { value, lagMs: lag * axis.stepMs, sites }
    }
  }
  return Number.isNaN(best.value) ? noMatch : best
}

/** Mean of the sweeps, the background of each taken off; NaN where a sweep has no sample. */
function meanSweep({ sweepsUv, sweepOfStimulus, ...axis }: Recording, stimuli: readonly number[]): Float64Array {
  const mean = new Float64Array(axis.samples)
  const before = backgroundRange(axis)
  for (const stimulus of stimuli) {
    const first = sweepOfStimulus[stimulus] * axis.samples
    const sweepUv = sweepsUv.subarray(first, first + axis.samples)
    const levelUv = before === null ? 0 : backgroundOf(sweepUv, before).meanUv
    for (let k = 0; k < mean.length; k++) mean[k] += (sweepUv[k] - levelUv) / stimuli.length
  }
  return mean
}

/** Pearson's correlation of a[i] with b[i + lag] over the range; NaN when b does not reach that far, or one is flat. */
function correlationAt(a: Float64Array, b: Float64Array, { first, end }: SampleRange, lag: number): number {
  const axis = { startMs: 0, stepMs: 1, samples: b.length }
  if (!covers(axis, { first: first + lag, end: end + lag })) return Number.NaN
  const n = end - first
  let [meanA, meanB] = [0, 0]
  for (let i = first; i < end; i++) {
    meanA += a[i] / n
    meanB += b[i + lag] / n
  }
  let [aa, bb, ab] = [0, 0, 0]
  for (let i = first; i < end; i++) {
    const [da, db] = [a[i] - meanA, b[i + lag] - meanB]
    aa += da * da
    bb += db * db
    ab += da * db
  }
  return Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb)))
}
