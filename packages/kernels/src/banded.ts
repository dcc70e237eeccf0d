import { compiled } from './wasm.js'

/**
 * Cholesky factor of a symmetric positive definite band matrix, and solutions with it.
 *
 *     A = L Lᵀ        a_ij = 0 where |i − j| > w
 *
 * The lower half is stored column by column, each column from its diagonal down, then zeros:
 *
 *     columns[j s + k] = a_(j+k) j        k = 0 … w,    s = bandStride(w)
 *
 * Rows below the last are zeros too. A full matrix is a band of w = n − 1.
 */
export interface Band {
  readonly n: number
  /** w: how many diagonals lie below the main one. */
  readonly halfWidth: number
  /** n × bandStride(w), column by column. */
  readonly columns: Float64Array
}

/** Place for one column: w + 1 entries and at least five zeros, an even number. */
export const bandStride = (halfWidth: number): number => (halfWidth + 7) & ~1

/** A band of zeros. */
export const emptyBand = (n: number, halfWidth: number): Band => ({
  n,
  halfWidth,
  columns: new Float64Array(n * bandStride(halfWidth)),
})

/**
 * The factor L of A.
 *
 *     for j = 0 … n − 1:   l_jj = √a_jj,   l_ij = a_ij / l_jj,   a_ik ← a_ik − l_kj l_ij   for j < k ≤ i
 *
 * @returns L as a band of the same width; null where A is not positive definite.
 */
export function bandCholesky(band: Band): Band | null {
  const wasm = compiled()
  if (wasm === null) return bandCholeskyPlain(band)
  const { n, halfWidth, columns } = band
  return wasm.scratch((room) => {
    const at = room.put(columns)
    if (wasm.exports.bandCholesky(at, n, halfWidth, bandStride(halfWidth)) === 0) return null
    return { n, halfWidth, columns: room.take(at, columns.length) }
  })
}

/** The twin of {@link bandCholesky}: column by column, each entry taking its corrections in ascending j. */
export function bandCholeskyPlain({ n, halfWidth, columns: given }: Band): Band | null {
  const columns = given.slice()
  const stride = bandStride(halfWidth)
  for (let j = 0; j < n; j++) {
    const at = j * stride
    const below = Math.min(halfWidth, n - 1 - j)
    if (!(columns[at] > 0)) return null
    const root = Math.sqrt(columns[at])
    for (let i = 0; i <= below; i++) columns[at + i] /= root
    for (let k = 1; k <= below; k++) {
      const factor = columns[at + k]
      const target = at + k * stride - k
      for (let i = k; i <= below; i++) columns[target + i] -= factor * columns[at + i]
    }
  }
  return { n, halfWidth, columns }
}

/**
 * Solves L Lᵀ x = b by forward and back substitution.
 *
 * @param factor what {@link bandCholesky} gave.
 * @param b      n.
 * @returns n.
 */
export function bandSolve({ n, halfWidth, columns }: Band, b: Float64Array): Float64Array {
  const x = b.slice()
  const stride = bandStride(halfWidth)
  for (let j = 0; j < n; j++) {
    const at = j * stride
    const below = Math.min(halfWidth, n - 1 - j)
    const value = x[j] / columns[at]
    x[j] = value
    for (let k = 1; k <= below; k++) x[j + k] -= value * columns[at + k]
  }
  for (let j = n - 1; j >= 0; j--) {
    const at = j * stride
    const below = Math.min(halfWidth, n - 1 - j)
    let rest = x[j]
    for (let k = 1; k <= below; k++) rest -= columns[at + k] * x[j + k]
    x[j] = rest / columns[at]
  }
  return x
}
