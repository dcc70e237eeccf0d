import { error } from '../codes.js'
import type { MapView } from '../metrics/view.js'
import { type CommonAreas, commonAreas } from './common-area.js'

/**
 * Two maps on their common support: the nodes where both were sampled. `a` is the first muscle, `b` the second.
 * Arrays have one entry a common node.
 */
export interface MapPair {
  readonly n: number
  /** Nodes (or sites) where only one of the two was sampled. */
  readonly dropped: number
  /** Indices into the support, ascending. */
  readonly nodes: Int32Array
  /** mm². */
  readonly areasMm2: Float64Array
  /** Weights under each muscle's threshold, µV. */
  readonly aUv: Float64Array
  readonly bUv: Float64Array
  /** Shares of each muscle's total: p = A_i a_i / Σ A a, q likewise. Null when a muscle has no weight. */
  readonly shares: Shares | null
  /** Areas above each muscle's threshold; worked out when first asked for. */
  readonly active: CommonAreas
  /** The maps themselves; their weights are 0 where the other was not sampled. */
  readonly a: MapView
  readonly b: MapView
}

export interface Shares {
  readonly p: Float64Array
  readonly q: Float64Array
}

/** @throws {PenfieldError} core/lengths-differ — the maps do not share a support. */
export function pairOf(a: MapView, b: MapView): MapPair {
  const support = a.map.support
  if (support.n !== b.map.support.n) {
    throw error('core/lengths-differ', {
      what: `The maps of ${a.map.muscle} and ${b.map.muscle} have ${support.n} and ${b.map.support.n} nodes; one support was expected.`,
      fix: 'Estimate both maps on the same support.',
    })
  }
  const { nodes, dropped } = commonNodes(a.map.valuesUv, b.map.valuesUv)
  const isWhole = nodes.length === support.n
  const at = (values: Float64Array) => (isWhole ? values : gathered(values, nodes))
  const [aUv, bUv, areasMm2] = [at(a.weightsUv), at(b.weightsUv), at(support.areasMm2)]
  const p = shareOf(aUv, areasMm2)
  const q = shareOf(bUv, areasMm2)
  let active: CommonAreas | null = null
  return {
    n: nodes.length,
    dropped,
    nodes,
    areasMm2,
    aUv,
    bUv,
    shares: p === null || q === null ? null : { p, q },
    get active() {
      active ??= commonAreas(a, b, nodes)
      return active
    },
    a: isWhole ? a : { ...a, weightsUv: scattered(aUv, nodes, support.n) },
    b: isWhole ? b : { ...b, weightsUv: scattered(bUv, nodes, support.n) },
  }
}

function commonNodes(aUv: Float64Array, bUv: Float64Array): Pick<MapPair, 'nodes' | 'dropped'> {
  const nodes = new Int32Array(aUv.length)
  let n = 0
  let dropped = 0
  for (let i = 0; i < aUv.length; i++) {
    const inA = !Number.isNaN(aUv[i])
    const inB = !Number.isNaN(bUv[i])
    if (inA && inB) nodes[n++] = i
    else if (inA || inB) dropped += 1
  }
  return { nodes: n === nodes.length ? nodes : nodes.subarray(0, n), dropped }
}

function gathered(values: Float64Array, nodes: Int32Array): Float64Array {
  const out = new Float64Array(nodes.length)
  for (let k = 0; k < nodes.length; k++) out[k] = values[nodes[k]]
  return out
}

function scattered(values: Float64Array, nodes: Int32Array, n: number): Float64Array {
  const out = new Float64Array(n)
  for (let k = 0; k < nodes.length; k++) out[nodes[k]] = values[k]
  return out
}

/** A_i w_i / Σ A w, or null when the sum is 0. */
function shareOf(weightsUv: Float64Array, areasMm2: Float64Array): Float64Array | null {
  const share = new Float64Array(weightsUv.length)
  let total = 0
  for (let i = 0; i < share.length; i++) {
    share[i] = areasMm2[i] * weightsUv[i]
    total += share[i]
  }
  if (!(total > 0)) return null
  for (let i = 0; i < share.length; i++) share[i] /= total
  return share
}
