/**
 * Two groups whose maps do not all have the same nodes: a mask goes with its person.
 *
 * With x centred over the people who have the node, of norm 1, and 0 for the others, N_a those of group a who have it:
 *
 *     S = Σ_a x        r = 1/N_a + 1/N_b        t = S r / √((1 − S² r) r / (N − 2))        z of t by its degrees of freedom
 *
 * Fewer people make heavier tails, so that t at such a node would rule the largest of the map; z is comparable.
 */
import { labelMaps } from '@penfield/kernels'
import type { RelabellingPlan } from '../permutation/plan.js'
import { membersOf } from '../permutation/relabel.js'
import type { MapSource } from './map-source.js'
import { zOfT } from './z-of-t.js'

const batch = 64
const leastRest = 2.220446049250313e-16

/** @param values n × nodes, NaN where a person lacks a node; every node has some spread. */
export function coveredSource(values: Float64Array, n: number): MapSource {
  const nodes = values.length / n
  const masks = values.map((value) => (Number.isNaN(value) ? 0 : 1))
  const rows = { subjects: n, nodes, kind: 'members', values: unitPresent(values, n) } as const
  const there = { subjects: n, nodes, kind: 'members', values: masks } as const
  const having = labelMaps(there, new Uint8Array(n).fill(1))
  const z = new Float64Array(nodes)
  const fill = (sums: Float64Array, counts: Float64Array, at: number): Float64Array => {
    for (let v = 0; v < nodes; v++) z[v] = zOf(sums[at + v], counts[at + v], having[v])
    return z
  }
  return {
    nodes,
    observed: ({ observed }: RelabellingPlan) => fill(labelMaps(rows, observed), labelMaps(there, observed), 0).slice(),
    eachMap: (plan, from, to, visit) => {
      for (let start = from; start < to; start += batch) {
        const end = Math.min(to, start + batch)
        const members = membersOf(plan, start, end)
        const [sums, counts] = [labelMaps(rows, members), labelMaps(there, members)]
        for (let b = start; b < end; b++) visit(b, fill(sums, counts, (b - start) * nodes))
      }
    },
  }
}

/** 0 where a relabelling leaves a group without the node. */
function zOf(sum: number, ofA: number, all: number): number {
  if (ofA === 0 || ofA === all) return 0
  const r = 1 / ofA + 1 / (all - ofA)
  const t = (sum * r) / Math.sqrt((Math.max(leastRest, 1 - sum * sum * r) * r) / (all - 2))
  return zOfT(t, all - 2)
}

function unitPresent(values: Float64Array, n: number): Float64Array {
  const nodes = values.length / n
  const out = new Float64Array(values.length)
  for (let v = 0; v < nodes; v++) {
    let [sum, count, squares] = [0, 0, 0]
    for (let i = 0; i < n; i++) {
      const value = values[i * nodes + v]
      if (Number.isNaN(value)) continue
      sum += value
      count++
    }
    const mean = sum / count
    for (let i = 0; i < n; i++) {
      const off = values[i * nodes + v] - mean
      if (!Number.isNaN(off)) squares += off * off
    }
    const norm = Math.sqrt(squares)
    for (let i = 0; i < n; i++) {
      const value = values[i * nodes + v]
      out[i * nodes + v] = Number.isNaN(value) ? 0 : (value - mean) / norm
    }
  }
  return out
}
