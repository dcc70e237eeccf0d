/** The REML criterion of a mixed model, from the blocks of its people. */
import { ln } from '@penfield/kernels'
import type { PersonBlock, PersonBlocks } from './person-blocks.js'
import { dot, inverseOfFactor, lnDeterminant, lowerFactor, times } from './small-matrix.js'

/** Generalised least squares at given variances. */
export interface Generalised {
  /** β, p. */
  readonly estimates: Float64Array
  /** C = (XᵀV⁻¹X)⁻¹, p × p. */
  readonly covariance: Float64Array
  /** log|V| + log|XᵀV⁻¹X|. */
  readonly lnDeterminants: number
  /** rᵀV⁻¹r, r = y − Xβ. */
  readonly quadratic: number
}

/**
 * @param variances one a random effect, then σ² > 0.
 * @returns null when rounding leaves XᵀV⁻¹X without an inverse.
 */
export function generalised(blocks: PersonBlocks, variances: Float64Array): Generalised | null {
  const { p, people, within, withinRows } = blocks
  const width = p + 1
  const residual = variances[variances.length - 1]
  const gram = within.map((value) => value / residual)
  let lnV = withinRows * ln(residual)
  for (const person of people) {
    const { inverse, determinant } = precision(person, variances)
    lnV += ln(determinant)
    addSquare(gram, person.rows, inverse, width)
  }
  // Of gram only the lower triangle is whole from here on, and that is all that is read.
  const [xx, xy] = [leading(gram, p), Float64Array.from({ length: p }, (_, j) => gram[p * width + j])]
  const lower = lowerFactor(xx, p)
  if (lower === null) return null
  const covariance = inverseOfFactor(lower, p)
  const estimates = times(covariance, xy)
  const quadratic = Math.max(0, gram[p * width + p] - dot(xy, estimates))
  return { estimates, covariance, lnDeterminants: lnV + lnDeterminant(lower, p), quadratic }
}

/**
 * −2ℓ_R without its constant (n − p) log 2π.
 *
 *     log|V| + log|XᵀV⁻¹X| + rᵀV⁻¹r
 *
 * @returns +∞ where it can not be computed, so that no search goes there.
 */
export function criterion(blocks: PersonBlocks, variances: Float64Array): number {
  const at = generalised(blocks, variances)
  return at === null ? Number.POSITIVE_INFINITY : at.lnDeterminants + at.quadratic
}

/** N = σ² I + T D Tᵀ of one person: its inverse, rank × rank, and determinant, a sum of positive parts. */
export function precision({ rank, effects }: PersonBlock, variances: Float64Array) {
  const residual = variances[effects.length]
  const n = new Float64Array(rank * rank)
  for (let i = 0; i < rank; i++) n[i * rank + i] = residual
  effects.forEach((t, k) => {
    for (let i = 0; i < rank; i++) for (let j = 0; j < rank; j++) n[i * rank + j] += variances[k] * t[i] * t[j]
  })
  if (rank === 1) return { inverse: Float64Array.of(1 / n[0]), determinant: n[0] }
  const area = effects[0][0] * effects[1][1]
  const spread = n[0] - residual + (n[3] - residual)
  const determinant = residual * residual + residual * spread + variances[0] * variances[1] * area * area
  const inverse = Float64Array.of(n[3], -n[1], -n[2], n[0]).map((value) => value / determinant)
  return { inverse, determinant }
}

/** out ← out + Aᵀ M B with A, B of r rows and `width` columns, M r × r. */
export function addForm(out: Float64Array, a: Float64Array, m: Float64Array, b: Float64Array, width: number): void {
  const r = a.length / width
  for (let s = 0; s < r; s++) {
    for (let t = 0; t < r; t++) {
      const weight = m[s * r + t]
      if (weight === 0) continue
      for (let i = 0; i < width; i++) {
        const left = weight * a[s * width + i]
        for (let j = 0; j < width; j++) out[i * width + j] += left * b[t * width + j]
      }
    }
  }
}

/** The lower triangle of out ← out + Aᵀ M A with M symmetric, r × r. */
function addSquare(out: Float64Array, a: Float64Array, m: Float64Array, width: number): void {
  const r = a.length / width
  for (let s = 0; s < r; s++) {
    for (let i = 0; i < width; i++) {
      let left = 0
      for (let t = 0; t < r; t++) left += m[s * r + t] * a[t * width + i]
      for (let j = 0; j <= i; j++) out[i * width + j] += left * a[s * width + j]
    }
  }
}

/** The p × p block of the first columns of a (p + 1)² matrix. */
export function leading(gram: Float64Array, p: number): Float64Array {
  return Float64Array.from({ length: p * p }, (_, at) => gram[Math.floor(at / p) * (p + 1) + (at % p)])
}
