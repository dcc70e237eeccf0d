import Delaunator from 'delaunator'
import { samePlaceMm } from './nearest.js'
import { clipByHalfPlane, type Polygon, polygonAreaMm2 } from './polygon.js'

/** For each point the first point at the same place. O(n²). */
function firstAtPlace(planeMm: Float64Array): Int32Array {
  const n = planeMm.length / 2
  const first = new Int32Array(n)
  const isSame = (i: number, j: number) =>
    Math.abs(planeMm[2 * i] - planeMm[2 * j]) <= samePlaceMm &&
    Math.abs(planeMm[2 * i + 1] - planeMm[2 * j + 1]) <= samePlaceMm
  for (let i = 0; i < n; i++) {
    let j = 0
    while (j < i && !(first[j] === j && isSame(i, j))) j++
    first[i] = j
  }
  return first
}

/** Cells that are right overlap by no more than this share of the clip. */
const overlapShare = 1e-9

/** Neighbours in the Delaunay triangulation; along the line where the points lie on one. */
function delaunayNeighbours(planeMm: Float64Array): Set<number>[] {
  const { triangles, hull } = new Delaunator(planeMm)
  const neighbours = Array.from({ length: planeMm.length / 2 }, () => new Set<number>())
  const join = (i: number, j: number) => {
    neighbours[i].add(j)
    neighbours[j].add(i)
  }
  for (let t = 0; t < triangles.length; t += 3) {
    join(triangles[t], triangles[t + 1])
    join(triangles[t + 1], triangles[t + 2])
    join(triangles[t + 2], triangles[t])
  }
  if (triangles.length === 0) for (let k = 1; k < hull.length; k++) join(hull[k - 1], hull[k])
  return neighbours
}

/** Areas of cells clipped by the bisectors with the given neighbours, mm². */
function cellAreasMm2(planeMm: Float64Array, clip: Polygon, neighbours: readonly Iterable<number>[]): Float64Array {
  return Float64Array.from(neighbours, (others, i) => {
    const [x, y] = [planeMm[2 * i], planeMm[2 * i + 1]]
    let cell: Polygon = clip
    for (const j of others) {
      if (j === i) continue
      const [a, b] = [planeMm[2 * j] - x, planeMm[2 * j + 1] - y]
      cell = clipByHalfPlane(cell, a, b, a * (x + a / 2) + b * (y + b / 2))
    }
    return polygonAreaMm2(cell)
  })
}

/**
 * Areas of Voronoi cells inside a convex polygon: for each point the part of the polygon that is nearer to it than to any other.
 *
 *     cell(i) = clip ∩ { x : |x − pᵢ| ≤ |x − pⱼ| },  j over the Delaunay neighbours of i
 *
 * A triangulation may lose a neighbour where points are on a line but for rounding. Then cells overlap and their sum is more than
 * the clip; every other point is taken as a neighbour instead. Points at one place share its cell equally.
 *
 * @param planeMm n × 2, mm, n ≥ 1, all present.
 * @param clip    convex, counter-clockwise, mm.
 * @returns n, mm²; their sum is the area of `clip`.
 * @accuracy relative 1e-9 of the area of `clip`, for places at least 0.001 mm apart.
 */
export function voronoiAreasMm2(planeMm: Float64Array, clip: Polygon): Float64Array {
  const first = firstAtPlace(planeMm)
  const places = [...first.keys()].filter((i) => first[i] === i)
  const [x0, y0] = planeMm
  const centred = Float64Array.from(places.flatMap((i) => [planeMm[2 * i] - x0, planeMm[2 * i + 1] - y0]))
  const polygon = clip.map((value, k) => value - (k % 2 === 0 ? x0 : y0))
  let areas = cellAreasMm2(centred, polygon, delaunayNeighbours(centred))
  const total = areas.reduce((sum, area) => sum + area, 0)
  if (total > (1 + overlapShare) * polygonAreaMm2(polygon)) {
    const all = [...places.keys()]
    areas = cellAreasMm2(centred, polygon, Array<number[]>(places.length).fill(all))
  }
  const atPlace = new Map(places.map((i, k) => [i, { areaMm2: areas[k], repeats: 0 }]))
  const cells = Array.from(first, (i) => atPlace.get(i) as { areaMm2: number; repeats: number })
  for (const cell of cells) cell.repeats++
  return Float64Array.from(cells, ({ areaMm2, repeats }) => areaMm2 / repeats)
}
