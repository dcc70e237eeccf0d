import { quantileSorted, sortedPresent } from '@penfield/kernels'
import { type MapPlan, prepareMaps } from '../map/estimate.js'
import type { ErrorScale } from '../model/interval-kind.js'
import { isMissing } from '../model/missing.js'
import type { Curve, OverlapCurve, ThresholdCurves } from '../model/result.js'
import { columnAt } from '../resample/bootstrap.js'
import { pairsOf } from '../resample/columns.js'
import { designOf, once } from '../resample/design.js'
import { interval } from '../resample/interval.js'
import { hasSingleTrials } from '../resample/single-trials.js'
import { halvesOverTheta, meanOverSplits } from './ceiling.js'
import { thetaShares, thetasUvOf } from './cut-map.js'
import { curveNumbers } from './over-theta.js'
import { curveRange } from './range.js'

export interface CurveOptions {
  readonly seed: number
  /** Bootstrap resamples behind the bands; 500 give a pointwise band. 0: no bands. */
  readonly resamples?: number
}

/**
 * Area and overlap over thresholds of 0 to 95 % of each map's own maximum, with pointwise 95 % bands ({@link interval}) from the first
 * `resamples` resamples of the session's bootstrap, and the ceiling of the overlap from 50 split halves.
 *
 *     C(θ) = √(mean O(A₁, A₂) · mean O(B₁, B₂))
 *
 * A pointwise band holds each point at 95 %, not the whole curve. There is none where some sites have one stimulus and their
 * spread is not known.
 */
export const thresholdCurves = (plan: MapPlan, { seed, resamples = 500 }: CurveOptions): ThresholdCurves =>
  curvesFrom(plan, seed, curveRange({ plan, seed }, 0, resamples))

/** The same from rows of {@link curveRange}, wherever they were computed. */
export function curvesFrom(plan: MapPlan, seed: number, rows: Float64Array): ThresholdCurves {
  const estimate = prepareMaps(plan)
  const design = designOf(plan.trials, plan.sites)
  const maps = estimate(once(design))
  const numbers = curveNumbers(maps)
  const known = maps.map((map) => plan.siteValue === 'mean' || !hasSingleTrials(map.siteValues, plan.sites))
  const k = thetaShares.length
  const curve = (which: number, scale: ErrorScale, hasSpread: boolean): Curve => {
    const values = Float64Array.from(numbers.slice(which * k, (which + 1) * k))
    const at = (point: number) => (hasSpread ? columnAt(rows, numbers.length, which * k + point) : new Float64Array(0))
    return { values, ...bandOf(values, scale, at) }
  }
  const halves = halvesOverTheta(design, estimate, maps.length, seed)
  return {
    shares: thetaShares,
    resamples: rows.length / numbers.length,
    areas: maps.map((map, m) => ({
      muscle: map.muscle,
      thetasUv: thetasUvOf(map),
      areaMm2: curve(m, 'root', known[m]),
    })),
    overlaps: pairsOf(maps.length).map(
      ([a, b], p): OverlapCurve => ({
        muscleA: maps[a].muscle,
        muscleB: maps[b].muscle,
        thetasAUv: thetasUvOf(maps[a]),
        thetasBUv: thetasUvOf(maps[b]),
        dice: curve(maps.length + p, 'share', known[a] && known[b]),
        ceiling: ceilingOf(halves.within[a], halves.within[b]),
        betweenHalves: meanOverSplits(halves.between[p]),
      }),
    ),
  }
}

/** Pointwise band; `at` gives the resamples of one point. */
function bandOf(values: Float64Array, scale: ErrorScale, at: (point: number) => Float64Array): Omit<Curve, 'values'> {
  const bounds = Array.from(values, (value, point) =>
    Number.isNaN(value) ? { low: value, high: value } : interval(scale, value, at(point)),
  )
  const ends = (end: 'low' | 'high') =>
    Float64Array.from(bounds, (each) => {
      const value = each[end]
      return isMissing(value) ? Number.NaN : value
    })
  return { low: ends('low'), high: ends('high') }
}

/** √(mean O(A₁, A₂) · mean O(B₁, B₂)) over θ; its band is the middle 95 % of the splits' own √(O(A₁, A₂) O(B₁, B₂)). */
function ceilingOf(ofA: readonly (readonly number[])[], ofB: readonly (readonly number[])[]): Curve {
  const a = meanOverSplits(ofA)
  const b = meanOverSplits(ofB)
  const level = (p: number) =>
    thetaShares.map((_, k) => {
      const sorted = sortedPresent(Float64Array.from(ofA, (row, split) => Math.sqrt(row[k] * ofB[split][k])))
      return sorted.length === 0 ? Number.NaN : quantileSorted(sorted, p)
    })
  return { values: a.map((value, k) => Math.sqrt(value * b[k])), low: level(0.025), high: level(0.975) }
}
