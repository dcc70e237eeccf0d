import type { Circumcircles, Delaunay } from './delaunay.js'
import { nextSide } from './triangle-walk.js'

/** How far a fourth corner may miss the circle of three, as a share of the shortest side, to count as lying on it. */
export const cocircularShare = 1e-3
/** A triangle lower than this share of its longest side is flat: its circle says nothing. */
const flatShare = 1e-3
/** A triangle lower than this is there by rounding, on a straight edge of the hull; places in it can not be told apart. */
const emptyShare = 1e-9

/** Triangles that do not depend on how ties were decided. */
export interface Tieless {
  /** (v + k) × 2, mm: the vertices, then one in the middle of each polygon with more than three corners. */
  readonly verticesMm: Float64Array
  readonly triangles: Int32Array
  /** k lists of vertices: the corners of each such polygon; its middle is their mean. */
  readonly middles: readonly (readonly number[])[]
}

/**
 * Takes the arbitrary out of a Delaunay triangulation. Where more than three vertices lie on one circle, as the four of each
 * square of a grid do, rounding alone decides how they are cut into triangles. Such a polygon gets a vertex in its middle, the mean of its
 * corners, and is cut into triangles around it.
 *
 *     +-----+      +-----+
 *     |   / |      | \ / |
 *     | /   |  →   |  +  |      on a square: the mean of both ways to cut it
 *     +-----+      | / \ |
 *                  +-----+
 *
 * @param share how far from the circle counts as on it, as a share of the shortest side.
 */
export function withoutTies(mesh: Delaunay, circles: Circumcircles, share = cocircularShare): Tieless {
  const { verticesMm, triangles, twins } = mesh
  const ties: number[] = []
  for (let e = 0; e < twins.length; e++) if (e < twins[e] && isTie(mesh, circles, e, share)) ties.push(e)
  if (ties.length === 0) return { verticesMm, triangles: withoutEmpty(mesh, triangles), middles: [] }
  const polygons = groups(mesh, ties)
    .map((group) => ({ group, corners: outline(mesh, group) }))
    .filter(({ corners }) => isConvex(verticesMm, corners))
  const cut = new Uint8Array(triangles.length / 3)
  const vertices = Array.from(verticesMm)
  const around: number[] = []
  for (const { group, corners } of polygons) {
    const middle = vertices.length / 2
    for (const axis of [0, 1])
      vertices.push(corners.reduce((sum, v) => sum + verticesMm[2 * v + axis], 0) / corners.length)
    corners.forEach((v, k) => around.push(v, corners[(k + 1) % corners.length], middle))
    for (const t of group) cut[t] = 1
  }
  const kept = withoutEmpty(
    mesh,
    triangles.filter((_, e) => cut[Math.floor(e / 3)] === 0),
  )
  return {
    verticesMm: Float64Array.from(vertices),
    triangles: Int32Array.from([...kept, ...around]),
    middles: polygons.map(({ corners }) => [...corners].sort((a, b) => a - b)),
  }
}

function withoutEmpty(mesh: Delaunay, triangles: Int32Array): Int32Array {
  const { verticesMm } = mesh
  let empty = 0
  for (let e = 0; e < triangles.length; e += 3) if (isLower(verticesMm, triangles, e, emptyShare)) empty++
  if (empty === 0) return triangles
  return triangles.filter((_, e) => !isLower(verticesMm, triangles, e - (e % 3), emptyShare))
}

/** Whether the triangle that starts at corner e is lower than a share of its longest side. */
function isLower(verticesMm: Float64Array, triangles: Int32Array, e: number, share: number): boolean {
  const a = 2 * triangles[e]
  const b = 2 * triangles[e + 1]
  const c = 2 * triangles[e + 2]
  const bx = verticesMm[b] - verticesMm[a]
  const by = verticesMm[b + 1] - verticesMm[a + 1]
  const cx = verticesMm[c] - verticesMm[a]
  const cy = verticesMm[c + 1] - verticesMm[a + 1]
  const longest = Math.max(bx * bx + by * by, cx * cx + cy * cy, (cx - bx) * (cx - bx) + (cy - by) * (cy - by))
  return bx * cy - by * cx < share * longest
}

