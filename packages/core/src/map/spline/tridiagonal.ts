/** A symmetric tridiagonal matrix. */
export interface Tridiagonal {
  /** n. */
  readonly diagonal: Float64Array
  /** n − 1: entry k couples k and k + 1. */
  readonly beside: Float64Array
}

/**
 * Brings a symmetric matrix to tridiagonal form by reflections, and turns a vector with it: T = Qᵀ A Q, y = Qᵀ b.
 *
 * @param matrix n × n, row-major, symmetric; only its lower half is read.
 * @param b      n.
 * @accuracy orthogonal to rounding; O(4 n³ / 3).
 */
export function tridiagonalise(
  matrix: Float64Array,
  b: Float64Array,
): { tridiagonal: Tridiagonal; turned: Float64Array } {
  const n = b.length
  const a = matrix.slice()
  const turned = b.slice()
  const diagonal = new Float64Array(n)
  const beside = new Float64Array(Math.max(0, n - 1))
  const v = new Float64Array(n)
  const p = new Float64Array(n)
  for (let k = 0; k < n - 1; k++) {
    diagonal[k] = a[k * n + k]
    for (let i = k + 1; i < n; i++) v[i] = a[i * n + k]
    beside[k] = reflector(v, k + 1)
    reflectMatrix(a, n, k + 1, v, p)
    reflectVector(turned, k + 1, v)
  }
  if (n > 0) diagonal[n - 1] = a[n * n - 1]
  return { tridiagonal: { diagonal, beside }, turned }
}

/**
 * Makes of x, from entry `from` on, the vector v of the reflection I − v vᵀ (|v|² = 2) that puts x on its first axis.
 *
 * @returns what stands on the axis then; where x is 0 there, v is 0 and nothing is reflected.
 */
export function reflector(xOut: Float64Array, from: number): number {
  let squared = 0
  for (let i = from; i < xOut.length; i++) squared += xOut[i] * xOut[i]
  const length = Math.sqrt(squared)
  const first = xOut[from]
  if (length === 0) return 0
  const onAxis = first > 0 ? -length : length
  const scale = 1 / Math.sqrt(length * (length + Math.abs(first)))
  xOut[from] = first - onAxis
  for (let i = from; i < xOut.length; i++) xOut[i] *= scale
  return onAxis
}

/** b ← (I − v vᵀ) b, over the entries from `from` on. */
export function reflectVector(bOut: Float64Array, from: number, v: Float64Array): void {
  let sum = 0
  for (let i = from; i < bOut.length; i++) sum += v[i] * bOut[i]
  for (let i = from; i < bOut.length; i++) bOut[i] -= sum * v[i]
}

/** A ← (I − v vᵀ) A (I − v vᵀ) over rows and columns from `from` on; lower half only. With p = A v, q = p − ½ (vᵀp) v: A − v qᵀ − q vᵀ. */
function reflectMatrix(aOut: Float64Array, n: number, from: number, v: Float64Array, pOut: Float64Array): void {
  pOut.fill(0, from)
  for (let i = from; i < n; i++) {
    const row = i * n
    const vi = v[i]
    let sum = aOut[row + i] * vi
    for (let j = from; j < i; j++) {
      sum += aOut[row + j] * v[j]
      pOut[j] += aOut[row + j] * vi
    }
    pOut[i] += sum
  }
  let along = 0
  for (let i = from; i < n; i++) along += v[i] * pOut[i]
  for (let i = from; i < n; i++) pOut[i] -= (along / 2) * v[i]
  for (let i = from; i < n; i++) {
    const row = i * n
    const vi = v[i]
    const qi = pOut[i]
    for (let j = from; j <= i; j++) aOut[row + j] -= vi * pOut[j] + qi * v[j]
  }
}

/**
 * (T + λ I)⁻¹ b and the trace of the inverse, for T + λ I positive definite, O(n).
 *
 * The diagonal of the inverse is 1 / (d_i + u_i − t_i), with d and u the pivots of the elimination from above and from below and t_i the entry itself.
 */
export function shiftedSolve(
  { diagonal, beside }: Tridiagonal,
  shift: number,
  b: Float64Array,
): { solution: Float64Array; traceOfInverse: number } {
  const n = b.length
  const down = new Float64Array(n)
  const up = new Float64Array(n)
  const solution = b.slice()
  for (let i = 0; i < n; i++) {
    down[i] = diagonal[i] + shift
    if (i === 0) continue
    const factor = beside[i - 1] / down[i - 1]
    down[i] -= factor * beside[i - 1]
    solution[i] -= factor * solution[i - 1]
  }
  let traceOfInverse = 0
  for (let i = n - 1; i >= 0; i--) {
    up[i] = diagonal[i] + shift
    if (i < n - 1) up[i] -= (beside[i] * beside[i]) / up[i + 1]
    solution[i] = (solution[i] - (i < n - 1 ? beside[i] * solution[i + 1] : 0)) / down[i]
    traceOfInverse += 1 / (down[i] + up[i] - diagonal[i] - shift)
  }
  return { solution, traceOfInverse }
}
