import { type Frame, isAnatomical, type Points, pointsOf } from '../model/frame.js'
import type { Plane } from '../model/sites.js'
import { type PrincipalAxes, principalAxes } from './principal-axes.js'
import { acrossFrom, cross, dot, lengthOf, perpendicular, positiveSign, scaled, unit, type Vec3 } from './vector.js'

const right: Vec3 = [1, 0, 0]
const anterior: Vec3 = [0, 1, 0]
const superior: Vec3 = [0, 0, 1]

/** No navigator works this far from its origin: such a number is no position, mm. */
export const farthestMm = 1e5

/** Below this sine between the normal and anterior, anterior has no clear direction in the plane. */
const clearSine = 0.1
/** Two spreads in the plane that differ by less than this share give no direction. */
const sameSpread = 1e-6

/**
 * Positions that can be used (present, within 100 m of the origin), one after the other. A scalp position without height lies at height 0 (measured by tape).
 *
 * @param positionsMm n × 3, mm; NaN where missing.
 * @returns the rows in `mm`, and which they were in `rows`.
 */
export function usablePositions<F extends Frame>(
  positionsMm: Points<F>,
  frame: F,
): { mm: Points<F>; rows: Int32Array } {
  const kept: number[] = []
  const rows: number[] = []
  for (let i = 0; 3 * i < positionsMm.length; i++) {
    const [x, y, height] = positionsMm.subarray(3 * i, 3 * i + 3)
    const z = frame === 'scalp' && Number.isNaN(height) ? 0 : height
    if (!(Math.max(Math.abs(x), Math.abs(y), Math.abs(z)) <= farthestMm)) continue
    kept.push(x, y, z)
    rows.push(i)
  }
  return { mm: pointsOf(frame, Float64Array.from(kept)), rows: Int32Array.from(rows) }
}

/** Out of the head: against the mean coil axis; null where no pose is known. */
function outOfCoils(coilAxes: Float64Array | null): Vec3 | null {
  if (coilAxes === null) return null
  const sum = [0, 0, 0]
  for (let i = 0; i < coilAxes.length; i += 3) {
    if (!Number.isFinite(coilAxes[i] + coilAxes[i + 1] + coilAxes[i + 2])) continue
    for (let k = 0; k < 3; k++) sum[k] -= coilAxes[i + k]
  }
  return unit([sum[0], sum[1], sum[2]])
}

/** The direction of least spread, on the side of `out`; where points are one place or a line, as near to `out` as they allow. */
function normalOf(spread: PrincipalAxes, out: Vec3 | null): Vec3 {
  const preferred = out ?? superior
  if (spread.rank === 0) return preferred
  if (spread.rank === 1) {
    const line = spread.axes[0]
    const across = perpendicular(preferred, line)
    return lengthOf(across) > 1e-6 ? (unit(across) as Vec3) : acrossFrom(line)
  }
  const normal = positiveSign(spread.axes[2])
  const side = out === null ? 0 : dot(normal, out)
  return side < 0 ? scaled(normal, -1) : normal
}

/** Axes that point right and anterior. Where anterior is along the normal, right leads and anterior follows the head's curve. */
function anatomicalAxes(normal: Vec3): { u: Vec3; v: Vec3 } {
  const forward = perpendicular(anterior, normal)
  if (lengthOf(forward) < clearSine) {
    const u = unit(perpendicular(right, normal)) as Vec3
    return { u, v: cross(normal, u) }
  }
  const v = unit(forward) as Vec3
  const u = cross(v, normal)
  return { u: u[0] < -1e-9 ? scaled(u, -1) : u, v }
}

/** Axes along the spread of the points, where no anatomical direction is known. */
function spreadAxes(spread: PrincipalAxes, normal: Vec3): { u: Vec3; v: Vec3 } {
  const [first, second] = spread.variancesMm2
  const along = unit(perpendicular(spread.axes[0], normal))
  const clear = spread.rank > 0 && first - second > sameSpread * first && along !== null
  const u = positiveSign(clear ? along : acrossFrom(normal))
  return { u, v: cross(normal, u) }
}

/**
 * The least-squares plane through points: through their mean, normal along the direction of least spread.
 *
 *          v (anterior)
 *          |   normal points out of the head, towards you
 *          +-- u (right)
 *
 * - Anatomical frames: the normal points against the mean coil axis, without poses to superior; v is the projection of anterior;
 *   u completes them to the right (right-handed, but for planes whose normal points below, where u still points right).
 * - `scalp` with every height 0 or missing (measured by tape): z = 0 itself, u = x, v = y, origin at the vertex.
 * - Device frames: u along the largest spread, its component of largest magnitude positive; not anchored.
 * - One place or a line: the plane that holds them whose normal is nearest to the direction out of the head.
 *
 * @param positionsMm n × 3, mm; rows of NaN are left out. Without any position the plane lies at the origin.
 * @param options.coilAxes n × 3, unit vectors into the head; null unknown.
 */
export function fitPlane<F extends Frame>(
  positionsMm: Points<F>,
  frame: F,
  { coilAxes = null }: { readonly coilAxes?: Float64Array | null } = {},
): Plane<F> {
  const { mm } = usablePositions(positionsMm, frame)
  const onTape = frame === 'scalp' && mm.every((value, i) => i % 3 !== 2 || value === 0)
  if (onTape) return { frame, originMm: [0, 0, 0], u: right, v: anterior, normal: superior, anchored: true }
  const spread = principalAxes(mm.length > 0 ? mm : new Float64Array(3))
  const anchored = isAnatomical(frame)
  const out = outOfCoils(coilAxes) ?? (anchored ? superior : null)
  const normal = normalOf(spread, out)
  return {
    frame,
    originMm: spread.centreMm,
    ...(anchored ? anatomicalAxes(normal) : spreadAxes(spread, normal)),
    normal,
    anchored,
  }
}

/**
 * Points in the coordinates of a plane: (p − origin)·u and (p − origin)·v.
 *
 * @returns n × 2, mm; NaN where the position is missing. A scalp position without height lies at height 0.
 */
export function toPlane<F extends Frame>(points: Points<F>, plane: Plane<F>): Float64Array {
  const n = points.length / 3
  const out = new Float64Array(2 * n)
  for (let i = 0; i < n; i++) {
    const z = plane.frame === 'scalp' && Number.isNaN(points[3 * i + 2]) ? 0 : points[3 * i + 2]
    const offset: Vec3 = [
      points[3 * i] - plane.originMm[0],
      points[3 * i + 1] - plane.originMm[1],
      z - plane.originMm[2],
    ]
    out[2 * i] = dot(offset, plane.u)
    out[2 * i + 1] = dot(offset, plane.v)
  }
  return out
}

/**
 * Points of a plane in its frame: origin + a u + b v.
 *
 * @param planeMm n × 2, mm.
 * @returns n × 3, mm.
 */
export function fromPlane<F extends Frame>(planeMm: Float64Array, plane: Plane<F>): Points<F> {
  const n = planeMm.length / 2
  const out = new Float64Array(3 * n)
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < 3; k++) {
      out[3 * i + k] = plane.originMm[k] + planeMm[2 * i] * plane.u[k] + planeMm[2 * i + 1] * plane.v[k]
    }
  }
  return pointsOf(plane.frame, out)
}
