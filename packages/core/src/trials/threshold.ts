import { median, quantileSorted, sortedPresent } from '@penfield/kernels'
import { error } from '../codes.js'
import type { Threshold } from '../model/map.js'
import type { MuscleTrials } from '../model/trials.js'

/** `--threshold` as the user states it: `50uV`, `25%`, `noise` or `none`. */
export type ThresholdRequest =
  | { readonly kind: 'absolute'; readonly thetaUv: number }
  | { readonly kind: 'relative'; readonly fraction: number }
  | { readonly kind: 'noise' }
  | { readonly kind: 'none' }

/** The convention for "a response" at rest where no noise level is known, µV. */
const conventionUv = 50

/** Median background above which the muscle is taken to contract, µV. */
const contractedUv = 10

/** Reads `50uV`, `25%`, `noise` or `none`; undefined when the text is none of them. */
export function parseThreshold(text: string): ThresholdRequest | undefined {
  if (text === 'noise' || text === 'none') return { kind: text }
  const [, digits, unit] = /^(\d+(?:\.\d+)?)(uV|%)$/.exec(text) ?? []
  if (digits === undefined) return undefined
  const value = Number(digits)
  if (unit === 'uV') return { kind: 'absolute', thetaUv: value }
  return value < 100 ? { kind: 'relative', fraction: value / 100 } : undefined
}

/** The default never depends on the values measured: `noise` where waveforms exist, `50uV` where they don't. */
export const defaultThreshold = (hasWaveforms: boolean): ThresholdRequest =>
  hasWaveforms ? { kind: 'noise' } : { kind: 'absolute', thetaUv: conventionUv }

/**
 * The threshold of one muscle, in numbers.
 *
 *     floor b = mean of the sham amplitudes,  θ_noise = their 95th percentile
 *
 * Sham amplitudes of all trials with a recording are used, accepted or not. A trial is an MEP above θ; where θ is `none` or
 * relative, above 50 µV at rest and above θ_noise when the muscle contracts (median background above 10 µV).
 *
 * @throws {PenfieldError} core/no-noise-level — `noise` was asked for and the muscle has no recording.
 */
export function resolveThreshold(request: ThresholdRequest, trials: MuscleTrials): Threshold {
  const sham = trials.shamUv === null ? new Float64Array(0) : sortedPresent(trials.shamUv)
  const noiseUv = sham.length === 0 ? Number.NaN : quantileSorted(sham, 0.95)
  switch (request.kind) {
    case 'absolute':
      return { kind: 'absolute', thetaUv: request.thetaUv, fraction: 0, floorUv: 0, trialThetaUv: request.thetaUv }
    case 'noise':
      if (sham.length === 0) {
        throw error('core/no-noise-level', {
          what: `The muscle ${trials.muscle} has no recording before the stimulus, so its noise level is not known.`,
          where: { argument: '--threshold noise' },
          fix: 'Say --threshold 50uV, or give the EMG recording as well.',
        })
      }
      return { kind: 'noise', thetaUv: noiseUv, fraction: 0, floorUv: mean(sham), trialThetaUv: noiseUv }
    default: {
      const contracted = sham.length > 0 && median(trials.backgroundUv) > contractedUv
      const trialThetaUv = contracted ? noiseUv : conventionUv
      const fraction = request.kind === 'relative' ? request.fraction : 0
      return { kind: request.kind, thetaUv: 0, fraction, floorUv: 0, trialThetaUv }
    }
  }
}

/** Sum in ascending order of the sorted values, divided by n. */
function mean(sorted: Float64Array): number {
  let sum = 0
  for (const value of sorted) sum += value
  return sum / sorted.length
}
