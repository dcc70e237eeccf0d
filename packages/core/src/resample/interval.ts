import { quantileSorted, sortedPresent } from '@penfield/kernels'
import type { IntervalKind } from '../model/interval-kind.js'
import { isMissing, missing } from '../model/missing.js'
import type { Interval, Value } from '../model/result.js'
import { errorScales } from './error-scale.js'

/** Levels of a two-sided 95 % interval. */
const [lowLevel, highLevel] = [0.025, 0.975]

/**
 * Standard deviations on either side. 1.96 would do if the resamples knew the standard deviation; with few trials a site they do
 * not. By simulation (`npm run truth`) 2.2 holds the mean of `value` in 95 % of sessions with five trials a site.
 */
const reach = 2.2

/** An interval needs the number in at least this share of the resamples. */
const presentShare = 0.9

/**
 * 95 % sampling interval of a number from its resamples: over sessions of the same person, it holds the mean that the number has
 * with that many trials in 95 %. The noise-free value, which differs by the number's bias, is the business of `corrected`.
 *
 *     g⁻¹(g(x) ± 2.2 s)        s the standard deviation of g over the resamples, g as in {@link IntervalKind}
 *
 * @param value     the measurement.
 * @param resamples one entry a resample; NaN where the resample has no value.
 */
export function interval(kind: Exclude<IntervalKind, 'none'>, value: Value, resamples: Float64Array): Interval {
  if (isMissing(value)) return { low: value, high: value }
  if (resamples.length === 0) return { low: missing('no-resamples'), high: missing('no-resamples') }
  const sorted = sortedPresent(kind === 'axial' ? resamples.map((degrees) => nearAxis(degrees, value)) : resamples)
  if (sorted.length < presentShare * resamples.length) {
    return { low: missing('too-few-resamples'), high: missing('too-few-resamples') }
  }
  if (kind !== 'percentile' && kind !== 'axial') {
    const { to, from } = errorScales[kind]
    const [centre, sd] = [to(value), standardDeviation(sorted.map(to))]
    if (sd === 0) return { low: value, high: value }
    return { low: from(centre - reach * sd), high: from(centre + reach * sd) }
  }
  const ends = { low: quantileSorted(sorted, lowLevel), high: quantileSorted(sorted, highLevel) }
  const slack = 1e-9 * Math.max(1, Math.abs(value))
  if (value < ends.low - slack || value > ends.high + slack)
    return { low: missing('off-value'), high: missing('off-value') }
  return ends
}

/** The same axis, by a half turn, as near as can be to another. */
const nearAxis = (degrees: number, toDegrees: number): number => degrees - 180 * Math.round((degrees - toDegrees) / 180)

/** About the first value, so that equal values give exactly 0. */
function standardDeviation(values: Float64Array): number {
  let [sum, squares] = [0, 0]
  for (let k = 0; k < values.length; k++) {
    const d = values[k] - values[0]
    sum += d
    squares += d * d
  }
  const mean = sum / values.length
  return Math.sqrt(Math.max(0, squares / values.length - mean * mean))
}
