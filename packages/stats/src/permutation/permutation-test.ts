/** A permutation test of one number of people. */
import { keptMembers } from './kept-members.js'
import { nullOf } from './p-value.js'
import { type RelabellingKind, type RelabellingOptions, type RelabellingPlan, relabellingPlan } from './plan.js'
import { membersOf } from './relabel.js'

/** Two-sided, or the sign of the statistic that counts. */
export type Tail = 0 | 1 | -1

export interface PermutationResult {
  readonly statistic: number
  readonly p: number
  readonly permutations: number
  readonly exact: boolean
}

/** Relabellings that are held at a time. */
const batch = 256

/**
 * @param statistic of a relabelling: 1 for those in group a, or with their own sign; finite for every relabelling.
 */
export function permutationTest(
  kind: Exclude<RelabellingKind, 'orders'>,
  observed: Uint8Array,
  statistic: (members: Uint8Array) => number,
  { tail = 0, ...options }: RelabellingOptions & { readonly tail?: Tail } = {},
): PermutationResult {
  const plan = relabellingPlan(kind, observed, options)
  const sided = (value: number): number => (tail === 0 ? Math.abs(value) : tail * value)
  const own = statistic(observed)
  const statistics = statisticsOf(plan, (members) => sided(statistic(members)))
  return { statistic: own, p: nullOf(statistics, plan).p(sided(own)), permutations: plan.count, exact: plan.exact }
}

/** Of every relabelling of a plan. */
export function statisticsOf(plan: RelabellingPlan, statistic: (members: Uint8Array) => number): Float64Array {
  const out = new Float64Array(plan.count)
  const all = keptMembers(plan)
  if (all !== null) return out.map((_, b) => statistic(all.subarray(b * plan.n, (b + 1) * plan.n)))
  for (let from = 0; from < plan.count; from += batch) {
    const to = Math.min(plan.count, from + batch)
    const members = membersOf(plan, from, to)
    for (let b = from; b < to; b++) out[b] = statistic(members.subarray((b - from) * plan.n, (b - from + 1) * plan.n))
  }
  return out
}
