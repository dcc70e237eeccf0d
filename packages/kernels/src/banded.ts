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
 * Puts the factor L in the place of A, so that a large matrix is held once.
 *
 *     for j = 0 … n − 1:   l_jj = √a_jj,   l_ij = a_ij / l_jj,   a_ik ← a_ik − l_kj l_ij   for j < k ≤ i
 *
 * @param bandOut A; L afterwards, or nothing of use where there is no L.
 * @returns whether A is positive definite.
 */
export function bandCholesky(bandOut: Band): boolean {
  const wasm = compiled()
  if (wasm === null) return bandCholeskyPlain(bandOut)
  const { n, halfWidth, columns } = bandOut
  return wasm.scratch((room) => {
    const at = room.put(columns)
    if (wasm.exports.bandCholesky(at, n, halfWidth, bandStride(halfWidth)) === 0) return false
    room.takeInto(at, columns)
    return true
  })
}

/** The twin of {@link bandCholesky}: column by column, each entry taking its corrections in ascending j. */
export function bandCholeskyPlain({ n, halfWidth, columns }: Band): boolean {
  const stride = bandStride(halfWidth)
  for (let j = 0; j < n; j++) {
    const at = j * stride
    const below = Math.min(halfWidth, n - 1 - j)
    if (!(columns[at] > 0)) return false
    const root = Math.sqrt(columns[at])
    for (let i = 0; i <= below; i++) columns[at + i] /= root
    for (let k = 1; k <= below; k++) {
      const factor = columns[at + k]
      const target = at + k * stride - k
      for (let i = k; i <= below; i++) columns[target + i] -= factor * columns[at + i]
    }
  }
  return true
}

/**
 * Solves L Lᵀ x = b by forward and back substitution. Going back, each sum is four sums of every fourth term, added in pairs.
 *
 * @param factor what {@link bandCholesky} left.
 * @param b      n.
 * @returns n.
 */
export function bandSolve(factor: Band, b: Float64Array): Float64Array {
  const wasm = compiled()
  if (wasm === null) return bandSolvePlain(factor, b)
  const { n, halfWidth, columns } = factor
  return wasm.scratch((room) => {
    const x = room.put(b)
    wasm.exports.bandSolve(room.put(columns), n, halfWidth, bandStride(halfWidth), x)
    return room.take(x, n)
  })
}

/** The twin of {@link bandSolve}. */
export function bandSolvePlain({ n, halfWidth, columns }: Band, b: Float64Array): Float64Array {
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
    let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0]
    let k = 1
    for (; k + 3 <= below; k += 4) {
      sum0 += columns[at + k] * x[j + k]
      sum1 += columns[at + k + 1] * x[j + k + 1]
      sum2 += columns[at + k + 2] * x[j + k + 2]
      sum3 += columns[at + k + 3] * x[j + k + 3]
    }
    for (; k <= below; k++) sum0 += columns[at + k] * x[j + k]
    x[j] = (x[j] - (sum0 + sum1 + (sum2 + sum3))) / columns[at]
  }
  return x
}