/** Whether the corner opposite side e, in the triangle beyond it, lies on the circle of e's triangle. */
function isTie(mesh: Delaunay, circles: Circumcircles, e: number, share: number): boolean {
  const { verticesMm, triangles, twins } = mesh
  const t = Math.floor(e / 3)
  const d = 2 * triangles[nextSide(nextSide(twins[e]))]
  const dx = verticesMm[d] - circles.centresMm[2 * t]
  const dy = verticesMm[d + 1] - circles.centresMm[2 * t + 1]
  const radius = Math.sqrt(circles.radiiSquaredMm2[t])
  const miss = Math.abs(Math.sqrt(dx * dx + dy * dy) - radius)
  if (!(miss <= 2 * share * radius)) return false
  const isFlat = (corner: number) => isLower(verticesMm, triangles, corner - (corner % 3), flatShare)
  if (isFlat(e) || isFlat(twins[e])) return false
  let shortest = Number.POSITIVE_INFINITY
  for (const side of [nextSide(e), nextSide(nextSide(e)), nextSide(twins[e]), nextSide(nextSide(twins[e]))]) {
    const [a, b] = [2 * triangles[side], 2 * triangles[nextSide(side)]]
    const [x, y] = [verticesMm[b] - verticesMm[a], verticesMm[b + 1] - verticesMm[a + 1]]
    shortest = Math.min(shortest, x * x + y * y)
  }
  return miss <= share * Math.sqrt(shortest)
}

/** Triangles joined by tied sides, each group ascending, by its first triangle. */
function groups({ triangles, twins }: Delaunay, ties: readonly number[]): number[][] {
  const leader = Int32Array.from({ length: triangles.length / 3 }, (_, t) => t)
  const find = (t: number): number => (leader[t] === t ? t : find(leader[t]))
  for (const e of ties) {
    const [a, b] = [find(Math.floor(e / 3)), find(Math.floor(twins[e] / 3))]
    leader[Math.max(a, b)] = Math.min(a, b)
  }
  const members = new Map<number, number[]>()
  for (let t = 0; t < leader.length; t++) {
    const group = members.get(find(t)) ?? []
    group.push(t)
    members.set(find(t), group)
  }
  return [...members.values()].filter((group) => group.length > 1)
}

/** Corners of a group of triangles, counter-clockwise; empty when its outline is not one ring. */
function outline({ triangles, twins }: Delaunay, group: readonly number[]): number[] {
  const inside = new Set(group)
  const next = new Map<number, number>()
  for (const t of group)
    for (let e = 3 * t; e < 3 * t + 3; e++)
      if (twins[e] < 0 || !inside.has(Math.floor(twins[e] / 3))) next.set(triangles[e], triangles[nextSide(e)])
  const first = triangles[3 * group[0]]
  const corners: number[] = []
  for (let v: number | undefined = first; v !== undefined && corners.length < next.size; v = next.get(v)) {
    corners.push(v)
    if (next.get(v) === first) break
  }
  return corners.length === group.length + 2 ? corners : []
}

function isConvex(verticesMm: Float64Array, corners: readonly number[]): boolean {
  const n = corners.length
  return (
    n > 3 &&
    corners.every((b, k) => {
      const [a, c] = [corners[(k + n - 1) % n], corners[(k + 1) % n]]
      const [x, y] = [verticesMm[2 * b] - verticesMm[2 * a], verticesMm[2 * b + 1] - verticesMm[2 * a + 1]]
      return x * (verticesMm[2 * c + 1] - verticesMm[2 * b + 1]) - y * (verticesMm[2 * c] - verticesMm[2 * b]) > 0
    })
  )
}
