import Delaunator from 'delaunator'

/** Delaunay triangles over distinct places, counter-clockwise. Points that share a place are one vertex. */
export interface Delaunay {
  /** v × 2, mm, in the order of their first points. */
  readonly verticesMm: Float64Array
  /** n: the vertex of each point. */
  readonly vertexOfPoint: Int32Array
  /** 3 × triangles: corners. Side e runs from corner e to the next of its triangle. */
  readonly triangles: Int32Array
  /** 3 × triangles: the same side as its other triangle sees it; −1 on the hull. */
  readonly twins: Int32Array
}

/**
 * Delaunay triangulation of points in a plane: no circle through the corners of a triangle holds another point.
 *
 * @param planeMm n × 2, mm, all present.
 * @returns null when the points span no area.
 */
export function delaunay(planeMm: Float64Array): Delaunay | null {
  const direct = new Delaunator(planeMm)
  const n = planeMm.length / 2
  if (vertexCount(direct.triangles, n) === n) {
    return counterClockwise(
      planeMm,
      Int32Array.from({ length: n }, (_, i) => i),
      direct,
    )
  }
  const { vertices, vertexOfPoint } = distinct(planeMm)
  const once = new Delaunator(vertices)
  return once.triangles.length === 0 ? null : counterClockwise(vertices, vertexOfPoint, once)
}

/** How many points are a corner of some triangle. */
function vertexCount(triangles: Uint32Array, n: number): number {
  const isCorner = new Uint8Array(n)
  let count = 0
  for (let e = 0; e < triangles.length; e++) {
    if (isCorner[triangles[e]] === 0) count++
    isCorner[triangles[e]] = 1
  }
  return count
}

function distinct(planeMm: Float64Array): { vertices: Float64Array; vertexOfPoint: Int32Array } {
  const known = new Map<string, number>()
  const vertices: number[] = []
  const vertexOfPoint = Int32Array.from({ length: planeMm.length / 2 }, (_, i) => {
    const key = `${planeMm[2 * i]},${planeMm[2 * i + 1]}`
    const vertex = known.get(key) ?? known.size
    if (vertex === known.size) {
      known.set(key, vertex)
      vertices.push(planeMm[2 * i], planeMm[2 * i + 1])
    }
    return vertex
  })
  return { vertices: Float64Array.from(vertices), vertexOfPoint }
}

/**
 * Delaunator's triangles run clockwise where y points up. Turned round, corners (0, 1, 2) become (0, 2, 1), and sides
 * 0→1, 1→2, 2→0 become 1→0, 2→1, 0→2: places 2, 1, 0 of the new triangle.
 */
function counterClockwise(
  verticesMm: Float64Array,
  vertexOfPoint: Int32Array,
  { triangles: given, halfedges }: Pick<Delaunator<Float64Array>, 'triangles' | 'halfedges'>,
): Delaunay {
  const turned = (e: number) => e + 2 - 2 * (e % 3)
  const triangles = new Int32Array(given.length)
  const twins = new Int32Array(given.length)
  for (let t = 0; t < given.length; t += 3) {
    triangles[t] = given[t]
    triangles[t + 1] = given[t + 2]
    triangles[t + 2] = given[t + 1]
    for (let e = t; e < t + 3; e++) twins[turned(e)] = halfedges[e] < 0 ? -1 : turned(halfedges[e])
  }
  return { verticesMm, vertexOfPoint, triangles, twins }
}

/** Mean of the points of each vertex, weighted. */
export function vertexMeans(
  { verticesMm, vertexOfPoint }: Pick<Delaunay, 'verticesMm' | 'vertexOfPoint'>,
  values: Float64Array,
  weights: Float64Array,
): Float64Array {
  const sums = new Float64Array(verticesMm.length / 2)
  const totals = new Float64Array(verticesMm.length / 2)
  for (let i = 0; i < values.length; i++) {
    sums[vertexOfPoint[i]] += weights[i] * values[i]
    totals[vertexOfPoint[i]] += weights[i]
  }
  return sums.map((sum, v) => sum / totals[v])
}

/** Circles through the corners of each triangle. */
export interface Circumcircles {
  /** triangles × 2, mm; not finite for three corners on a line. */
  readonly centresMm: Float64Array
  /** triangles, mm². */
  readonly radiiSquaredMm2: Float64Array
}

/** With b, c the second and third corner as seen from the first: centre = (|b|² c⊥ − |c|² b⊥) / (2 b × c), rotated by 90°. */
export function circumcircles({ verticesMm, triangles }: Pick<Delaunay, 'verticesMm' | 'triangles'>): Circumcircles {
  const n = triangles.length / 3
  const centresMm = new Float64Array(2 * n)
  const radiiSquaredMm2 = new Float64Array(n)
  for (let t = 0; t < n; t++) {
    const a = 2 * triangles[3 * t]
    const b = 2 * triangles[3 * t + 1]
    const c = 2 * triangles[3 * t + 2]
    const bx = verticesMm[b] - verticesMm[a]
    const by = verticesMm[b + 1] - verticesMm[a + 1]
    const cx = verticesMm[c] - verticesMm[a]
    const cy = verticesMm[c + 1] - verticesMm[a + 1]
    const twice = 2 * (bx * cy - by * cx)
    const bb = bx * bx + by * by
    const cc = cx * cx + cy * cy
    const ux = (cy * bb - by * cc) / twice
    const uy = (bx * cc - cx * bb) / twice
    centresMm[2 * t] = verticesMm[a] + ux
    centresMm[2 * t + 1] = verticesMm[a + 1] + uy
    radiiSquaredMm2[t] = ux * ux + uy * uy
  }
  return { centresMm, radiiSquaredMm2 }
}
