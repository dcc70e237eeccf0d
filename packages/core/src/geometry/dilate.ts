import { atan2, cos, sin } from '@penfield/kernels'
import { convexHull } from './hull.js'
import type { Polygon } from './polygon.js'

const arcsPerQuarter = 16

/**
 * Convex hull grown by a distance: every place within `distanceMm` of it.
 *
 *        .--------.
 *      (  +------+  )      edges move out along their normals; each corner becomes an arc of 16 chords a quarter turn.
 *      (  |      |  )      One place becomes a circle, a line a stadium.
 *      (  +------+  )
 *        '--------'
 *
 * @param planeMm    n × 2, mm, n ≥ 1, all present; the hull is taken here.
 * @param distanceMm ≥ 0, mm.
 * @returns a convex polygon, counter-clockwise.
 * @accuracy arcs are chords: the edge lies inside by at most 0.0013 of the distance, and the area is smaller by 0.0017 of the
 *   area of a circle of that radius.
 */
export function dilateHull(planeMm: Float64Array, distanceMm: number): Polygon {
  const hull = convexHull(planeMm)
  const n = hull.length / 2
  if (distanceMm === 0) return hull
  const normalRad = (i: number) => {
    const j = (i + 1) % n
    return atan2(hull[2 * i] - hull[2 * j], hull[2 * j + 1] - hull[2 * i + 1])
  }
  const out: number[] = []
  for (let i = 0; i < n; i++) {
    const startRad = n === 1 ? 0 : normalRad((i + n - 1) % n)
    let turnRad = n === 1 ? 2 * Math.PI : normalRad(i) - startRad
    if (turnRad < -1e-9) turnRad += 2 * Math.PI
    const chords = Math.max(1, Math.ceil((turnRad * arcsPerQuarter) / (Math.PI / 2) - 1e-9))
    const last = n === 1 ? chords - 1 : chords
    for (let k = 0; k <= last; k++) {
      const rad = startRad + (turnRad * k) / chords
      out.push(hull[2 * i] + distanceMm * cos(rad), hull[2 * i + 1] + distanceMm * sin(rad))
    }
  }
  return Float64Array.from(out)
}
