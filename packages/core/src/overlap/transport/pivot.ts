import { adopt, type Basis, release } from './basis.js'

/**
 * One step of the network simplex: the route source i → sink j, whose cost is `excess` (below 0) above the prices of its ends,
 * comes into the basis. Mass moves round the cycle that it closes, until the route that runs empty leaves.
 *
 *     i side: routes of sources lose, of sinks gain          j side: routes of sinks lose, of sources gain
 */
export function pivot(basis: Basis, i: number, j: number, excess: number): void {
  const { m, parent, depth, flow } = basis
  const sink = m + j
  let moved = Infinity
  let leaving = -1
  let onSideOfSource = true
  let p = i
  let q = sink
  while (p !== q) {
    const climbsFromSource = depth[p] >= depth[q]
    const node = climbsFromSource ? p : q
    if (climbsFromSource === node < m && flow[node] < moved) {
      moved = flow[node]
      leaving = node
      onSideOfSource = climbsFromSource
    }
    if (climbsFromSource) p = parent[p]
    else q = parent[q]
  }
  for (let node = i; node !== p; node = parent[node]) flow[node] += node < m ? -moved : moved
  for (let node = sink; node !== p; node = parent[node]) flow[node] += node < m ? moved : -moved
  if (onSideOfSource) graft(basis, i, sink, leaving, moved)
  else graft(basis, sink, i, leaving, moved)
  reprice(basis, onSideOfSource ? i : sink, onSideOfSource ? excess : -excess)
}

/** Cuts the branch of `leaving`, turns it so that `end` is its root, and hangs it on `onto`. */
function graft(basis: Basis, end: number, onto: number, leaving: number, mass: number): void {
  const { parent, flow } = basis
  let node = end
  let to = onto
  let carried = mass
  for (;;) {
    const up = parent[node]
    const kept = flow[node]
    release(basis, node)
    adopt(basis, node, to)
    flow[node] = carried
    if (node === leaving) return
    carried = kept
    to = node
    node = up
  }
}

/** Adds to the prices of the sources of a branch, and takes from those of its sinks; sets their depths. */
function reprice({ m, parent, depth, firstChild, next, price }: Basis, root: number, ofSources: number): void {
  let node = root
  for (;;) {
    price[node] += node < m ? ofSources : -ofSources
    depth[node] = depth[parent[node]] + 1
    if (firstChild[node] >= 0) {
      node = firstChild[node]
      continue
    }
    while (next[node] < 0 || node === root) {
      if (node === root) return
      node = parent[node]
    }
    node = next[node]
  }
}
