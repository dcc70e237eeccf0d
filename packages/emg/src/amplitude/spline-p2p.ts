import { covers, type SampleRange, type SweepAxis, type WindowMs, windowRange } from '../segment.js'

/** A not-a-knot spline needs so many samples. */
const fewestSamples = 4

/**
 * Peak-to-peak amplitude by the definition of MEPFeatX, for comparison with tables made with that tool; not a choice of
 * `--amplitude`. The sweep is resampled by a cubic spline through all its samples (not-a-knot ends), to `factor` times as many
 * samples between the same two ends; the mean of the baseline is taken off.
 *
 *     |max s(t)| + |min s(t)|          s resampled, A ≤ t < B
 *
 * It equals max − min only where s has both signs in the window; elsewhere it is larger.
 *
 * @param sweepUv    the whole sweep, µV, at least 4 samples.
 * @param axis       its time axis.
 * @param windowMs   A ≤ t < B.
 * @param baselineMs A ≤ t < B; that tool takes −40 … −5 ms.
 * @param factor     how many times as many samples.
 * @returns µV; NaN where a sample is missing, or window or baseline is not covered.
 * @source NeuromodulationUEF/MEPFeatX@552aa4d; values agree with its published tables.
 */
export function splinePeakToPeakUv(
  sweepUv: Float64Array,
  axis: SweepAxis,
  windowMs: WindowMs,
  baselineMs: WindowMs,
  factor = 10,
): number {
  const samples = factor * axis.samples
  const fine = { startMs: axis.startMs, stepMs: (axis.stepMs * (axis.samples - 1)) / (samples - 1), samples }
  const window = windowRange(fine, windowMs)
  const baseline = windowRange(fine, baselineMs)
  if (axis.samples < fewestSamples || !covers(fine, window) || !covers(fine, baseline)) return Number.NaN
  const resampled = resampledUv(sweepUv, samples)
  const levelUv = meanOf(resampled, baseline)
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let k = window.first; k < window.end; k++) {
    low = Math.min(low, resampled[k] - levelUv)
    high = Math.max(high, resampled[k] - levelUv)
  }
  return Math.abs(high) + Math.abs(low)
}

function meanOf(values: Float64Array, { first, end }: SampleRange): number {
  let sum = 0
  for (let k = first; k < end; k++) sum += values[k]
  return sum / (end - first)
}

/**
 * The spline at `count` equally spaced times from the first sample to the last.
 *
 *     s = v yₖ + u yₖ₊₁ + ((v³ − v) cₖ + (u³ − u) cₖ₊₁) / 6          u = place between samples k and k + 1, v = 1 − u
 */
function resampledUv(y: Float64Array, count: number): Float64Array {
  const c = curvatures(y)
  const resampled = new Float64Array(count)
  for (let j = 0; j < count; j++) {
    const place = (j * (y.length - 1)) / (count - 1)
    const k = Math.min(Math.floor(place), y.length - 2)
    const u = place - k
    const v = 1 - u
    resampled[j] = v * y[k] + u * y[k + 1] + ((v * v * v - v) * c[k] + (u * u * u - u) * c[k + 1]) / 6
  }
  return resampled
}

/**
 * Second derivatives at the samples, n ≥ 4, per squared sampling interval.
 *
 *     cₖ₋₁ + 4 cₖ + cₖ₊₁ = 6 bₖ          bₖ = yₖ₋₁ − 2 yₖ + yₖ₊₁,  0 < k < n − 1
 *     c₀ = 2 c₁ − c₂                     the third derivative does not jump at sample 1, nor at n − 2;
 *                                        put into the line k = 1: c₁ = b₁
 */
function curvatures(y: Float64Array): Float64Array {
  const n = y.length
  const b = (k: number) => y[k - 1] - 2 * y[k] + y[k + 1]
  const c = new Float64Array(n)
  const pivots = new Float64Array(n)
  c[1] = b(1)
  c[n - 2] = b(n - 2)
  // Forward, then back: lines 2 … n − 3, whose neighbours on both sides are known.
  for (let k = 2; k < n - 2; k++) {
    const isFirst = k === 2
    pivots[k] = isFirst ? 4 : 4 - 1 / pivots[k - 1]
    c[k] = 6 * b(k) - (isFirst ? c[1] : c[k - 1] / pivots[k - 1])
  }
  for (let k = n - 3; k >= 2; k--) c[k] = (c[k] - c[k + 1]) / pivots[k]
  c[0] = 2 * c[1] - c[2]
  c[n - 1] = 2 * c[n - 2] - c[n - 3]
  return c
}
