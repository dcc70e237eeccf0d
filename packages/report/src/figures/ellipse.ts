/** The 95 % ellipse of a cloud of centres of gravity. */
import { atan2 } from '@penfield/kernels'

export interface Ellipse {
  readonly centreMm: readonly [number, number]
  readonly majorMm: number
  readonly minorMm: number
  /** Angle of the major axis from u towards v. */
  readonly angleRad: number
}

/** 95 % point of χ² with two degrees of freedom: −2 ln 0.05. */
const chiSquare95 = 5.991464547107979

/**
 * Ellipse that a two-dimensional normal cloud fills to 95 %.
 *
 *     C = [a b; b c],  λ = (a + c)/2 ± √(((a − c)/2)² + b²),  radii √(5.99 λ),  angle = ½ atan2(2b, a − c)
 *
 * @param planeMm n × 2, mm; rows with NaN take no part.
 * @returns null with fewer than 3 points.
 */
export function ellipse95(planeMm: Float64Array): Ellipse | null {
  const points: number[] = []
  for (let i = 0; i + 1 < planeMm.length; i += 2)
    if (!Number.isNaN(planeMm[i]) && !Number.isNaN(planeMm[i + 1])) points.push(planeMm[i], planeMm[i + 1])
  const n = points.length / 2
  if (n < 3) return null
  let meanU = 0
  let meanV = 0
  for (let i = 0; i < n; i++) {
    meanU += points[2 * i] / n
    meanV += points[2 * i + 1] / n
  }
  let a = 0
  let b = 0
  let c = 0
  for (let i = 0; i < n; i++) {
    const du = points[2 * i] - meanU
    const dv = points[2 * i + 1] - meanV
    a += (du * du) / (n - 1)
    b += (du * dv) / (n - 1)
    c += (dv * dv) / (n - 1)
  }
  const middle = (a + c) / 2
  const spread = Math.sqrt(((a - c) / 2) * ((a - c) / 2) + b * b)
  return {
    centreMm: [meanU, meanV],
    majorMm: Math.sqrt(chiSquare95 * (middle + spread)),
    minorMm: Math.sqrt(chiSquare95 * Math.max(0, middle - spread)),
    angleRad: atan2(2 * b, a - c) / 2,
  }
}
