import { normalCdf, normalQuantile, quantileSorted, sortedPresent } from '@penfield/kernels'
import { isMissing, missing } from '../model/missing.js'
import type { Interval, Value } from '../model/result.js'

/** Two-sided 95 %. */
const level = 0.95

/** An interval needs the number in at least this share of the resamples. */
const presentShare = 0.9

/** Fewer distinct values than this are a discrete distribution, for which BCa's corrections have no meaning. */
const distinctForBca = 20

/**
 * 95 % interval of a number from its resamples.
 *
 * @param kind      `bca` for smooth quantities, `percentile` for counts and areas of cells, `axial` for directions in degrees without
 *   sense: percentiles of the resamples turned by 180° to within 90° of the value, so that an end may lie below 0 or beyond 180.
 * @param value     the measurement.
 * @param resamples one entry a resample; NaN where the resample has no value.
 * @param jackknife one entry a left-out stimulus; used by `bca` only.
 */
export function interval(
  kind: 'bca' | 'percentile' | 'axial',
  value: Value,
  resamples: Float64Array,
  jackknife: Float64Array,
): Interval {
  if (isMissing(value)) return { low: value, high: value }
  if (resamples.length === 0) return { low: missing('no-resamples'), high: missing('no-resamples') }
  const sorted = sortedPresent(kind === 'axial' ? resamples.map((degrees) => nearAxis(degrees, value)) : resamples)
  if (sorted.length < presentShare * resamples.length) {
    return { low: missing('too-few-resamples'), high: missing('too-few-resamples') }
  }
  const [low, high] = kind === 'bca' ? bcaLevels(value, sorted, jackknife) : [(1 - level) / 2, (1 + level) / 2]
  const ends = { low: quantileSorted(sorted, low), high: quantileSorted(sorted, high) }
  const slack = 1e-9 * Math.max(1, Math.abs(value))
  if (value < ends.low - slack || value > ends.high + slack)
    return { low: missing('off-value'), high: missing('off-value') }
  return ends
}

/** The same axis, by a half turn, as near as can be to another. */
const nearAxis = (degrees: number, toDegrees: number): number => degrees - 180 * Math.round((degrees - toDegrees) / 180)

/**
 * The quantile levels of the bias-corrected and accelerated (BCa) interval.
 *
 *     z₀ = Φ⁻¹((#{θ* < θ̂} + ½ #{θ* = θ̂}) / B)      α = Φ(z₀ + (z₀ + z) / (1 − a (z₀ + z))),  z = ∓1.96
 *
 * Plain percentile levels where z₀ is infinite or fewer than 20 distinct values were drawn.
 *
 * @source textbook formula (Efron's BCa); the acceleration is checked against an independent value.
 */
function bcaLevels(value: number, sorted: Float64Array, jackknife: Float64Array): [number, number] {
  const plain: [number, number] = [(1 - level) / 2, (1 + level) / 2]
  let below = 0
  let equal = 0
  let distinct = 0
  for (let i = 0; i < sorted.length; i++) {
    if (sorted[i] < value) below += 1
    else if (sorted[i] === value) equal += 1
    if (i === 0 || sorted[i] !== sorted[i - 1]) distinct += 1
  }
  const z0 = normalQuantile((below + equal / 2) / sorted.length)
  if (distinct < distinctForBca || !Number.isFinite(z0)) return plain
  const a = acceleration(jackknife)
  const adjusted = (p: number): number => {
    const z = z0 + normalQuantile(p)
    return normalCdf(z0 + z / (1 - a * z))
  }
  return [adjusted(plain[0]), adjusted(plain[1])]
}

/**
 * Acceleration: a = Σ (θ̄ − θ₍ₖ₎)³ / (6 (Σ (θ̄ − θ₍ₖ₎)²)^1.5), θ₍ₖ₎ without stimulus k; 0 when nothing varies.
 *
 * @param jackknife one entry a left-out stimulus; NaN entries are left out.
 */
export function acceleration(jackknife: Float64Array): number {
  const present = jackknife.filter((value) => !Number.isNaN(value))
  const mean = present.reduce((sum, value) => sum + value, 0) / present.length
  let squares = 0
  let cubes = 0
  for (const value of present) {
    const d = mean - value
    squares += d * d
    cubes += d * d * d
  }
  return squares > 0 ? cubes / (6 * squares * Math.sqrt(squares)) : 0
}
