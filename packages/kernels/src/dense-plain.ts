/**
 * Dense symmetric algebra in plain TypeScript: the definition of what `assembly/dense.ts` computes, bit by bit.
 *
 * Matrices lie in **panels of four columns**: element (row k, column j) of a matrix with n rows, n a multiple of 4, is at
 *
 *     ((j >> 2) n + k) 4 + (j & 3)
 *
 *     0  1  2  3 │ 4n   …          a 4 × 4 tile lies in one piece, and four columns are read front to back
 *     4  5  6  7 │ 4n+4 …
 *
 * Every sum runs over k ascending, one output at a time, so that compiled tiles of outputs give the same bits. U is the upper
 * factor of a symmetric matrix, A = Uᵀ U; L = Uᵀ is the usual lower one.
 */
export const panelPlace = (n: number, k: number, j: number): number => ((j >> 2) * n + k) * 4 + (j & 3)

/** s − Σ a_k b_k over `rows` numbers of two columns, from places p and q down. */
function less(s: number, a: Float64Array, p: number, b: Float64Array, q: number, rows: number): number {
  let rest = s
  for (let k = 0; k < rows; k++) rest -= a[p + 4 * k] * b[q + 4 * k]
  return rest
}

/**
 * A → U in place, upper triangle only; what lies below the diagonal afterwards is not defined.
 *
 *     u_ij = (a_ij − Σ_{k<i} u_ki u_kj) / u_ii,   u_ii = √(a_ii − Σ_{k<i} u_ki²)
 *
 * @returns −1, or the row whose pivot is not positive: A is not positive definite.
 */
export function denseFactorPlain(a: Float64Array, n: number): number {
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      const s = less(a[panelPlace(n, i, j)], a, panelPlace(n, 0, i), a, panelPlace(n, 0, j), i)
      if (i === j) {
        if (!(s > 0)) return i
        a[panelPlace(n, i, i)] = Math.sqrt(s)
      } else a[panelPlace(n, i, j)] = s / a[panelPlace(n, i, i)]
    }
  }
  return -1
}

/** B → L⁻¹ B in place, `columns` right-hand sides (a multiple of 4): x_ij = (b_ij − Σ_{k<i} u_ki x_kj) / u_ii. */
export function denseForwardPlain(u: Float64Array, n: number, b: Float64Array, columns: number): void {
  for (let j = 0; j < columns; j++) {
    for (let i = 0; i < n; i++) {
      const s = less(b[panelPlace(n, i, j)], u, panelPlace(n, 0, i), b, panelPlace(n, 0, j), i)
      b[panelPlace(n, i, j)] = s / u[panelPlace(n, i, i)]
    }
  }
}

/** z → U⁻¹ z in place: from the last entry up, z_j ← z_j / u_jj, then z_i ← z_i − u_ij z_j for i < j. */
export function denseBackwardPlain(u: Float64Array, n: number, z: Float64Array): void {
  for (let j = n - 1; j >= 0; j--) {
    z[j] /= u[panelPlace(n, j, j)]
    for (let i = 0; i < j; i++) z[i] -= u[panelPlace(n, i, j)] * z[j]
  }
}

/** X = L⁻¹, lower triangle with zeros above it inside the diagonal tiles; x_ij = (δ_ij − Σ_{j≤k<i} u_ki x_kj) / u_ii. */
export function denseInverseLowerPlain(u: Float64Array, n: number, x: Float64Array): void {
  for (let j = 0; j < n; j++) {
    const first = j & ~3
    for (let i = first; i < n; i++) {
      const s = less(i === j ? 1 : 0, u, panelPlace(n, first, i), x, panelPlace(n, first, j), i - first)
      x[panelPlace(n, i, j)] = s / u[panelPlace(n, i, i)]
    }
  }
}

/** A⁻¹ = Xᵀ X from X = L⁻¹: the upper triangle, and the whole of the diagonal tiles. */
export function denseGramPlain(x: Float64Array, n: number, out: Float64Array): void {
  for (let j = 0; j < n; j++) {
    const first = j & ~3
    for (let i = 0; i < first + 4; i++) {
      out[panelPlace(n, i, j)] = -less(0, x, panelPlace(n, first, i), x, panelPlace(n, first, j), n - first)
    }
  }
}

/** out = K + diag(shift): the upper triangle, and the whole of the diagonal tiles. */
export function denseShiftedPlain(k: Float64Array, n: number, shift: Float64Array, out: Float64Array): void {
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < (j & ~3) + 4; i++) {
      const at = panelPlace(n, i, j)
      out[at] = i === j ? k[at] + shift[j] : k[at]
    }
  }
}

export function denseDiagonalPlain(a: Float64Array, n: number, out: Float64Array): void {
  for (let j = 0; j < n; j++) out[j] = a[panelPlace(n, j, j)]
}

/** Column sums of squares: out_j = Σ_k a_kj². */
export function denseSquaresPlain(a: Float64Array, n: number, columns: number, out: Float64Array): void {
  for (let j = 0; j < columns; j++) {
    out[j] = 0
    for (let k = 0; k < n; k++) out[j] += a[panelPlace(n, k, j)] * a[panelPlace(n, k, j)]
  }
}

/** Weighted column sums: out_j = Σ_k w_k a_kj. */
export function denseWeightedPlain(
  a: Float64Array,
  n: number,
  columns: number,
  weights: Float64Array,
  out: Float64Array,
): void {
  for (let j = 0; j < columns; j++) {
    out[j] = 0
    for (let k = 0; k < n; k++) out[j] += weights[k] * a[panelPlace(n, k, j)]
  }
}
