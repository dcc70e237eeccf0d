/** Convex polygons in a plane. */

/** Corners x₀ y₀ x₁ y₁ …, mm, counter-clockwise, the first not repeated. */
export type Polygon = Float64Array

/** Area, mm²; positive counter-clockwise. Measured from the first corner, so that far from the origin nothing is lost. */
export function polygonAreaMm2(polygon: Polygon): number {
  let twice = 0
  const [x0, y0] = polygon
  for (let i = 2; i + 3 < polygon.length; i += 2) {
    twice += (polygon[i] - x0) * (polygon[i + 3] - y0) - (polygon[i + 2] - x0) * (polygon[i + 1] - y0)
  }
  return twice / 2
}

/**
 * The part of a convex polygon where a x + b y ≤ c.
 *
 * @returns a polygon of possibly no corners.
 */
export function clipByHalfPlane(polygon: Polygon, a: number, b: number, c: number): Polygon {
  const out: number[] = []
  const n = polygon.length / 2
  for (let i = 0; i < n; i++) {
    const j = (i + 1) % n
    const [x, y] = [polygon[2 * i], polygon[2 * i + 1]]
    const [nextX, nextY] = [polygon[2 * j], polygon[2 * j + 1]]
    const outside = a * x + b * y - c
    const nextOutside = a * nextX + b * nextY - c
    if (outside <= 0) out.push(x, y)
    if (outside * nextOutside < 0) {
      const share = outside / (outside - nextOutside)
      out.push(x + share * (nextX - x), y + share * (nextY - y))
    }
  }
  return Float64Array.from(out)
}

/** The part of a convex polygon inside another convex polygon. */
export function clipByConvex(polygon: Polygon, clip: Polygon): Polygon {
  let rest = polygon
  const n = clip.length / 2
  for (let i = 0; i < n && rest.length > 0; i++) {
    const j = (i + 1) % n
    const a = clip[2 * j + 1] - clip[2 * i + 1]
    const b = clip[2 * i] - clip[2 * j]
    rest = clipByHalfPlane(rest, a, b, a * clip[2 * i] + b * clip[2 * i + 1])
  }
  return rest
}

/** True inside a convex polygon and on its edge. */
export function isInside(polygon: Polygon, x: number, y: number): boolean {
  const n = polygon.length / 2
  for (let i = 0; i < n; i++) {
    const j = (i + 1) % n
    const left =
      (polygon[2 * j] - polygon[2 * i]) * (y - polygon[2 * i + 1]) -
      (polygon[2 * j + 1] - polygon[2 * i + 1]) * (x - polygon[2 * i])
    if (left < 0) return false
  }
  return n > 0
}

/**
 * The point of a polygon's edge that is nearest to (x, y); ties go to the first edge.
 *
 * @param polygon at least one corner.
 */
export function nearestOnEdge(polygon: Polygon, x: number, y: number): { x: number; y: number; distanceMm: number } {
  let nearest = { x: Number.NaN, y: Number.NaN, distanceMm: Number.POSITIVE_INFINITY }
  const n = polygon.length / 2
  for (let i = 0; i < n; i++) {
    const j = (i + 1) % n
    const [x0, y0] = [polygon[2 * i], polygon[2 * i + 1]]
    const [dx, dy] = [polygon[2 * j] - x0, polygon[2 * j + 1] - y0]
    const squared = dx * dx + dy * dy
    const share = squared > 0 ? Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / squared)) : 0
    const [px, py] = [x0 + share * dx, y0 + share * dy]
    const distanceMm = Math.sqrt((x - px) * (x - px) + (y - py) * (y - py))
    if (distanceMm < nearest.distanceMm) nearest = { x: px, y: py, distanceMm }
  }
  return nearest
}
