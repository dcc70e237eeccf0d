/** Nodes beyond a threshold that touch each other, those above 0 and those below apart. */
import type { Neighbours } from '@penfield/kernels'
import type { Tail } from '../permutation/permutation-test.js'

export interface Cluster {
  /** Ascending. */
  readonly nodes: Int32Array
  /** Σ of the statistic over the nodes, signed. */
  readonly mass: number
}

/** Calls `take` with the nodes of each cluster, in the order of their lowest node; the array is only valid during the call. */
function eachCluster(
  map: Float64Array,
  { begins, indices }: Neighbours,
  threshold: number,
  tail: Tail,
  { seen, queue }: Scratch,
  take: (nodes: Int32Array) => void,
): void {
  seen.fill(0)
  const sideOf = (v: number): number => {
    const value = map[v]
    if (value > threshold && tail !== -1) return 1
    return -value > threshold && tail !== 1 ? -1 : 0
  }
  for (let v = 0; v < map.length; v++) {
    const side = sideOf(v)
    if (side === 0 || seen[v] === 1) continue
    let n = 1
    queue[0] = v
    seen[v] = 1
    for (let at = 0; at < n; at++)
      for (let k = begins[queue[at]]; k < begins[queue[at] + 1]; k++) {
        const u = indices[k]
        if (seen[u] === 1 || sideOf(u) !== side) continue
        seen[u] = 1
        queue[n++] = u
      }
    take(queue.subarray(0, n))
  }
}

interface Scratch {
  readonly seen: Uint8Array
  readonly queue: Int32Array
}

const scratchFor = (nodes: number): Scratch => ({ seen: new Uint8Array(nodes), queue: new Int32Array(nodes) })

/** In ascending order of nodes, so that the bits do not depend on the way the cluster was walked. */
function massOf(map: Float64Array, ascending: Int32Array): number {
  let mass = 0
  for (const v of ascending) mass += map[v]
  return mass
}

/** |statistic| > threshold; in the order of their lowest node. */
export function clustersOf(
  map: Float64Array,
  neighbours: Neighbours,
  threshold: number,
  tail: Tail,
): readonly Cluster[] {
  const found: Cluster[] = []
  eachCluster(map, neighbours, threshold, tail, scratchFor(map.length), (walked) => {
    const nodes = walked.slice().sort()
    found.push({ nodes, mass: massOf(map, nodes) })
  })
  return found
}

/** A function that gives the largest |mass| of a map's clusters; 0 where there are none. */
export function largestMassOf(neighbours: Neighbours, threshold: number, tail: Tail): (map: Float64Array) => number {
  const scratch = scratchFor(neighbours.begins.length - 1)
  return (map) => {
    let largest = 0
    eachCluster(map, neighbours, threshold, tail, scratch, (nodes) => {
      largest = Math.max(largest, Math.abs(massOf(map, nodes.sort())))
    })
    return largest
  }
}
