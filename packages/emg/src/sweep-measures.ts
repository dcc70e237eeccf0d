import type { Recording } from '@penfield/core'
import type { Amplitude } from './amplitude/amplitude.js'
import { type Background, backgroundOf, backgroundRange } from './background.js'
import { covers, type SampleRange, type WindowMs, windowRange } from './segment.js'
import { type Sham, shamBesideBackground, shamOf } from './sham.js'

/** What each sweep of a recording gives; m sweeps. */
export interface SweepMeasures {
  /** m, in the amplitude's unit; NaN where the window is not covered. */
  readonly amplitudes: Float64Array
  /** m, µV; NaN where nothing was recorded before the stimulus. */
  readonly backgroundUv: Float64Array
  /** m, in the amplitude's unit; NaN where there is no sham window. */
  readonly shams: Float64Array
  /** m, 1 where a sample of the window is missing. */
  readonly short: Uint8Array
  readonly sham: Sham | null
}

/**
 * Amplitude, background and sham amplitude of every sweep.
 *
 * The mean of the background is taken off first, where a background was recorded. A measure that compares with the background
 * has a sham window with a background of its own, see {@link shamBesideBackground}.
 *
 * @param recording m sweeps of one muscle, µV.
 * @param windowMs  the window of the response, A ≤ t < B.
 */
export function measureSweeps(recording: Recording, amplitude: Amplitude, windowMs: WindowMs): SweepMeasures {
  const { sweepsUv, samples, stepMs } = recording
  const m = sweepsUv.length / samples
  const window = windowRange(recording, windowMs)
  const isCovered = covers(recording, window)
  const background = backgroundRange(recording)
  const sham = (amplitude.comparesWithBackground ? shamBesideBackground : shamOf)(recording, windowMs)
  const amplitudes = new Float64Array(m).fill(Number.NaN)
  const backgroundUv = new Float64Array(m)
  const shams = new Float64Array(m).fill(Number.NaN)
  const short = new Uint8Array(m)
  for (let k = 0; k < m; k++) {
    const sweepUv = sweepsUv.subarray(k * samples, (k + 1) * samples)
    const before = backgroundOf(sweepUv, background)
    const of = (range: SampleRange, { meanUv, rmsUv }: Background) =>
      amplitude.of(levelled(sweepUv, range, meanUv), rmsUv, stepMs)
    backgroundUv[k] = before.rmsUv
    short[k] = isCovered && isRecorded(sweepUv, window) ? 0 : 1
    if (short[k] === 0) amplitudes[k] = of(window, before)
    if (sham !== null && isRecorded(sweepUv, sham.range))
      shams[k] = of(sham.range, sham.background === null ? before : backgroundOf(sweepUv, sham.background))
  }
  return { amplitudes, backgroundUv, shams, short, sham }
}

/** The samples of a range, less the mean of the background where there is one. */
function levelled(sweepUv: Float64Array, { first, end }: SampleRange, meanUv: number): Float64Array {
  const samples = sweepUv.slice(first, end)
  if (!Number.isFinite(meanUv)) return samples
  for (let k = 0; k < samples.length; k++) samples[k] -= meanUv
  return samples
}

function isRecorded(sweepUv: Float64Array, { first, end }: SampleRange): boolean {
  for (let k = first; k < end; k++) if (!Number.isFinite(sweepUv[k])) return false
  return true
}
