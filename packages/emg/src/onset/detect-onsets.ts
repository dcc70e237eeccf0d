import type { Recording } from '@penfield/core'
import { peakToPeakUv } from '../amplitude/p2p.js'
import { backgroundOf, backgroundRange } from '../background.js'
import { covers, type SampleRange, type WindowMs, windowRange } from '../segment.js'
import { shamOf } from '../sham.js'
import { onsets } from './index.js'
import type { OnsetSweep } from './onset.js'
import { isMep, noiseUv } from './presence.js'

/**
 * Latencies of every sweep by every detector.
 *
 * A sweep that shows no MEP (see {@link isMep}), lacks a sample of the window or has no background has none.
 *
 * @param recording m sweeps of one muscle, µV.
 * @param windowMs  the window of the response, A ≤ t < B.
 * @param visit     called for each sweep that shows an MEP, after the detectors; its arrays hold another sweep later.
 * @returns one array of m latencies a detector, ms, in the order of the registry; NaN none.
 */
export function detectOnsets(
  recording: Recording,
  windowMs: WindowMs,
  visit: (sweep: OnsetSweep, k: number) => void = () => {},
): Float64Array[] {
  const m = recording.sweepsUv.length / recording.samples
  const latenciesMs = onsets.map(() => new Float64Array(m).fill(Number.NaN))
  const window = windowRange(recording, windowMs)
  const background = backgroundRange(recording)
  if (background === null || !covers(recording, window)) return latenciesMs
  const sweepOf = sweeper(recording, window, background)
  const thetaUv = noiseUv(shamAmplitudes(recording, windowMs))
  const foundMs = new Float64Array(onsets.length)
  for (let k = 0; k < m; k++) {
    const sweep = sweepOf(k, thetaUv)
    if (sweep === null) continue
    onsets.forEach((detector, d) => {
      foundMs[d] = detector.latencyMs(sweep, foundMs.subarray(0, d))
      latenciesMs[d][k] = foundMs[d]
    })
    visit(sweep, k)
  }
  return latenciesMs
}

/** Peak-to-peak of every sweep in the sham window, whatever the chosen amplitude is; NaN none. */
function shamAmplitudes(recording: Recording, windowMs: WindowMs): Float64Array {
  const { sweepsUv, samples } = recording
  const sham = shamOf(recording, windowMs)
  return Float64Array.from({ length: sweepsUv.length / samples }, (_, k) =>
    sham === null
      ? Number.NaN
      : peakToPeakUv(sweepsUv.subarray(k * samples + sham.range.first, k * samples + sham.range.end)),
  )
}

/** Prepares one sweep after the other, in the same two arrays; null for a sweep that shows no MEP. */
function sweeper(recording: Recording, window: SampleRange, background: SampleRange) {
  const { sweepsUv, samples, startMs, stepMs } = recording
  const axis = { startMs, stepMs, samples }
  const levelledUv = new Float64Array(samples)
  const rectifiedUv = new Float64Array(samples)
  return (k: number, thetaUv: number): OnsetSweep | null => {
    const offset = k * samples
    const amplitudeUv = peakToPeakUv(sweepsUv.subarray(offset + window.first, offset + window.end))
    // A missing sample makes the amplitude NaN, which exceeds nothing.
    if (!(amplitudeUv > thetaUv)) return null
    const { meanUv, rmsUv } = backgroundOf(sweepsUv.subarray(offset, offset + samples), background)
    for (let i = 0; i < samples; i++) {
      levelledUv[i] = sweepsUv[offset + i] - meanUv
      rectifiedUv[i] = Math.abs(levelledUv[i])
    }
    const peak = largestIn(rectifiedUv, window)
    if (!isMep(amplitudeUv, rectifiedUv[peak], thetaUv, rmsUv)) return null
    return { axis, levelledUv, rectifiedUv, window, peak, ...spreadOf(levelledUv, background) }
  }
}

function largestIn(values: Float64Array, { first, end }: SampleRange): number {
  let largest = first
  for (let k = first + 1; k < end; k++) if (values[k] > values[largest]) largest = k
  return largest
}

/** Mean and SD of the rectified background, and its mean absolute slope. */
function spreadOf(levelledUv: Float64Array, { first, end }: SampleRange) {
  const n = end - first
  let sum = 0
  let path = 0
  for (let k = first; k < end; k++) sum += Math.abs(levelledUv[k])
  for (let k = first + 1; k < end; k++) path += Math.abs(levelledUv[k] - levelledUv[k - 1])
  const meanUv = sum / n
  let squares = 0
  for (let k = first; k < end; k++) {
    const residual = Math.abs(levelledUv[k]) - meanUv
    squares += residual * residual
  }
  return { meanUv, sdUv: Math.sqrt(squares / n), slopeUv: path / (n - 1) }
}
