/**
 * Ranks by area: the area of the nodes below, and half the area of those at the same value. With equal areas s these are the
 * ordinary mid-ranks, times s, less s/2; a node that stands twice counts as two.
 *
 * @param values   n, each ≥ 0.
 * @param areasMm2 n.
 * @returns n, mm².
 */
export function midRanks(values: Float64Array, areasMm2: Float64Array): Float64Array {
  const order = ascending(values)
  const ranks = new Float64Array(values.length)
  let below = 0
  for (let from = 0; from < order.length; ) {
    let to = from
    let tied = 0
    while (to < order.length && values[order[to]] === values[order[from]]) tied += areasMm2[order[to++]]
    for (; from < to; from++) ranks[order[from]] = below + tied / 2
    below += tied
  }
  return ranks
}

/** Indices in the order of their values, ties by index: near their place by the root of their size, then by insertion. */
function ascending(values: Float64Array): Int32Array {
  const n = values.length
  let most = 0
  for (let i = 0; i < n; i++) if (values[i] > most) most = values[i]
  const bucket = new Int32Array(n)
  const start = new Int32Array(n + 1)
  for (let i = 0; i < n; i++) {
    bucket[i] = most > 0 ? Math.floor(Math.sqrt(values[i] / most) * (n - 1)) : 0
    start[bucket[i] + 1]++
  }
  for (let k = 0; k < n; k++) start[k + 1] += start[k]
  const order = new Int32Array(n)
  for (let i = 0; i < n; i++) order[start[bucket[i]]++] = i
  for (let k = 1; k < n; k++) {
    const i = order[k]
    let to = k
    for (; to > 0 && values[order[to - 1]] > values[i]; to--) order[to] = order[to - 1]
    order[to] = i
  }
  return order
}
