import { atan2, cos, sin } from '@penfield/kernels'

/**
 * Places measured along the scalp, as places on a sphere that touches the plane at the vertex.
 *
 *     ρ = √(x² + y²),  θ = ρ / R        (R sin θ x/ρ,  R sin θ y/ρ,  R cos θ − R)
 *
 * Arcs from the vertex keep their length and direction; all else is bent.
 *
 * @param planeMm  n × 2, x right and y anterior along the scalp from the vertex, mm.
 * @param radiusMm R, mm.
 * @returns n × 3, mm, origin at the vertex.
 */
export function onSphere(planeMm: Float64Array, radiusMm: number): Float64Array {
  const n = planeMm.length / 2
  const out = new Float64Array(3 * n)
  for (let i = 0; i < n; i++) {
    const [x, y] = [planeMm[2 * i], planeMm[2 * i + 1]]
    const arcMm = Math.sqrt(x * x + y * y)
    const shrink = shareOfArc(arcMm, radiusMm)
    out.set([shrink * x, shrink * y, radiusMm * cos(arcMm / radiusMm) - radiusMm], 3 * i)
  }
  return out
}

/**
 * How much area on the sphere a piece of the plane stands for: sin θ / θ.
 *
 * @param arcMm distance from the vertex along the scalp, mm, ≥ 0.
 */
export function shareOfArc(arcMm: number, radiusMm: number): number {
  const theta = arcMm / radiusMm
  return theta === 0 ? 1 : sin(theta) / theta
}

/**
 * Arcs along the scalp, x right and y anterior, of the point of the sphere that a place lies under or over: the way back from
 * {@link onSphere} for any place but the centre.
 *
 * @param mm x, y, z, mm, origin at the vertex.
 * @returns the arcs, and how deep the place lies below the sphere, all mm.
 */
export function ontoSphere(
  [x, y, z]: readonly [number, number, number],
  radiusMm: number,
): { planeMm: [number, number]; depthMm: number } {
  const up = z + radiusMm
  const aside = Math.sqrt(x * x + y * y)
  const arcMm = radiusMm * atan2(aside, up)
  const scale = aside === 0 ? 0 : arcMm / aside
  return { planeMm: [scale * x, scale * y], depthMm: radiusMm - Math.sqrt(aside * aside + up * up) }
}
