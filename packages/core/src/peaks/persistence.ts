import { descendingOrder } from './descending.js'
import type { Neighbours } from './neighbours.js'

/** The peaks of a map and how far each stands out, largest persistence first; equal ones as they are born. */
export interface PersistenceDiagram {
  /** The highest node of each peak. */
  readonly nodes: Int32Array
  /** Value at which a peak appears, µV. */
  readonly birthsUv: Float64Array
  /** Value at which it merges with a higher one, µV; for one that never does, 0 or the map's least value if that is below 0. */
  readonly deathsUv: Float64Array
  /** births − deaths, µV, > 0. */
  readonly persistencesUv: Float64Array
}

/**
 * Topological persistence of the peaks of a map.
 *
 *     value   200 ┤  ▲            A level sinks from the top. A node with no higher neighbour is born as a peak;
 *             150 ┤  █     ▲      where two peaks meet, the lower born dies:  persistence = birth − death.
 *              80 ┤  ███▄▄▄█      Here 200 − 0 and 150 − 80.
 *               0 ┼───────────
 *
 * Of two nodes of equal value the one of lower index counts as the higher, so that a plateau is one peak. Every node belongs to
 * the peak that steepest ascent leads to. Peaks can meet only at passes, nodes with higher neighbours that belong to different
 * peaks, so only these are sorted; peaks that met are joined by union-find with path halving.
 *
 * @param valuesUv   n, µV; NaN where nothing was sampled.
 * @param neighbours of the n nodes, each pair both ways.
 */
export function persistenceDiagram(valuesUv: Float64Array, neighbours: Neighbours): PersistenceDiagram {
  const { starts, nodes } = neighbours
  const parent = peakOfNodes(valuesUv, neighbours)
  const peaks: number[] = []
  const deaths: number[] = []
  for (const pass of descendingOrder(valuesUv, passesOf(valuesUv, neighbours, parent))) {
    let own = topOf(parent, pass)
    for (let e = starts[pass]; e < starts[pass + 1]; e++) {
      if (!isHigher(valuesUv, nodes[e], pass)) continue
      const other = topOf(parent, nodes[e])
      if (other === own) continue
      const [elder, younger] = isHigher(valuesUv, other, own) ? [other, own] : [own, other]
      parent[younger] = elder
      own = elder
      if (!(valuesUv[younger] > valuesUv[pass])) continue
      peaks.push(younger)
      deaths.push(valuesUv[pass])
    }
  }
  let leastUv = 0
  for (let i = 0; i < valuesUv.length; i++) if (valuesUv[i] < leastUv) leastUv = valuesUv[i]
  for (let i = 0; i < valuesUv.length; i++) {
    if (parent[i] !== i || !(valuesUv[i] > leastUv)) continue
    peaks.push(i)
    deaths.push(leastUv)
  }
  return diagramOf(valuesUv, peaks, deaths)
}

/** Whether node a comes before node b as the level sinks; never where one has no value. */
const isHigher = (valuesUv: Float64Array, a: number, b: number): boolean =>
  valuesUv[a] > valuesUv[b] || (valuesUv[a] === valuesUv[b] && a < b)

/** The top of a node's tree; shortens the way there. */
function topOf(parent: Int32Array, node: number): number {
  let i = node
  while (parent[i] !== i) {
    parent[i] = parent[parent[i]]
    i = parent[i]
  }
  return i
}

/** The peak to which steepest ascent leads from each node; a peak leads to itself. */
function peakOfNodes(valuesUv: Float64Array, { starts, nodes }: Neighbours): Int32Array {
  const parent = new Int32Array(valuesUv.length)
  for (let i = 0; i < parent.length; i++) {
    let highest = i
    let highestUv = valuesUv[i]
    const end = starts[i + 1]
    for (let e = starts[i]; e < end; e++) {
      const valueUv = valuesUv[nodes[e]]
      if (valueUv < highestUv || (valueUv === highestUv && nodes[e] > highest) || Number.isNaN(valueUv)) continue
      highest = nodes[e]
      highestUv = valueUv
    }
    parent[i] = Number.isNaN(valuesUv[i]) ? i : highest
  }
  for (let i = 0; i < parent.length; i++) parent[i] = topOf(parent, i)
  return parent
}

/** Nodes with higher neighbours of different peaks, ascending. */
function passesOf(valuesUv: Float64Array, { starts, nodes }: Neighbours, peakOf: Int32Array): number[] {
  const passes: number[] = []
  for (let i = 0; i < peakOf.length; i++) {
    for (let e = starts[i]; e < starts[i + 1]; e++) {
      if (peakOf[nodes[e]] === peakOf[i] || !isHigher(valuesUv, nodes[e], i)) continue
      passes.push(i)
      break
    }
  }
  return passes
}

function diagramOf(valuesUv: Float64Array, peaks: readonly number[], deaths: readonly number[]): PersistenceDiagram {
  const n = peaks.length
  const order: number[] = []
  for (let k = 0; k < n; k++) order.push(k)
  const persistence = (k: number) => valuesUv[peaks[k]] - deaths[k]
  order.sort((a, b) => persistence(b) - persistence(a) || (isHigher(valuesUv, peaks[a], peaks[b]) ? -1 : 1))
  const nodes = new Int32Array(n)
  const birthsUv = new Float64Array(n)
  const deathsUv = new Float64Array(n)
  const persistencesUv = new Float64Array(n)
  for (let k = 0; k < n; k++) {
    nodes[k] = peaks[order[k]]
    birthsUv[k] = valuesUv[nodes[k]]
    deathsUv[k] = deaths[order[k]]
    persistencesUv[k] = birthsUv[k] - deathsUv[k]
  }
  return { nodes, birthsUv, deathsUv, persistencesUv }
}
