/**
 * A basis of the transport problem: a spanning tree over m sources (nodes 0 … m−1) and n sinks (nodes m … m+n−1), rooted at
 * source 0. Every node but the root stands for the route between it and its parent.
 *
 *     source 0 ── sink ── source ── sink …        children of a node: a list linked both ways
 */
export interface Basis {
  readonly m: number
  readonly n: number
  readonly parent: Int32Array
  readonly depth: Int32Array
  readonly firstChild: Int32Array
  readonly next: Int32Array
  readonly previous: Int32Array
  /** Mass on the route between a node and its parent; whole and above 0. */
  readonly flow: Float64Array
  /** Prices u_i of the sources, v_j of the sinks: c_ij = u_i + v_j on every route of the tree. */
  readonly price: Float64Array
}

/**
 * The first basis: source after source sends to its cheapest sink that is not full. Each step fills a sink or empties a source,
 * never both (see {@link wholeMasses}), so the m + n − 1 routes form a tree.
 */
export function cheapestRoutes(supply: Float64Array, demand: Float64Array, cost: Float64Array): Basis {
  const m = supply.length
  const n = demand.length
  const room = demand.slice()
  const edges = { from: new Int32Array(m + n - 1), to: new Int32Array(m + n - 1), mass: new Float64Array(m + n - 1) }
  const open = new Int32Array(n)
  for (let j = 0; j < n; j++) open[j] = j
  let nOpen = n
  let count = 0
  for (let i = 0; i < m; i++) {
    let left = supply[i]
    while (left > 0) {
      let at = 0
      let least = cost[i * n + open[0]]
      for (let k = 1; k < nOpen; k++) {
        const each = cost[i * n + open[k]]
        if (each < least) {
          least = each
          at = k
        }
      }
      const j = open[at]
      const mass = Math.min(left, room[j])
      edges.from[count] = i
      edges.to[count] = m + j
      edges.mass[count++] = mass
      left -= mass
      room[j] -= mass
      if (room[j] === 0) {
        nOpen -= 1
        for (let k = at; k < nOpen; k++) open[k] = open[k + 1]
      }
    }
  }
  return rooted(m, n, edges, cost)
}

interface Edges {
  readonly from: Int32Array
  readonly to: Int32Array
  readonly mass: Float64Array
}

/** The tree of these routes, with parents, depths and prices from the root outwards. */
function rooted(m: number, n: number, { from, to, mass }: Edges, cost: Float64Array): Basis {
  const list = () => new Int32Array(m + n).fill(-1)
  const [firstChild, next, previous, parent] = [list(), list(), list(), list()]
  const basis: Basis = {
    ...{ m, n, parent, firstChild, next, previous },
    depth: new Int32Array(m + n),
    flow: new Float64Array(m + n),
    price: new Float64Array(m + n),
  }
  const { start, edge } = edgesByNode(m + n, from, to)
  const order = new Int32Array(m + n)
  let known = 1
  for (let k = 0; k < known; k++) {
    const node = order[k]
    for (let e = start[node]; e < start[node + 1]; e++) {
      const other = from[edge[e]] === node ? to[edge[e]] : from[edge[e]]
      if (other === parent[node]) continue
      adopt(basis, other, node)
      basis.flow[other] = mass[edge[e]]
      basis.depth[other] = basis.depth[node] + 1
      basis.price[other] = cost[from[edge[e]] * n + to[edge[e]] - m] - basis.price[node]
      order[known++] = other
    }
  }
  return basis
}

/** The edges at each node, in their order: those of node k are edge[start[k]] … edge[start[k + 1] − 1]. */
function edgesByNode(nodes: number, from: Int32Array, to: Int32Array) {
  const start = new Int32Array(nodes + 1)
  for (let e = 0; e < from.length; e++) {
    start[from[e] + 1]++
    start[to[e] + 1]++
  }
  for (let k = 0; k < nodes; k++) start[k + 1] += start[k]
  const free = start.slice()
  const edge = new Int32Array(2 * from.length)
  for (let e = 0; e < from.length; e++) {
    edge[free[from[e]]++] = e
    edge[free[to[e]]++] = e
  }
  return { start, edge }
}

/** Makes `node` the first child of `parent`. */
export function adopt({ parent, firstChild, next, previous }: Basis, node: number, to: number): void {
  const first = firstChild[to]
  parent[node] = to
  next[node] = first
  previous[node] = -1
  if (first >= 0) previous[first] = node
  firstChild[to] = node
}

/** Takes `node` out of the children of its parent. */
export function release({ parent, firstChild, next, previous }: Basis, node: number): void {
  const before = previous[node]
  const after = next[node]
  if (before >= 0) next[before] = after
  else firstChild[parent[node]] = after
  if (after >= 0) previous[after] = before
}
