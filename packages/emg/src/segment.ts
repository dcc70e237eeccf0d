/**
 * Which samples of a sweep belong to a window.
 *
 *     t(k) = start + k · step            k = 0 … samples − 1
 *
 *     windowRange    A ≤ t < B           Penfield's rule: neighbouring windows share no sample
 *     closedRange    A ≤ t ≤ B           the rule of the files that bring their own peak-to-peak
 */

/** From A to B, ms; the stimulus is at 0. */
export type WindowMs = readonly [number, number]

/** The time axis of a sweep. */
export interface SweepAxis {
  readonly startMs: number
  readonly stepMs: number
  readonly samples: number
}

/** Samples first … end − 1. May reach over the ends of the sweep: see {@link covers} and {@link trimmed}. */
export interface SampleRange {
  readonly first: number
  readonly end: number
}

/** A sample this near a bound (as a share of the sampling interval) lies on it: files round the interval to nine decimals. */
const onTheBound = 1e-3

/** Samples with A ≤ t < B. */
export const windowRange = ({ startMs, stepMs }: SweepAxis, [a, b]: WindowMs): SampleRange => ({
  first: Math.ceil((a - startMs) / stepMs - onTheBound),
  end: Math.ceil((b - startMs) / stepMs - onTheBound),
})

/** Samples with A ≤ t ≤ B. */
export const closedRange = ({ startMs, stepMs }: SweepAxis, [a, b]: WindowMs): SampleRange => ({
  first: Math.ceil((a - startMs) / stepMs - onTheBound),
  end: Math.floor((b - startMs) / stepMs + onTheBound) + 1,
})

/** The range holds a sample, and all its samples were recorded. */
export const covers = ({ samples }: SweepAxis, { first, end }: SampleRange): boolean =>
  first >= 0 && end <= samples && end > first

/** The part of a range that was recorded. */
export const trimmed = ({ samples }: SweepAxis, { first, end }: SampleRange): SampleRange => ({
  first: Math.max(0, Math.min(first, samples)),
  end: Math.max(0, Math.min(end, samples)),
})

export const lengthOf = ({ first, end }: SampleRange): number => Math.max(0, end - first)
