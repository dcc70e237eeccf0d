/** Singular values and right singular vectors by one-sided Jacobi rotations: small values keep their digits. */

export interface Singular {
  /** p, decreasing. */
  readonly values: Float64Array
  /** p × p, row-major: row k is the unit vector of value k. */
  readonly vectors: Float64Array
}

const mostSweeps = 60
/** Cosine of the angle at which two columns count as perpendicular. */
const perpendicular = 1e-14

/**
 * A = U diag(values) V with the rows of V in `vectors`. Of a symmetric positive semidefinite matrix these are its
 * eigenvalues and eigenvectors.
 *
 *     columns i, j of A are rotated until aᵢ·aⱼ = 0;  then |aᵢ| = value i
 *
 * @param a p × p, row-major.
 */
export function singular(a: Float64Array, p: number): Singular {
  const column = Array.from({ length: p }, (_, j) => Float64Array.from({ length: p }, (_, i) => a[i * p + j]))
  const vector = Array.from({ length: p }, (_, j) => Float64Array.from({ length: p }, (_, i) => (i === j ? 1 : 0)))
  for (let sweep = 0, turned = true; turned && sweep < mostSweeps; sweep++) {
    turned = false
    for (let i = 0; i < p; i++) {
      for (let j = i + 1; j < p; j++) {
        const [ii, jj, ij] = products(column[i], column[j])
        if (Math.abs(ij) <= perpendicular * Math.sqrt(ii) * Math.sqrt(jj)) continue
        turned = true
        const zeta = (jj - ii) / (2 * ij)
        const tangent = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta))
        rotate(column[i], column[j], tangent)
        rotate(vector[i], vector[j], tangent)
      }
    }
  }
  const sizes = column.map((each) => Math.sqrt(products(each, each)[0]))
  const order = sizes.map((_, k) => k).sort((k, l) => sizes[l] - sizes[k])
  const vectors = new Float64Array(p * p)
  order.forEach((k, row) => {
    vectors.set(vector[k], row * p)
  })
  return { values: Float64Array.from(order, (k) => sizes[k]), vectors }
}

function products(a: Float64Array, b: Float64Array): readonly [number, number, number] {
  let [aa, bb, ab] = [0, 0, 0]
  for (let k = 0; k < a.length; k++) {
    aa += a[k] * a[k]
    bb += b[k] * b[k]
    ab += a[k] * b[k]
  }
  return [aa, bb, ab]
}

function rotate(a: Float64Array, b: Float64Array, tangent: number): void {
  const cosine = 1 / Math.sqrt(1 + tangent * tangent)
  const sine = cosine * tangent
  for (let k = 0; k < a.length; k++) {
    const [was, other] = [a[k], b[k]]
    a[k] = cosine * was - sine * other
    b[k] = sine * was + cosine * other
  }
}
