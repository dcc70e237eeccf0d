import { type Circumcircles, circumcircles, type Delaunay } from './delaunay.js'
import { firstTriangle, hullSideAt, nextSide, onMm, type Sides, sidesOf, walk } from './triangle-walk.js'

/** An operator with few entries a row: row i has entries start[i] … start[i + 1] − 1. */
export interface SparseRows {
  /** m + 1. */
  readonly start: Int32Array
  readonly columns: Int32Array
  readonly weights: Float64Array
}

/**
 * Sibson's coordinates. A place put among the vertices would take its Voronoi cell from theirs; vertex v counts by the part that it
 * loses.
 *
 *     weight_v = area(cell of the place ∩ cell of v) / area(cell of the place)
 *
 * The triangles whose circles hold the place are a polygon around it. The lost part of v is bounded by their circumcentres C and, at
 * each side a→b of the polygon, by the circumcentre G of the place, a and b; its area is half the sum of cross products along that
 * bound, seen from the place. So ties and edges need no cases: a triangle whose circle just holds or misses the place adds nothing.
 *
 *          b
 *        / | \             side a→b inside the polygon:   C_right × C_left for a
 *      /  C|G  \  outside  side a→b of the polygon:       G × C for a,   C × G for b
 *       \  |                each corner:                  G_before × G_after
 *          a
 *
 * On the edge of the hull, where cells have no end, the weights are those of the two corners of the edge.
 *
 * @param placesMm m × 2, mm, inside the hull or on its edge; NaN rows get no entries.
 * @returns m rows over the vertices, weights ≥ 0, each row adding up to 1.
 */
export function naturalNeighbours(mesh: Delaunay, placesMm: Float64Array): SparseRows {
  const m = placesMm.length / 2
  const start = new Int32Array(m + 1)
  const work = workOf(mesh)
  let columns = new Int32Array(7 * m + 64)
  let weights = new Float64Array(7 * m + 64)
  let triangle = firstTriangle(work.sides)
  let used = 0
  for (let i = 0; i < m; i++) {
    start[i] = used
    const x = placesMm[2 * i]
    const y = placesMm[2 * i + 1]
    if (Number.isNaN(x)) continue
    triangle = walk(mesh, work.sides, triangle, x, y)
    const size = exactly(work, triangle, x, y) ? 0 : collect(work, triangle, i + 1, x, y)
    if (used + size + 2 > columns.length) {
      columns = extended(columns, new Int32Array(2 * columns.length + size))
      weights = extended(weights, new Float64Array(2 * weights.length + size))
    }
    used += size === 0 ? keep(work, columns, weights, used) : lose(work, size, i + 1, x, y, columns, weights, used)
  }
  start[m] = used
  return { start, columns: columns.subarray(0, used), weights: weights.subarray(0, used) }
}

/** Σ weight · value, row by row; NaN for a row without entries. */
export function applyRows({ start, columns, weights }: SparseRows, values: Float64Array): Float64Array {
  const out = new Float64Array(start.length - 1)
  for (let i = 0; i < out.length; i++) {
    let sum = start[i] === start[i + 1] ? Number.NaN : 0
    for (let k = start[i]; k < start[i + 1]; k++) sum += weights[k] * values[columns[k]]
    out[i] = sum
  }
  return out
}

function extended<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from)
  return to
}

/** What is at hand for every place. */
interface Work {
  readonly mesh: Delaunay
  readonly sides: Sides
  readonly circles: Circumcircles
  /** Triangles of the cavity, and the round in which each was last one. */
  readonly cavity: Int32Array
  readonly round: Int32Array
  /** For places at a vertex or on the hull: the vertex or the two corners of the edge, −1 for none, then the share of the second. */
  readonly edge: Float64Array
  /** Per vertex: twice the area lost so far, and G of the sides of the cavity before and after it. */
  readonly area: Float64Array
  readonly before: Float64Array
  readonly after: Float64Array
}

function workOf(mesh: Delaunay): Work {
  const n = mesh.verticesMm.length / 2
  return {
    mesh,
    sides: sidesOf(mesh),
    circles: circumcircles(mesh),
    cavity: new Int32Array(mesh.triangles.length / 3),
    round: new Int32Array(mesh.triangles.length / 3),
    edge: new Float64Array(3),
    area: new Float64Array(n),
    before: new Float64Array(2 * n),
    after: new Float64Array(2 * n),
  }
}

