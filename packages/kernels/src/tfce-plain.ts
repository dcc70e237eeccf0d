/** The plain twin of the compiled search for the largest score of one sign, and the scores of all nodes. */
import type { Neighbours } from './neighbours.js'
import { type HeightRule, heightRule, integralTo, largestOf, leastActive, type TfceConvention } from './tfce-rule.js'

/** Nodes of at least the first height, highest first, the lower index first among equals. */
function activeOrder(values: Float64Array, sign: number, rule: HeightRule): Int32Array {
  const least = leastActive(rule)
  const active: number[] = []
  for (let v = 0; v < values.length; v++) if (sign * values[v] >= least) active.push(v)
  return Int32Array.from(active).sort((a, b) => sign * values[b] - sign * values[a] || a - b)
}

/** Components that grow as nodes are added from the highest down. */
interface Growth {
  readonly order: Int32Array
  /** A node on the way to the root of its component; −1 before it is added. */
  readonly parent: Int32Array
  /** Of roots: nodes, best score so far, and the integral of the height where it last changed. */
  readonly size: Int32Array
  readonly best: Float64Array
  readonly last: Float64Array
}

/** Called when the component of `below` goes under `above`; `gained` is what `other`, one of the two, gained on its way down. */
type OnJoin = (above: number, below: number, other: number, gained: number) => void

function grown(
  values: Float64Array,
  sign: number,
  { begins, indices }: Neighbours,
  rule: HeightRule,
  onJoin: OnJoin = () => undefined,
): Growth {
  const n = values.length
  const order = activeOrder(values, sign, rule)
  const parent = new Int32Array(n).fill(-1)
  const size = new Int32Array(n)
  const best = new Float64Array(n)
  const last = new Float64Array(n)
  const find = (v: number): number => {
    let at = v
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]]
      at = parent[at]
    }
    return at
  }
  for (const v of order) {
    const height = integralTo(sign * values[v], rule)
    let root = v
    parent[v] = v
    size[v] = 1
    last[v] = height
    for (let k = begins[v]; k < begins[v + 1]; k++) {
      if (parent[indices[k]] < 0) continue
      const other = find(indices[k])
      if (other === root) continue
      // The component of v stands at this height already; the other comes down to it.
      const gained = Math.sqrt(size[other]) * (last[other] - height)
      const score = Math.max(best[other] + gained, best[root])
      const extent = size[other] + size[root]
      const [above, below] = size[other] > size[root] ? [other, root] : [root, other]
      onJoin(above, below, other, gained)
      parent[below] = above
      root = above
      size[root] = extent
      best[root] = score
      last[root] = height
    }
  }
  return { order, parent, size, best, last }
}

/** @param sign 1 for nodes above 0, −1 for those below. */
export function plainLargest(values: Float64Array, sign: number, neighbours: Neighbours, rule: HeightRule): number {
  const { order, parent, size, best, last } = grown(values, sign, neighbours, rule)
  let largest = 0
  for (const v of order) if (parent[v] === v) largest = Math.max(largest, best[v] + Math.sqrt(size[v]) * last[v])
  return largest * rule.scale
}

/**
 * The scores of all nodes, with the sign of the value; 0 where no height is reached.
 *
 * Every join makes a new component above the two; a node's score is the sum of what the components that it belonged to gained.
 */
export function tfceMap(values: Float64Array, neighbours: Neighbours, convention: TfceConvention): Float64Array {
  const out = new Float64Array(values.length)
  const rule = heightRule(largestOf(values), convention)
  if (rule === null) return out
  for (const sign of [1, -1]) addScores(out, values, sign, neighbours, rule)
  return out
}

function addScores(
  out: Float64Array,
  values: Float64Array,
  sign: number,
  neighbours: Neighbours,
  rule: HeightRule,
): void {
  const n = values.length
  /** Of a root: the number of its component. Components 0 … n−1 are single nodes, later ones are joins. */
  const component = Int32Array.from({ length: n }, (_, v) => v)
  const above = new Int32Array(2 * n).fill(-1)
  const gain = new Float64Array(2 * n)
  let made = n
  const { order, parent, size, last } = grown(values, sign, neighbours, rule, (root, joined, other, gained) => {
    gain[component[other]] = gained
    above[component[root]] = made
    above[component[joined]] = made
    component[root] = made++
  })
  for (const v of order) if (parent[v] === v) gain[component[v]] = Math.sqrt(size[v]) * last[v]
  for (let c = made - 1; c >= 0; c--) if (above[c] >= 0) gain[c] += gain[above[c]]
  for (const v of order) out[v] = sign * gain[v] * rule.scale
}
