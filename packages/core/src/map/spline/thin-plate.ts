import { type Band, bandCholesky, bandSolve, bandStride, thinPlateBasis } from '@penfield/kernels'
import { reflector, reflectVector } from './tridiagonal.js'

/**
 * Smoothing thin-plate spline through values at places.
 *
 *     s(x) = Σ c_k φ(|x − x_k|) + β₀ + β₁ x + β₂ y        φ(r) = r² ln r
 *     (Φ + λ I) c + P β = w,   Pᵀ c = 0                   P = (1, x, y)
 *
 * With P = Q (R, 0)ᵀ and c = Q (0, γ)ᵀ the side condition holds by itself, and γ solves (B + λ I) γ = Q₂ᵀ w with B = Q₂ᵀ Φ Q₂,
 * which is positive definite: a Cholesky factor instead of an elimination with pivots, at half the work.
 */
export interface ThinPlate {
  readonly n: number
  /** n × 2, mm. */
  readonly placesMm: Float64Array
  /** Where β is seen from, mm, and the length that its slopes are per. */
  readonly origin: { readonly xMm: number; readonly yMm: number; readonly lengthMm: number }
  /** Three reflections that make up Q, n each. */
  readonly reflectors: readonly Float64Array[]
  /** R, 3 × 3, row-major. */
  readonly r: Float64Array
  /** Qᵀ Φ Q, n × n, row-major. */
  readonly projected: Float64Array
  /** Mean of |Φ| over all pairs, mm². */
  readonly meanBasisMm2: number
}

/** Coefficients of a spline. */
export interface Spline {
  /** c, n. */
  readonly coefficients: Float64Array
  /** β₀, β₁, β₂ about the origin of the plate. */
  readonly plane: readonly [number, number, number]
}

/** @param placesMm n × 2, mm, n ≥ 3, distinct, not all on a line. */
export function thinPlateOf(placesMm: Float64Array): ThinPlate {
  const n = placesMm.length / 2
  const origin = originOf(placesMm)
  const columns = [
    new Float64Array(n).fill(1),
    Float64Array.from({ length: n }, (_, i) => (placesMm[2 * i] - origin.xMm) / origin.lengthMm),
    Float64Array.from({ length: n }, (_, i) => (placesMm[2 * i + 1] - origin.yMm) / origin.lengthMm),
  ]
  const r = new Float64Array(9)
  const reflectors = columns.map((column, k) => {
    const v = column.slice()
    for (let i = 0; i < k; i++) r[3 * i + k] = v[i]
    v.fill(0, 0, k)
    r[3 * k + k] = reflector(v, k)
    for (const later of columns.slice(k + 1)) reflectVector(later, k, v)
    return v
  })
  const projected = thinPlateBasis(placesMm, placesMm)
  let total = 0
  for (let k = 0; k < projected.length; k++) total += Math.abs(projected[k])
  const meanBasisMm2 = total / projected.length
  for (const v of reflectors) reflectBothSides(projected, n, v)
  return { n, placesMm, origin, reflectors, r, projected, meanBasisMm2 }
}

function originOf(placesMm: Float64Array): ThinPlate['origin'] {
  const n = placesMm.length / 2
  let [xMm, yMm, lengthMm] = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    xMm += placesMm[2 * i] / n
    yMm += placesMm[2 * i + 1] / n
  }
  for (let i = 0; i < n; i++)
    lengthMm = Math.max(lengthMm, Math.abs(placesMm[2 * i] - xMm), Math.abs(placesMm[2 * i + 1] - yMm))
  return { xMm, yMm, lengthMm }
}

/** A ← (I − v vᵀ) A (I − v vᵀ), A symmetric, both halves kept. */
function reflectBothSides(aOut: Float64Array, n: number, v: Float64Array): void {
  const p = new Float64Array(n)
  let along = 0
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) p[i] += aOut[i * n + j] * v[j]
    along += v[i] * p[i]
  }
  for (let i = 0; i < n; i++) p[i] -= (along / 2) * v[i]
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) aOut[i * n + j] -= v[i] * p[j] + p[i] * v[j]
}

/** Qᵀ w. */
export function turnedBy({ reflectors }: ThinPlate, w: Float64Array): Float64Array {
  const out = w.slice()
  for (const v of reflectors) reflectVector(out, 0, v)
  return out
}

/**
 * Factors the system once for a smoothing.
 *
 * @param lambdaMm2 λ ≥ 0, mm²; 0 goes through the values.
 * @returns values (n) → spline; null where rounding leaves no positive definite system, as with places that nearly coincide.
 */
export function thinPlateSolver(plate: ThinPlate, lambdaMm2: number): ((w: Float64Array) => Spline) | null {
  const { n, reflectors, r, projected } = plate
  const factor = shiftedB(plate, lambdaMm2)
  if (!bandCholesky(factor)) return null
  return (w) => {
    const turned = turnedBy(plate, w)
    const coefficients = new Float64Array(n)
    if (n > 3) coefficients.set(bandSolve(factor, turned.subarray(3)), 3)
    const rest = [0, 1, 2].map((i) => {
      let value = turned[i]
      for (let k = 3; k < n; k++) value -= projected[i * n + k] * coefficients[k]
      return value
    })
    const b2 = rest[2] / r[8]
    const b1 = (rest[1] - r[5] * b2) / r[4]
    const b0 = (rest[0] - r[1] * b1 - r[2] * b2) / r[0]
    for (const v of reflectors.toReversed()) reflectVector(coefficients, 0, v)
    return { coefficients, plane: [b0, b1, b2] }
  }
}

/** B + λ I as a full band. */
function shiftedB({ n, projected }: ThinPlate, lambda: number): Band {
  const size = n - 3
  const halfWidth = Math.max(0, size - 1)
  const stride = bandStride(halfWidth)
  const columns = new Float64Array(size * stride)
  for (let j = 0; j < size; j++) {
    for (let i = j; i < size; i++) columns[j * stride + i - j] = projected[(i + 3) * n + j + 3]
    columns[j * stride] += lambda
  }
  return { n: size, halfWidth, columns }
}

/** The spline's plane at a place. */
export function planeAt({ origin }: ThinPlate, { plane }: Spline, xMm: number, yMm: number): number {
  return plane[0] + (plane[1] * (xMm - origin.xMm) + plane[2] * (yMm - origin.yMm)) / origin.lengthMm
}