/** Collects the triangles around a place whose circles hold it. */
function collect({ sides, circles, cavity, round }: Work, first: number, stamp: number, x: number, y: number): number {
  const { beyond } = sides
  const { centresMm, radiiSquaredMm2 } = circles
  round[first] = stamp
  cavity[0] = first
  let size = 1
  for (let k = 0; k < size; k++) {
    const sideOne = 3 * cavity[k]
    for (let e = sideOne; e < sideOne + 3; e++) {
      const t = beyond[e]
      if (t < 0 || round[t] === stamp) continue
      const dx = x - centresMm[2 * t]
      const dy = y - centresMm[2 * t + 1]
      if (!(dx * dx + dy * dy < radiiSquaredMm2[t])) continue
      round[t] = stamp
      cavity[size++] = t
    }
  }
  return size
}

/** Adds up what the corners of the cavity lose; writes the corners and their shares of it from entry `from` on, and counts them. */
function lose(
  work: Work,
  size: number,
  stamp: number,
  x: number,
  y: number,
  columnsOut: Int32Array,
  weightsOut: Float64Array,
  from: number,
): number {
  const { mesh, sides, circles, cavity, round, area, before, after } = work
  const { verticesMm, triangles } = mesh
  const { beyond } = sides
  const { centresMm } = circles
  let count = 0
  for (let k = 0; k < size; k++) {
    const t = cavity[k]
    const cx = centresMm[2 * t] - x
    const cy = centresMm[2 * t + 1] - y
    for (let side = 0; side < 3; side++) {
      const e = 3 * t + side
      const a = triangles[e]
      const other = beyond[e]
      if (other >= 0 && round[other] === stamp) {
        area[a] += (centresMm[2 * other] - x) * cy - (centresMm[2 * other + 1] - y) * cx
        continue
      }
      const b = triangles[side === 2 ? e - 2 : e + 1]
      const ax = verticesMm[2 * a] - x
      const ay = verticesMm[2 * a + 1] - y
      const bx = verticesMm[2 * b] - x
      const by = verticesMm[2 * b + 1] - y
      const scale = 0.5 / (ax * by - ay * bx)
      const aa = ax * ax + ay * ay
      const bb = bx * bx + by * by
      const gx = (by * aa - ay * bb) * scale
      const gy = (ax * bb - bx * aa) * scale
      const cross = gx * cy - gy * cx
      area[a] += cross
      area[b] -= cross
      after[2 * a] = gx
      after[2 * a + 1] = gy
      before[2 * b] = gx
      before[2 * b + 1] = gy
      columnsOut[from + count++] = a
    }
  }
  let total = 0
  for (let k = from; k < from + count; k++) {
    const v = columnsOut[k]
    const lost = area[v] + before[2 * v] * after[2 * v + 1] - before[2 * v + 1] * after[2 * v]
    area[v] = 0
    weightsOut[k] = lost > 0 ? lost : 0
    total += weightsOut[k]
  }
  for (let k = from; k < from + count; k++) weightsOut[k] /= total
  return count
}

/** Whether a place is at a vertex, or on or beyond the hull; its one or two corners are then in `edge`. */
function exactly({ mesh, sides, edge }: Work, triangle: number, x: number, y: number): boolean {
  const { verticesMm, triangles } = mesh
  const side = hullSideAt(mesh, sides, triangle, x, y)
  if (side >= 0) {
    const a = triangles[side]
    const b = triangles[nextSide(side)]
    const dx = verticesMm[2 * b] - verticesMm[2 * a]
    const dy = verticesMm[2 * b + 1] - verticesMm[2 * a + 1]
    const along = ((x - verticesMm[2 * a]) * dx + (y - verticesMm[2 * a + 1]) * dy) / (dx * dx + dy * dy)
    edge[0] = a
    edge[1] = b
    edge[2] = Math.min(1, Math.max(0, along))
    return true
  }
  for (let e = 3 * triangle; e < 3 * triangle + 3; e++) {
    const dx = verticesMm[2 * triangles[e]] - x
    const dy = verticesMm[2 * triangles[e] + 1] - y
    if (dx * dx + dy * dy > onMm * onMm) continue
    edge[0] = triangles[e]
    edge[1] = -1
    edge[2] = 0
    return true
  }
  return false
}

/** Writes what {@link exactly} found. */
function keep({ edge }: Work, columnsOut: Int32Array, weightsOut: Float64Array, from: number): number {
  columnsOut[from] = edge[0]
  weightsOut[from] = 1 - edge[2]
  if (edge[1] < 0) return 1
  columnsOut[from + 1] = edge[1]
  weightsOut[from + 1] = edge[2]
  return 2
}
