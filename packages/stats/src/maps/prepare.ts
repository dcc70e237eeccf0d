/** From maps of people to a test: which nodes take part, which statistic, which relabellings. */
import { type Neighbours, neighboursOf, type TfceConvention } from '@penfield/kernels'
import { error } from '../codes.js'
import type { Tail } from '../permutation/permutation-test.js'
import { type RelabellingOptions, relabellingPlan } from '../permutation/plan.js'
import { coveredSource } from './covered-source.js'
import { linearSource, residualsOf } from './linear-source.js'
import type { MapTest } from './map-test.js'
import { type NamedColumn, normOf, nuisanceModel } from './nuisance.js'
import { sumsSource } from './sums-source.js'

/**
 * - `two-sample`: t of the mean of a less that of b
 * - `one-sample`: t of the mean; of differences, a paired test
 * - `linear`: t of a column beside nuisance columns, by Freedman and Lane
 * - `covered`: two samples whose maps lack nodes here and there; z in place of t
 */
export type MapDesign =
  | { readonly kind: 'two-sample'; readonly isA: Uint8Array }
  | { readonly kind: 'one-sample' }
  | { readonly kind: 'linear'; readonly tested: NamedColumn; readonly nuisance: readonly NamedColumn[] }
  | { readonly kind: 'covered'; readonly isA: Uint8Array; readonly leastShare: number }

export interface MapTestOptions extends RelabellingOptions {
  readonly tail?: Tail
  /** Of all nodes. */
  readonly neighbours?: Neighbours | null
  readonly clusterThreshold?: number | null
  readonly tfce?: TfceConvention | null
}

export interface PreparedTest extends MapTest {
  /** Nodes that take part, ascending. */
  readonly kept: Int32Array
}

/**
 * A node takes part where every map has it (`covered`: the given share of each group, and at least three of each), and where it varies
 * between people.
 *
 * @param values n × nodes, row-major, one row a map; NaN where a map lacks the node.
 * @throws {PenfieldError} stats/no-nodes — none takes part.
 * @throws {PenfieldError} stats/collinear, stats/too-few-values, stats/too-many-relabellings
 */
export function prepareMapTest(
  values: Float64Array,
  n: number,
  design: MapDesign,
  { tail = 0, neighbours = null, clusterThreshold = null, tfce = null, ...options }: MapTestOptions = {},
): PreparedTest {
  const kept = keptNodes(values, n, design)
  if (kept.length === 0) {
    throw error('stats/no-nodes', {
      what: 'No node is there in every map and differs between people, so there is nothing to test.',
      fix: 'Give maps on the same nodes, with values at some of them in every map.',
    })
  }
  const own = columnsOf(values, n, kept)
  const common = {
    tail,
    clusterThreshold,
    tfce,
    kept,
    neighbours: neighbours === null ? null : among(neighbours, kept),
  }
  const all = new Uint8Array(n).fill(1)
  switch (design.kind) {
    case 'two-sample': {
      const ofA = design.isA.reduce((sum, is) => sum + is, 0)
      const plan = relabellingPlan('labels', design.isA, options)
      return { ...common, plan, source: sumsSource(own, n, 'members', ofA) }
    }
    case 'covered':
      return { ...common, plan: relabellingPlan('labels', design.isA, options), source: coveredSource(own, n) }
    case 'one-sample':
      return { ...common, plan: relabellingPlan('flips', all, options), source: sumsSource(own, n, 'flips', n) }
    case 'linear': {
      const source = linearSource(own, nuisanceModel(design.tested, design.nuisance))
      return { ...common, plan: relabellingPlan('orders', all, options), source }
    }
  }
}

/** Spread below this share of the values is what rounding leaves of equal ones. */
const rounding = 1e-12

function keptNodes(values: Float64Array, n: number, design: MapDesign): Int32Array {
  const nodes = values.length / n
  const column = new Float64Array(n)
  const kept: number[] = []
  const isThere = coverage(n, design)
  const model = design.kind === 'linear' ? nuisanceModel(design.tested, design.nuisance) : null
  for (let v = 0; v < nodes; v++) {
    for (let i = 0; i < n; i++) column[i] = values[i * nodes + v]
    if (!isThere(column)) continue
    const size = column.reduce((most, value) => (Math.abs(value) > most ? Math.abs(value) : most), 0)
    const spread = model === null ? spreadOf(column) : normOf(residualsOf(column, model))
    if (spread > rounding * size * Math.sqrt(n)) kept.push(v)
  }
  return Int32Array.from(kept)
}

function coverage(n: number, design: MapDesign): (column: Float64Array) => boolean {
  if (design.kind !== 'covered') return (column) => column.every((value) => !Number.isNaN(value))
  const { isA, leastShare } = design
  return (column) =>
    [1, 0].every((side) => {
      let [there, all] = [0, 0]
      for (let i = 0; i < n; i++) {
        if (isA[i] !== side) continue
        all++
        if (!Number.isNaN(column[i])) there++
      }
      return there >= Math.max(3, leastShare * all)
    })
}

/**
 * Root of the sum of squares about the mean of everyone; of differences about their mean. Groups do not come into it, so that the same nodes
 * take part whatever the labels.
 */
function spreadOf(column: Float64Array): number {
  const own = column.filter((value) => !Number.isNaN(value))
  const mean = own.reduce((sum, value) => sum + value, 0) / own.length
  return normOf(own.map((value) => value - mean))
}

function columnsOf(values: Float64Array, n: number, kept: Int32Array): Float64Array {
  const nodes = values.length / n
  const out = new Float64Array(n * kept.length)
  for (let i = 0; i < n; i++)
    for (let k = 0; k < kept.length; k++) out[i * kept.length + k] = values[i * nodes + kept[k]]
  return out
}

/** Neighbours among the nodes that take part, by their place there. */
function among({ begins, indices }: Neighbours, kept: Int32Array): Neighbours {
  const place = new Int32Array(begins.length - 1).fill(-1)
  kept.forEach((v, k) => {
    place[v] = k
  })
  const pairs: number[] = []
  kept.forEach((v, k) => {
    for (let at = begins[v]; at < begins[v + 1]; at++) {
      const other = place[indices[at]]
      if (other > k) pairs.push(k, other)
    }
  })
  return neighboursOf(kept.length, Int32Array.from(pairs))
}
