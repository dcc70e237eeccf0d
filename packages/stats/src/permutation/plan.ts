/** Which relabellings of people a test goes through: all of them, or as many random ones as are asked for. */
import { error } from '../codes.js'

/**
 * - `labels`: who is in group a, with as many as were
 * - `flips`: the sign of each person's difference
 * - `orders`: the residuals change places, as under covariates
 */
export type RelabellingKind = 'labels' | 'flips' | 'orders'

export interface RelabellingPlan {
  readonly kind: RelabellingKind
  readonly n: number
  /** 1 for those in group a as they were observed; of flips and orders it says nothing. */
  readonly observed: Uint8Array
  /** People in each exchangeability block: only they change places with each other. One block where none is given. */
  readonly blocks: readonly Int32Array[]
  /** True when every distinct relabelling is gone through, the observed one among them. */
  readonly exact: boolean
  /** How many are gone through. */
  readonly count: number
  readonly seed: number
}

export interface RelabellingOptions {
  /** A number of random relabellings, or all there are; all are taken too where there are not more than that number. */
  readonly permutations?: number | 'exact'
  readonly seed?: number
  /** Block of each person; any numbers. */
  readonly blocks?: Int32Array
}

/** More than this would take hours: random ones say the same. */
const mostExact = 1_000_000

/**
 * @param observed n, 1 for those in group a.
 * @throws {PenfieldError} stats/too-many-relabellings — `exact` with more than a million.
 */
export function relabellingPlan(
  kind: RelabellingKind,
  observed: Uint8Array,
  { permutations = 9999, seed = 1, blocks }: RelabellingOptions = {},
): RelabellingPlan {
  const members = blockMembers(observed.length, blocks)
  const distinct = distinctRelabellings(kind, observed, members)
  const exact = permutations === 'exact' || permutations >= distinct
  if (permutations === 'exact' && distinct > mostExact) {
    throw error('stats/too-many-relabellings', {
      what: `There are ${distinct < 1e15 ? distinct : 'more than 10^15'} distinct relabellings of ${observed.length} people, too many to go through all.`,
      fix: 'Ask for a number of random ones, such as 10000.',
    })
  }
  return { kind, n: observed.length, observed, blocks: members, exact, count: exact ? distinct : permutations, seed }
}

function blockMembers(n: number, blocks: Int32Array | undefined): readonly Int32Array[] {
  const all = Int32Array.from({ length: n }, (_, i) => i)
  if (blocks === undefined) return [all]
  return [...new Set(blocks)].map((block) => all.filter((i) => blocks[i] === block))
}

/** Two groups: n choose n_a; signs: 2^n; orders: n!. With blocks the product over them. */
export function distinctRelabellings(
  kind: RelabellingKind,
  observed: Uint8Array,
  blocks: readonly Int32Array[],
): number {
  if (kind === 'flips') return powerOfTwo(observed.length)
  return blocks.reduce((product, block) => {
    const ofA = block.reduce((sum, i) => sum + observed[i], 0)
    return product * (kind === 'labels' ? choose(block.length, ofA) : factorial(block.length))
  }, 1)
}

function powerOfTwo(n: number): number {
  let product = 1
  for (let k = 0; k < n; k++) product *= 2
  return product
}

/** n! ; exact up to 18!. */
export function factorial(n: number): number {
  let product = 1
  for (let k = 2; k <= n; k++) product *= k
  return product
}

/** n over k; exact below 2⁵³. */
export function choose(n: number, k: number): number {
  let product = 1
  for (let j = 1; j <= Math.min(k, n - k); j++) product = Math.round((product * (n - j + 1)) / j)
  return product
}
