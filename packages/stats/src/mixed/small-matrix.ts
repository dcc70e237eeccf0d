/** Algebra of the few columns of a design: square p × p matrices, row-major, p rarely above 20. */
import { ln } from '@penfield/kernels'

/** A = L Lᵀ, L lower with zeros above the diagonal; null when A is not positive definite. */
export function lowerFactor(a: Float64Array, p: number): Float64Array | null {
  const lower = new Float64Array(p * p)
  for (let i = 0; i < p; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * p + j]
      for (let k = 0; k < j; k++) sum -= lower[i * p + k] * lower[j * p + k]
      if (i > j) lower[i * p + j] = sum / lower[j * p + j]
      else if (sum > 0) lower[i * p + i] = Math.sqrt(sum)
      else return null
    }
  }
  return lower
}

/** ln det A = 2 Σ ln |l_ii| of a triangular factor. */
export function lnDeterminant(factor: Float64Array, p: number): number {
  let sum = 0
  for (let i = 0; i < p; i++) sum += ln(Math.abs(factor[i * p + i]))
  return 2 * sum
}

/** L⁻¹, lower. */
export function lowerInverse(lower: Float64Array, p: number): Float64Array {
  const inverse = new Float64Array(p * p)
  for (let j = 0; j < p; j++) {
    inverse[j * p + j] = 1 / lower[j * p + j]
    for (let i = j + 1; i < p; i++) {
      let sum = 0
      for (let k = j; k < i; k++) sum -= lower[i * p + k] * inverse[k * p + j]
      inverse[i * p + j] = sum / lower[i * p + i]
    }
  }
  return inverse
}

/** A⁻¹ = L⁻ᵀ L⁻¹ from the lower factor. */
export function inverseOfFactor(lower: Float64Array, p: number): Float64Array {
  const inverse = lowerInverse(lower, p)
  return product(transposed(inverse, p), inverse, p)
}

export function transposed(a: Float64Array, p: number): Float64Array {
  return Float64Array.from({ length: p * p }, (_, at) => a[(at % p) * p + Math.floor(at / p)])
}

/** A B, both p × p. */
export function product(a: Float64Array, b: Float64Array, p: number): Float64Array {
  const out = new Float64Array(p * p)
  for (let i = 0; i < p; i++)
    for (let k = 0; k < p; k++) for (let j = 0; j < p; j++) out[i * p + j] += a[i * p + k] * b[k * p + j]
  return out
}

/** B A Bᵀ, all p × p. */
export const sandwich = (b: Float64Array, a: Float64Array, p: number): Float64Array =>
  product(product(b, a, p), transposed(b, p), p)

/** A c, with A of m rows. */
export function times(a: Float64Array, c: ArrayLike<number>): Float64Array {
  const p = c.length
  const out = new Float64Array(a.length / p)
  for (let i = 0; i < out.length; i++) for (let j = 0; j < p; j++) out[i] += a[i * p + j] * c[j]
  return out
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
  return sum
}

/** aᵀ A b. */
export const bilinear = (a: ArrayLike<number>, matrix: Float64Array, b: ArrayLike<number>): number =>
  dot(a, times(matrix, b))

/** tr(A B). */
export function traceOfProduct(a: Float64Array, b: Float64Array, p: number): number {
  let sum = 0
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) sum += a[i * p + j] * b[j * p + i]
  return sum
}
