import { firstAtLeast } from '../geometry/first-at-least.js'

/**
 * Nodes from the largest value to the smallest; equal values by index.
 *
 * Values are sorted as plain numbers, which is several times as fast as sorting nodes by a comparison; each node then finds its
 * place by bisection, and equal values fill theirs in the order of their nodes.
 *
 * @param values n.
 * @param nodes  which of them, ascending, none of them NaN.
 */
export function descendingOrder(values: Float64Array, nodes: ArrayLike<number>): Int32Array {
  const m = nodes.length
  const negated = new Float64Array(m)
  for (let k = 0; k < m; k++) negated[k] = 0 - values[nodes[k]]
  const sorted = negated.sort()
  const taken = new Int32Array(m)
  const order = new Int32Array(m)
  for (let k = 0; k < m; k++) {
    const first = firstAtLeast(sorted, 0 - values[nodes[k]])
    order[first + taken[first]++] = nodes[k]
  }
  return order
}

/** The nodes that hold a value, ascending. */
export const presentNodes = (values: Float64Array): number[] =>
  Array.from(values.keys()).filter((i) => !Number.isNaN(values[i]))
