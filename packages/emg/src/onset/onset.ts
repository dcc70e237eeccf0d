import type { SampleRange, SweepAxis } from '../segment.js'

/** Background of a rectified sweep above which hardly any sample of the background itself lies, in SDs: 1 in 1000 of a normal variable. */
export const backgroundSds = 3.09

/** One sweep as the detectors see it. The arrays belong to the caller and hold another sweep later. */
export interface OnsetSweep {
  readonly axis: SweepAxis
  /** The whole sweep less the mean of its background, µV. */
  readonly levelledUv: Float64Array
  /** Its absolute values, µV. */
  readonly rectifiedUv: Float64Array
  /** Samples of the window, all recorded. */
  readonly window: SampleRange
  /** Mean and SD (over n) of the rectified background, µV. */
  readonly meanUv: number
  readonly sdUv: number
  /** Mean absolute difference of neighbouring samples of the background, µV. */
  readonly slopeUv: number
  /** The first sample of the window where the rectified sweep is largest. */
  readonly peak: number
}

/** What an onset detector is: when, in a sweep that shows an MEP, the MEP begins. */
export interface Onset {
  readonly id: string
  readonly title: string
  readonly source: string
  /**
   * @param sweep   a sweep that shows an MEP, see {@link isMep}.
   * @param foundMs what the detectors before this one in the registry found, ms; NaN none.
   * @returns latency from the stimulus, ms; NaN when this detector finds no onset.
   */
  latencyMs(sweep: OnsetSweep, foundMs: Float64Array): number
}

/** Keeps the id as a literal; what it does is seen as any detector's. */
export const onset = <const Id extends string>(entry: Onset & { readonly id: Id }): Onset & { readonly id: Id } => entry

/** Time of a sample, ms. */
export const timeMs = ({ startMs, stepMs }: SweepAxis, sample: number): number => startMs + sample * stepMs

/** How many samples last a time, at least one. A hair less than whole counts as whole: files round the interval. */
export const samplesLasting = ({ stepMs }: SweepAxis, ms: number): number => Math.max(1, Math.ceil(ms / stepMs - 1e-3))
