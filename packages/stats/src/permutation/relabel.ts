/**
 * Relabelling number b of a plan. It depends on the plan and b alone, so that any worker may make any of them.
 *
 *     random    Fisher–Yates over each block with the words of (seed, stream, b), without bias
 *     all       b in the mixed number system of the blocks: combinations and orders lexicographically, signs as bits of b
 */
import { type Draws, draws, streams } from '@penfield/kernels'
import { choose, factorial, type RelabellingPlan } from './plan.js'

/** Group a (or +) of relabellings from … to − 1: (to − from) × n of 0 and 1. */
export function membersOf(plan: RelabellingPlan, from: number, to: number): Uint8Array {
  const { n } = plan
  const out = new Uint8Array((to - from) * n)
  const fill = memberFiller(plan)
  for (let b = from; b < to; b++) fill(b, out.subarray((b - from) * n, (b - from + 1) * n))
  return out
}

/** Orders of relabellings from … to − 1, (to − from) × n: person i takes the residual of person `order[i]`. */
export function ordersOf(plan: RelabellingPlan, from: number, to: number): Int32Array {
  const { n } = plan
  const out = new Int32Array((to - from) * n)
  const fill = plan.exact ? exactOrder : randomOrder
  for (let b = from; b < to; b++) fill(plan, b, out.subarray((b - from) * n, (b - from + 1) * n))
  return out
}

const drawsOf = ({ seed }: RelabellingPlan, b: number): Draws => draws(seed, streams.relabellings, b)

function memberFiller(plan: RelabellingPlan): (b: number, out: Uint8Array) => void {
  if (plan.kind === 'flips') return (b, out) => (plan.exact ? exactFlips(b, out) : randomFlips(plan, b, out))
  const ofA = plan.blocks.map((block) => block.reduce((sum, i) => sum + plan.observed[i], 0))
  return (b, out) => (plan.exact ? exactMembers(plan, ofA, b, out) : randomMembers(plan, ofA, b, out))
}

function exactFlips(b: number, out: Uint8Array): void {
  let left = b
  for (let i = 0; i < out.length; i++) {
    out[i] = left % 2
    left = Math.floor(left / 2)
  }
}

function randomFlips(plan: RelabellingPlan, b: number, out: Uint8Array): void {
  const { word } = drawsOf(plan, b)
  let bits = 0
  for (let i = 0; i < out.length; i++) {
    if (i % 32 === 0) bits = word()
    out[i] = (bits >>> (i % 32)) & 1
  }
}

/** The first n_a places of a shuffle. */
function randomMembers({ blocks, ...plan }: RelabellingPlan, ofA: readonly number[], b: number, out: Uint8Array): void {
  const random = drawsOf({ ...plan, blocks }, b)
  blocks.forEach((block, k) => {
    const places = block.slice()
    for (let i = 0; i < ofA[k]; i++) {
      const j = i + random.belowExactly(places.length - i)
      out[places[j]] = 1
      places[j] = places[i]
    }
  })
}

function exactMembers({ blocks }: RelabellingPlan, ofA: readonly number[], b: number, out: Uint8Array): void {
  let left = b
  blocks.forEach((block, k) => {
    const ways = choose(block.length, ofA[k])
    let rank = left % ways
    left = Math.floor(left / ways)
    let wanted = ofA[k]
    for (let i = 0; i < block.length && wanted > 0; i++) {
      const withThis = choose(block.length - i - 1, wanted - 1)
      if (rank < withThis) {
        out[block[i]] = 1
        wanted--
      } else rank -= withThis
    }
  })
}

function randomOrder(plan: RelabellingPlan, b: number, out: Int32Array): void {
  const random = drawsOf(plan, b)
  for (const block of plan.blocks) {
    const places = block.slice()
    for (let i = 0; i < places.length - 1; i++) {
      const j = i + random.belowExactly(places.length - i)
      const kept = places[i]
      places[i] = places[j]
      places[j] = kept
    }
    block.forEach((i, k) => {
      out[i] = places[k]
    })
  }
}

function exactOrder({ blocks }: RelabellingPlan, b: number, out: Int32Array): void {
  let left = b
  for (const block of blocks) {
    const ways = factorial(block.length)
    let rank = left % ways
    left = Math.floor(left / ways)
    const rest = [...block]
    for (const i of block) {
      const below = factorial(rest.length - 1)
      const which = Math.floor(rank / below)
      rank %= below
      out[i] = rest.splice(which, 1)[0]
    }
  }
}
