import { error } from '../codes.js'
import { activeAreas } from '../map/active-area.js'
import type { MapView } from '../metrics/view.js'

/**
 * Two maps on their common support: the nodes where both were sampled. `a` is the first muscle, `b` the second.
 * Arrays have one entry a common node.
 */
export interface MapPair {
  readonly n: number
  /** Nodes (or sites) where only one of the two was sampled. */
  readonly dropped: number
  /** Indices into the support. */
  readonly nodes: Int32Array
  /** Weights under each muscle's threshold, µV. */
  readonly aUv: Float64Array
  readonly bUv: Float64Array
  /** Shares of each muscle's total: p = A_i a_i / Σ A a, q likewise. Null when a muscle has no weight. */
  readonly shares: { readonly p: Float64Array; readonly q: Float64Array } | null
  /** Areas above each muscle's threshold, node by node, mm². */
  readonly activeAMm2: Float64Array
  readonly activeBMm2: Float64Array
  readonly a: MapView
  readonly b: MapView
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
  const inA = (i: number) => !Number.isNaN(a.map.valuesUv[i])
  const inB = (i: number) => !Number.isNaN(b.map.valuesUv[i])
  const all = Array.from({ length: support.n }, (_, i) => i)
  const nodes = Int32Array.from(all.filter((i) => inA(i) && inB(i)))
  const at = (values: Float64Array) => Float64Array.from(nodes, (i) => values[i])
  const aUv = at(a.weightsUv)
  const bUv = at(b.weightsUv)
  const areasMm2 = at(support.areasMm2)
  const p = shareOf(aUv, areasMm2)
  const q = shareOf(bUv, areasMm2)
  return {
    n: nodes.length,
    dropped: all.filter((i) => inA(i) !== inB(i)).length,
    nodes,
    aUv,
    bUv,
    shares: p === null || q === null ? null : { p, q },
    activeAMm2: at(activeAreas(a.map, a.thetaUv)),
    activeBMm2: at(activeAreas(b.map, b.thetaUv)),
    a,
    b,
  }
}

/** A_i w_i / Σ A w, or null when the sum is 0. */
function shareOf(weightsUv: Float64Array, areasMm2: Float64Array): Float64Array | null {
  let total = 0
  for (let i = 0; i < weightsUv.length; i++) total += areasMm2[i] * weightsUv[i]
  return total > 0 ? weightsUv.map((weight, i) => (areasMm2[i] * weight) / total) : null
}
