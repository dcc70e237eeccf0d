import { cocircularShare, withoutTies } from './cocircular.js'
import { circumcircles, delaunay, vertexMeans } from './delaunay.js'
import { firstAtLeast } from './first-at-least.js'
import { type Located, type Raster, rasterise } from './rasterise.js'

/** Triangles over distinct places, for linear interpolation. Points that share a place are one vertex. */
export interface Mesh {
  /** How many vertices there are, middles of polygons included. */
  readonly vertices: number
  /**
   * Values at the vertices: the weighted mean of the points of each. Then, for each polygon of more than three vertices on one
   * circle, the mean of its corners.
   */
  average(values: Float64Array, weights: Float64Array): Float64Array
  /**
   * The triangle of each place and its barycentric coordinates there; places beyond the hull take the nearest point of a triangle.
   *
   * @param planeMm m × 2, mm; NaN rows are left out.
   */
  locate(planeMm: Float64Array): Located
  /** The same for the m nodes of a grid; nodes beyond the hull are left out. */
  rasterise(raster: Raster, m: number): Located
}

/**
 * Delaunay triangulation of points in a plane, independent of how ties are decided (see {@link withoutTies}).
 *
 * @param planeMm n × 2, mm, all present.
 * @param share   how far from a circle counts as on it, as a share of the shortest side.
 * @returns null when the points span no area.
 */
export function triangulate(planeMm: Float64Array, share = cocircularShare): Mesh | null {
  const base = delaunay(planeMm)
  if (base === null) return null
  const mesh = withoutTies(base, circumcircles(base), share)
  return {
    vertices: mesh.verticesMm.length / 2,
    average: (values, weights) => {
      const means = vertexMeans(base, values, weights)
      if (mesh.middles.length === 0) return means
      const middles = mesh.middles.map((corners) => corners.reduce((sum, v) => sum + means[v], 0) / corners.length)
      return Float64Array.from([...means, ...middles])
    },
    locate: (places) => locate(places, mesh.verticesMm, mesh.triangles),
    rasterise: (raster, m) => rasterise(mesh, raster, m),
  }
}

/** How far outside its triangle rounding may put a place that lies on an edge, mm. */
const slackMm = 1e-6

/**
 * For each place the triangle in which its smallest barycentric coordinate is largest: the one that holds it, or, for places that
 * rounding puts just outside all, the nearest. Coordinates are then clipped to ≥ 0 and scaled to add up to 1. Ties go to the
 * first triangle. Places are looked at in order of x, so that a triangle meets only those between its corners.
 */
function locate(places: Float64Array, vertices: Float64Array, triangles: Int32Array): Located {
  const m = places.length / 2
  const corners = new Int32Array(3 * m).fill(-1)
  const lambdas = new Float64Array(3 * m)
  const best = new Float64Array(m).fill(Number.NEGATIVE_INFINITY)
  const order = byX(places)
  const xs = Float64Array.from(order, (i) => places[2 * i])
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [triangles[t], triangles[t + 1], triangles[t + 2]]
    const [ax, ay] = [vertices[2 * a], vertices[2 * a + 1]]
    const [bx, by] = [vertices[2 * b] - ax, vertices[2 * b + 1] - ay]
    const [cx, cy] = [vertices[2 * c] - ax, vertices[2 * c + 1] - ay]
    const twice = bx * cy - by * cx
    if (twice === 0) continue
    const end = ax + Math.max(0, bx, cx) + slackMm
    for (let k = firstAtLeast(xs, ax + Math.min(0, bx, cx) - slackMm); k < xs.length && xs[k] <= end; k++) {
      const i = order[k]
      const px = places[2 * i] - ax
      const py = places[2 * i + 1] - ay
      const lambdaB = (px * cy - py * cx) / twice
      const lambdaC = (bx * py - by * px) / twice
      const smallest = Math.min(1 - lambdaB - lambdaC, lambdaB, lambdaC)
      if (!(smallest > best[i])) continue
      best[i] = smallest
      corners[3 * i] = a
      corners[3 * i + 1] = b
      corners[3 * i + 2] = c
      lambdas[3 * i] = 1 - lambdaB - lambdaC
      lambdas[3 * i + 1] = lambdaB
      lambdas[3 * i + 2] = lambdaC
    }
  }
  for (let i = 0; i < m; i++) normalise(lambdas, 3 * i)
  return { corners, lambdas }
}

/** Places that are present, by ascending x; equal x in their own order. */
const byX = (places: Float64Array): Int32Array =>
  Int32Array.from(
    Array.from({ length: places.length / 2 }, (_, i) => i).filter((i) => !Number.isNaN(places[2 * i])),
  ).sort((i, k) => places[2 * i] - places[2 * k] || i - k)

function normalise(lambdas: Float64Array, at: number): void {
  let sum = 0
  for (let k = at; k < at + 3; k++) {
    lambdas[k] = Math.max(0, lambdas[k])
    sum += lambdas[k]
  }
  for (let k = at; k < at + 3 && sum > 0; k++) lambdas[k] /= sum
}
