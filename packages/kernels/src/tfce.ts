/**
 * Threshold-free cluster enhancement with E = ½ and H = 2: how much support of its neighbours every node has at every height.
 *
 *     exact       TFCE(v) = ∫₀^t_v √e(h) h² dh                          e(h): nodes of v's component of {t ≥ h}
 *     integral    TFCE(v) = Σ_k √e(kδ) (kδ)² δ,   δ = 0.1               over kδ ≤ t_v
 *     nilearn     TFCE(v) = Σ_k √e(kδ) (kδ)²,     δ = largest |t|/100   over kδ ≤ t_v
 *
 * A node at height h belongs to the component at h. Values of different conventions can't be compared.
 *
 * Here only the largest value of each sign is found, which is what a permutation needs; `tfceMap` gives all nodes. Nodes are taken from
 * the highest down and joined to components; a component's score grows by √e times the integral of h² over the heights that it has come
 * down since it last changed, so that every height costs one pass in total, however fine the steps are.
 *
 * @source Smith and Nichols 2009 for the idea, recalled and not read; the conventions are those of the contract.
 */
import type { Neighbours } from './neighbours.js'
import { plainLargest } from './tfce-plain.js'
import { type HeightRule, heightRule, largestOf, type TfceConvention } from './tfce-rule.js'
import { type Compiled, compiled, type Room } from './wasm.js'

/** The largest score of the nodes above 0, and of those below; 0 where there are none. */
export interface TfceExtremes {
  readonly positive: number
  readonly negative: number
}

/** Numbers and indices that the compiled kernel keeps for each node, rounded up to four nodes; and the counts of a sort. */
const bytesPerNode = 8 + 8 + 5 * 4
const countBytes = 2048 * 4

/** @param values one a node, finite. */
export function tfceExtremes(values: Float64Array, neighbours: Neighbours, convention: TfceConvention): TfceExtremes {
  const rule = heightRule(largestOf(values), convention)
  if (rule === null) return { positive: 0, negative: 0 }
  const wasm = compiled()
  if (wasm === null)
    return {
      positive: plainLargest(values, 1, neighbours, rule),
      negative: plainLargest(values, -1, neighbours, rule),
    }
  const places = residentNeighbours(wasm, neighbours)
  return wasm.scratch((room) => compiledTfce(wasm, room, values.length, places)(room.put(values), rule))
}

/** A function that gives the extremes of the values at an address. The room must outlive it. */
export function compiledTfce(wasm: Compiled, room: Room, nodes: number, [begins, indices]: readonly [number, number]) {
  const work = room.bytes(bytesPerNode * Math.ceil(nodes / 4) * 4 + countBytes)
  return (place: number, { step, scale }: HeightRule): TfceExtremes => {
    const of = (sign: number): number =>
      wasm.exports.tfceLargest(place, nodes, sign, begins, indices, step, scale, work)
    return { positive: of(1), negative: of(-1) }
  }
}

/** Addresses of the neighbours in the compiled kernel's memory, where they stay. */
export const residentNeighbours = (wasm: Compiled, neighbours: Neighbours): readonly [number, number] =>
  wasm.resident(neighbours, (room) => [room.put(neighbours.begins), room.put(neighbours.indices)])
