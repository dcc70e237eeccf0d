/** p of a correlation by the orders in which its pairs could have come. */
import { linearSource } from '../maps/linear-source.js'
import { nuisanceModel } from '../maps/nuisance.js'
import { nullOf } from '../permutation/p-value.js'
import { type RelabellingOptions, relabellingPlan } from '../permutation/plan.js'
import { midRanks } from './rank-sum.js'

export interface PairsPermutation {
  readonly p: number
  readonly count: number
  readonly exact: boolean
}

/**
 * Two-sided. Without covariates of the ranks (Spearman); beside covariates of the values, by Freedman and Lane.
 *
 * @param x @param y one a person, none missing, neither all the same.
 * @throws {PenfieldError} stats/collinear, stats/too-few-values
 */
export function permutationOfPairs(
  x: Float64Array,
  y: Float64Array,
  covariates: readonly Float64Array[],
  options: RelabellingOptions = {},
): PairsPermutation {
  const isPlain = covariates.length === 0
  const [own, other] = isPlain ? [midRanks(x), midRanks(y)] : [x, y]
  const nuisance = covariates.map((values, k) => ({ name: `covariate ${k + 1}`, values }))
  const source = linearSource(
    Float64Array.from(other),
    nuisanceModel({ name: 'dose', values: Float64Array.from(own) }, nuisance),
  )
  const plan = relabellingPlan('orders', new Uint8Array(x.length), options)
  const sizes = new Float64Array(plan.count)
  source.eachMap(plan, 0, plan.count, (b, [t]) => {
    sizes[b] = Math.abs(t)
  })
  return { p: nullOf(sizes, plan).p(Math.abs(source.observed(plan)[0])), count: plan.count, exact: plan.exact }
}
