/** Relabellings that many numbers of the same people share, made once. */
import type { RelabellingPlan } from './plan.js'
import { membersOf } from './relabel.js'

/** Plans whose relabellings are kept, the last used first, and how large each may be. */
const mostPlans = 4
const mostBytes = 4_000_000

const kept: { readonly key: string; readonly members: Uint8Array }[] = []

/** All relabellings of a plan, count × n; null where they are too many to keep. What is kept changes no number, only when it is made. */
export function keptMembers(plan: RelabellingPlan): Uint8Array | null {
  if (plan.count * plan.n > mostBytes) return null
  const key = keyOf(plan)
  const at = kept.findIndex((each) => each.key === key)
  const found = at >= 0 ? kept.splice(at, 1)[0] : { key, members: membersOf(plan, 0, plan.count) }
  kept.unshift(found)
  kept.length = Math.min(kept.length, mostPlans)
  return found.members
}

const keyOf = ({ kind, observed, blocks, exact, count, seed }: RelabellingPlan): string =>
  [kind, observed.join(''), blocks.map((block) => block.join(' ')).join('/'), exact, count, seed].join('|')
