/** Which nodes of a map touch, from where they lie. */
import { type Neighbours, neighboursOf } from '@penfield/kernels'

/** `4`: along one axis. `8`: also across a corner. */
export type GridConnectivity = 4 | 8

/** Coordinates that differ by less than this share of the step are the same. */
const sameShare = 0.01

/** Of sites that are no lattice: farther than this many times the step is no neighbour. */
const reach = { 4: 1.2, 8: 1.5 } as const

/**
 * Neighbours on a grid. Nodes on a lattice along x, y and z are neighbours one step apart, whatever the step of each axis; others, such as
 * a tilted grid or scattered sites, within 1.5 times the median distance to the nearest node (1.2 for connectivity 4).
 *
 * @param positions nodes × 3.
 */
export function gridNeighbours(positions: Float64Array, connectivity: GridConnectivity): Neighbours {
  const n = positions.length / 3
  const lattice = latticeOf(positions)
  if (lattice !== null) {
    const isNear = (a: number, b: number): boolean => {
      let apart = 0
      for (let axis = 0; axis < 3; axis++) {
        const steps = Math.abs(lattice[3 * a + axis] - lattice[3 * b + axis])
        if (steps > 1) return false
        apart += steps
      }
      return connectivity === 8 || apart === 1
    }
    return neighboursOf(n, pairsWithin(Float64Array.from(lattice), 1, isNear))
  }
  const limit = reach[connectivity] * medianNearest(positions)
  const isNear = (a: number, b: number): boolean => distance(positions, a, b) <= limit
  return neighboursOf(n, pairsWithin(positions, limit, isNear))
}

/** @param triangles m × 3 indices of nodes; along every edge the two ends are neighbours. */
export function meshNeighbours(nodes: number, triangles: Int32Array): Neighbours {
  const pairs = new Int32Array(2 * triangles.length)
  for (let k = 0; k < triangles.length; k += 3)
    for (let corner = 0; corner < 3; corner++) {
      pairs[2 * (k + corner)] = triangles[k + corner]
      pairs[2 * (k + corner) + 1] = triangles[k + ((corner + 1) % 3)]
    }
  return neighboursOf(nodes, pairs)
}

/** A lattice that is emptier than one node in so many places is one by chance, as of a grid turned by a handy angle. */
const mostPlacesPerNode = 4

/** Steps from the least coordinate along each axis, nodes × 3; null where the nodes do not lie on such a lattice. */
function latticeOf(positions: Float64Array): Int32Array | null {
  const n = positions.length / 3
  const out = new Int32Array(positions.length)
  let places = 1
  for (let axis = 0; axis < 3; axis++) {
    const own = Float64Array.from({ length: n }, (_, v) => positions[3 * v + axis])
    const sorted = own.slice().sort()
    const gaps = sorted.subarray(1).map((value, k) => value - sorted[k])
    const widest = gaps.reduce((most, gap) => Math.max(most, gap), 0)
    const step = gaps.reduce((least, gap) => (gap > sameShare * widest && gap < least ? gap : least), widest)
    if (step === 0) continue
    for (let v = 0; v < n; v++) {
      const steps = (own[v] - sorted[0]) / step
      out[3 * v + axis] = Math.round(steps)
      if (Math.abs(steps - Math.round(steps)) > sameShare) return null
    }
    places *= new Set(Array.from({ length: n }, (_, v) => out[3 * v + axis])).size
  }
  return places <= mostPlacesPerNode * n ? out : null
}

function medianNearest(positions: Float64Array): number {
  const n = positions.length / 3
  const nearest = Float64Array.from({ length: n }, (_, a) => {
    let least = Number.POSITIVE_INFINITY
    for (let b = 0; b < n; b++) if (a !== b) least = Math.min(least, distance(positions, a, b))
    return least
  }).sort()
  return n < 2 ? 0 : nearest[(n - 1) >> 1]
}

function distance(positions: Float64Array, a: number, b: number): number {
  let sum = 0
  for (let axis = 0; axis < 3; axis++) {
    const off = positions[3 * a + axis] - positions[3 * b + axis]
    sum += off * off
  }
  return Math.sqrt(sum)
}

/** Pairs that are near, looked for in cells of the size of the limit. */
function pairsWithin(positions: Float64Array, limit: number, isNear: (a: number, b: number) => boolean): Int32Array {
  const n = positions.length / 3
  const cellOf = (v: number, axis: number): number => Math.floor(positions[3 * v + axis] / Math.max(limit, 1e-9))
  const cells = new Map<string, number[]>()
  const pairs: number[] = []
  for (let v = 0; v < n; v++) {
    const [x, y, z] = [cellOf(v, 0), cellOf(v, 1), cellOf(v, 2)]
    for (let i = x - 1; i <= x + 1; i++)
      for (let j = y - 1; j <= y + 1; j++)
        for (let k = z - 1; k <= z + 1; k++)
          for (const other of cells.get(`${i} ${j} ${k}`) ?? []) if (isNear(other, v)) pairs.push(other, v)
    const key = `${x} ${y} ${z}`
    cells.set(key, [...(cells.get(key) ?? []), v])
  }
  return Int32Array.from(pairs)
}
