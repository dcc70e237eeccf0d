import { median, quantileSorted, sortedPresent } from '@penfield/kernels'
import { error } from '../codes.js'
import type { Threshold } from '../model/map.js'
import { type SiteValueRule, unitOf, type ValueUnit } from '../model/quantity.js'
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

/**
 * The default never depends on the values measured: `noise` where waveforms exist, `50uV` where they don't. Amplitudes in another
 * unit than µV come from waveforms.
 */
export const defaultThreshold = (hasWaveforms: boolean, unit: ValueUnit = 'uV'): ThresholdRequest =>
  hasWaveforms || unit !== 'uV' ? { kind: 'noise' } : { kind: 'absolute', thetaUv: conventionUv }

/**
 * The threshold of one muscle, in numbers.
 *
 *     floor b = mean of the sham amplitudes,  θ_noise = their 95th percentile
 *
 * Sham amplitudes of all trials with a recording are used, accepted or not. A trial is an MEP above θ; where θ is `none` or
 * relative, above 50 µV at rest and above θ_noise when the muscle contracts (median background above 10 µV). Amplitudes in another
 * unit than µV know no such convention: there a trial is an MEP above θ_noise, and `absolute` is in their unit.
 *
 * Where site values are shares of trials (`probability`), `noise` and `absolute` have told trial by trial what is a response. Nothing
 * is cut or taken off a second time: θ and floor of the sites are 0, every site with an MEP is active, and the volume of a map of
 * sites is its probability-weighted area. About one silent trial in 20 exceeds θ_noise by its definition, so a silent site shows a
 * share of about 0.05; a relative threshold cuts the shares themselves, at a part of the largest.
 *
 * @throws {PenfieldError} core/no-noise-level — a noise level is needed and the muscle has no recording before the stimulus.
 */
export function resolveThreshold(
  request: ThresholdRequest,
  trials: MuscleTrials,
  siteValue: SiteValueRule = 'mean',
): Threshold {
  const threshold = ofAmplitudes(request, trials)
  if (siteValue !== 'probability') return threshold
  if (Number.isNaN(threshold.trialThetaUv)) throw noNoiseLevel(trials, '--site-value probability')
  return { ...threshold, thetaUv: 0, floorUv: 0 }
}

function ofAmplitudes(request: ThresholdRequest, trials: MuscleTrials): Threshold {
  const sham = trials.shamUv === null ? new Float64Array(0) : sortedPresent(trials.shamUv)
  const noiseUv = sham.length === 0 ? Number.NaN : quantileSorted(sham, 0.95)
  switch (request.kind) {
    case 'absolute':
      return { kind: 'absolute', thetaUv: request.thetaUv, fraction: 0, floorUv: 0, trialThetaUv: request.thetaUv }
    case 'noise':
      if (sham.length === 0) throw noNoiseLevel(trials, '--threshold noise')
      return { kind: 'noise', thetaUv: noiseUv, fraction: 0, floorUv: mean(sham), trialThetaUv: noiseUv }
    default: {
      const contracted = sham.length > 0 && median(trials.backgroundUv) > contractedUv
      const trialThetaUv = contracted || unitOf(trials) !== 'uV' ? noiseUv : conventionUv
      const fraction = request.kind === 'relative' ? request.fraction : 0
      return { kind: request.kind, thetaUv: 0, fraction, floorUv: 0, trialThetaUv }
    }
  }
}

function noNoiseLevel(trials: MuscleTrials, argument: string) {
  const inUv = unitOf(trials) === 'uV'
  const others = argument.startsWith('--threshold')
    ? '--threshold 25% or none'
    : '--site-value mean with --threshold 25%'
  return error('core/no-noise-level', {
    what: `The muscle ${trials.muscle} has no recording before the stimulus, so its noise level is not known.`,
    where: { argument },
    fix: inUv
      ? 'Say --threshold 50uV, or give the EMG recording as well.'
      : `Say ${others}, or give a recording that begins before the stimulus.`,
  })
}

/** Sum in ascending order of the sorted values, divided by n. */
function mean(sorted: Float64Array): number {
  let sum = 0
  for (const value of sorted) sum += value
  return sum / sorted.length
}
