/** Analysis of covariance: arms compared at one follow-up, given the value before. */
import { isNoStatistic, type NoStatistic, noStatistic } from '../missing.js'
import { checkLength } from './check-rows.js'
import { type Column, designOf, onesColumn, treatmentColumns } from './design-columns.js'
import { type ArmPair, armPairs, checkArms, effectsOf, type FixedEffect, unitRow } from './fixed-effects.js'
import { type LeastSquares, leastSquares } from './least-squares.js'
import { type JointTest, jointTest } from './linear-contrast.js'

export interface AncovaInput {
  /** n, one a person; NaN where it is missing. */
  readonly pre: Float64Array
  readonly post: Float64Array
  /** n, places in `arms`. */
  readonly arm: Int32Array
  /** Names; the first is the reference of the estimates. */
  readonly arms: readonly string[]
  /** Further columns of n values, such as strata; NaN where it is missing. */
  readonly covariates?: readonly Column[]
  /** Of the intervals, which are at level 1 − alpha. */
  readonly alpha?: number
}

export interface Ancova {
  readonly model: LeastSquares
  /** Intercept, pre, arms but the first, covariates. */
  readonly effects: readonly FixedEffect[]
  /** All pairs, without correction for their number. */
  readonly pairs: readonly ArmPair[]
  /** That no arm differs from another. */
  readonly arm: JointTest
  /** People that a missing value left out. */
  readonly leftOut: number
}

/**
 * post ~ pre + arm + covariates by least squares.
 *
 * @returns missing when the columns explain `post` to rounding.
 * @throws {PenfieldError} stats/too-few-values — fewer than two arms, an arm of fewer than two people with all values, or no more people
 *   than columns; stats/collinear — a column follows from those before it (named).
 */
export function ancova({ pre, post, arm, arms, covariates = [], alpha = 0.05 }: AncovaInput): Ancova | NoStatistic {
  const all: readonly Column[] = [{ name: 'pre', values: pre }, ...covariates]
  for (const { name, values } of [...all, { name: 'arm', values: arm }]) checkLength(name, values.length, post.length)
  const kept = Array.from(post.keys()).filter(
    (i) => !Number.isNaN(post[i]) && all.every(({ values }) => !Number.isNaN(values[i])),
  )
  const [before, ...others] = all.map(({ name, values }) => ({ name, values: kept.map((i) => values[i]) }))
  const members = Int32Array.from(kept, (i) => arm[i])
  const armColumns = treatmentColumns(members, arms, 'arm')
  checkArms(members, arms)
  const { x, names } = designOf([onesColumn(kept.length), before, ...armColumns, ...others], kept.length)
  const model = leastSquares(
    x,
    Float64Array.from(kept, (i) => post[i]),
    names,
  )
  const first = 2
  const ofArm = jointTest(
    model,
    armColumns.map((_, k) => unitRow(model, first + k)),
  )
  if (isNoStatistic(ofArm)) return noStatistic(ofArm.missing)
  return {
    model,
    effects: effectsOf(model, alpha),
    pairs: armPairs(model, arms, first, alpha),
    arm: ofArm,
    leftOut: post.length - kept.length,
  }
}
