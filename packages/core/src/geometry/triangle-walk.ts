import type { Delaunay } from './delaunay.js'

/** A place this near to a vertex, or to the edge of the hull, lies on it, mm. */
export const onMm = 1e-7
/** A triangle on the hull lower than this share of its longest side is there by rounding. */
const flatShare = 1e-9

/** The side after e in its triangle; its first corner is the second of e. */
export const nextSide = (e: number): number => (e % 3 === 2 ? e - 2 : e + 1)

/** In place of a neighbour: the hull, or a side of a triangle that was taken away. */
const hull = -1
const removed = -2

/** Per side of a triangle: the triangle beyond it, and the unit normal that points into its own. */
export interface Sides {
  readonly beyond: Int32Array
  readonly normals: Float64Array
}

/** Sides without the hull's flat triangles, which are taken away one layer after the other. */
export function sidesOf({ verticesMm, triangles, twins }: Delaunay): Sides {
  const beyond = twins.map((twin) => (twin < 0 ? hull : Math.floor(twin / 3)))
  const normals = new Float64Array(2 * twins.length)
  const lengths = new Float64Array(twins.length)
  for (let e = 0; e < twins.length; e++) {
    const [a, b] = [2 * triangles[e], 2 * triangles[nextSide(e)]]
    const [dx, dy] = [verticesMm[b] - verticesMm[a], verticesMm[b + 1] - verticesMm[a + 1]]
    lengths[e] = Math.sqrt(dx * dx + dy * dy)
    normals[2 * e] = -dy / lengths[e]
    normals[2 * e + 1] = dx / lengths[e]
  }
  const isFlatOnHull = (t: number): boolean => {
    const own = [3 * t, 3 * t + 1, 3 * t + 2]
    if (beyond[3 * t] === removed || own.every((e) => beyond[e] !== hull)) return false
    const longest = own.reduce((most, e) => (lengths[e] > lengths[most] ? e : most))
    const apex = 2 * triangles[nextSide(nextSide(longest))]
    const a = 2 * triangles[longest]
    const height =
      normals[2 * longest] * (verticesMm[apex] - verticesMm[a]) +
      normals[2 * longest + 1] * (verticesMm[apex + 1] - verticesMm[a + 1])
    return height < flatShare * lengths[longest]
  }
  const waiting = Array.from({ length: triangles.length / 3 }, (_, t) => t)
  for (let t = waiting.pop(); t !== undefined; t = waiting.pop()) {
    if (!isFlatOnHull(t)) continue
    for (let e = 3 * t; e < 3 * t + 3; e++) {
      if (beyond[e] >= 0) {
        waiting.push(beyond[e])
        beyond[twins[e]] = hull
      }
      beyond[e] = removed
    }
  }
  return { beyond, normals }
}

/** A triangle that was not taken away. */
export const firstTriangle = ({ beyond }: Sides): number =>
  Math.max(0, Math.floor(beyond.findIndex((t) => t !== removed) / 3))

/** Walks from a triangle to the one that holds a place, or is nearest to it, over the side that it lies farthest beyond. */
export function walk(
  { verticesMm, triangles }: Delaunay,
  { beyond, normals }: Sides,
  from: number,
  x: number,
  y: number,
): number {
  let triangle = from
  for (let steps = triangles.length; steps > 0; steps--) {
    let farthest = -onMm
    let next = -1
    for (let e = 3 * triangle; e < 3 * triangle + 3; e++) {
      if (beyond[e] < 0) continue
      const a = 2 * triangles[e]
      const inside = normals[2 * e] * (x - verticesMm[a]) + normals[2 * e + 1] * (y - verticesMm[a + 1])
      if (inside >= farthest) continue
      farthest = inside
      next = beyond[e]
    }
    if (next < 0) return triangle
    triangle = next
  }
  return triangle
}

/** The side of the hull, in this triangle, that a place lies on or beyond; −1 for none. */
export function hullSideAt(
  { verticesMm, triangles }: Delaunay,
  { beyond, normals }: Sides,
  t: number,
  x: number,
  y: number,
): number {
  for (let e = 3 * t; e < 3 * t + 3; e++) {
    if (beyond[e] >= 0) continue
    const a = 2 * triangles[e]
    if (normals[2 * e] * (x - verticesMm[a]) + normals[2 * e + 1] * (y - verticesMm[a + 1]) < onMm) return e
  }
  return -1
}
