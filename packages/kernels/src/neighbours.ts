/** Which nodes of a map touch: compressed rows, symmetric, no node its own neighbour. */
export interface Neighbours {
  /** nodes + 1: where the neighbours of each node begin in `indices`. */
  readonly begins: Int32Array
  readonly indices: Int32Array
}

/**
 * Neighbours from pairs of nodes; a pair may come twice and in either order.
 *
 * @param pairs 2 × m: first and second node of each pair; a node with itself is left out.
 */
export function neighboursOf(nodes: number, pairs: Int32Array): Neighbours {
  const degrees = new Int32Array(nodes + 1)
  const m = pairs.length / 2
  const each = (take: (from: number, to: number) => void): void => {
    for (let k = 0; k < m; k++) {
      const [a, b] = [pairs[2 * k], pairs[2 * k + 1]]
      if (a === b) continue
      take(a, b)
      take(b, a)
    }
  }
  each((from) => {
    degrees[from + 1]++
  })
  for (let v = 0; v < nodes; v++) degrees[v + 1] += degrees[v]
  const filled = degrees.slice()
  const all = new Int32Array(degrees[nodes])
  each((from, to) => {
    all[filled[from]++] = to
  })
  return withoutRepeats(nodes, degrees, all)
}

/** Each row ascending, each neighbour once. */
function withoutRepeats(nodes: number, begins: Int32Array, all: Int32Array): Neighbours {
  const starts = new Int32Array(nodes + 1)
  let n = 0
  for (let v = 0; v < nodes; v++) {
    const row = all.subarray(begins[v], begins[v + 1]).sort()
    for (let k = 0; k < row.length; k++) if (k === 0 || row[k] !== row[k - 1]) all[n++] = row[k]
    starts[v + 1] = n
  }
  return { begins: starts, indices: all.slice(0, n) }
}
