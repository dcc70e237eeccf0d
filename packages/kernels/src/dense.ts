/** Symmetric positive definite matrices, row-major n × n: factor, solves, inverse. Compiled where the runtime allows. */
import { panelPlace } from './dense-plain.js'
import { withDense } from './dense-room.js'
import { ln } from './elementary.js'

const padded = (n: number): number => (n + 3) & ~3

/** Row-major rows × columns → panels of padded rows × padded columns; `diagonal` stands on the diagonal of the padding. */
function toPanels(rows: Float64Array, n: number, columns: number, diagonal: number, transposed = false): Float64Array {
  const size = padded(n)
  const panels = new Float64Array(size * padded(columns))
  for (let i = 0; i < n; i++)
    for (let j = 0; j < columns; j++)
      panels[panelPlace(size, i, j)] = transposed ? rows[j * n + i] : rows[i * columns + j]
  for (let i = n; i < Math.min(size, padded(columns)); i++) panels[panelPlace(size, i, i)] = diagonal
  return panels
}

/**
 * Cholesky factor of a symmetric positive definite matrix: A = L Lᵀ.
 *
 * @param a n × n, row-major; only its upper triangle is read.
 * @returns L, n × n, row-major, zeros above the diagonal; null when A is not positive definite.
 */
export function choleskyLower(a: Float64Array, n: number): Float64Array | null {
  const size = padded(n)
  return withDense((room) => {
    const place = room.put(toPanels(a, n, n, 1))
    if (room.factor(place, size) >= 0) return null
    const upper = room.take(place, size * size)
    const lower = new Float64Array(n * n)
    for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) lower[i * n + j] = upper[panelPlace(size, j, i)]
    return lower
  })
}

/** ln det A = 2 Σ ln l_ii, from the lower factor. */
export function logDeterminant(lower: Float64Array, n: number): number {
  let sum = 0
  for (let i = 0; i < n; i++) sum += ln(lower[i * n + i])
  return 2 * sum
}

/**
 * L⁻¹ B for many right-hand sides.
 *
 * @param lower n × n, row-major, from {@link choleskyLower}.
 * @param b     n × columns, row-major.
 * @returns n × columns, row-major.
 */
export function solveLower(lower: Float64Array, n: number, b: Float64Array, columns: number): Float64Array {
  const size = padded(n)
  return withDense((room) => {
    const place = room.put(toPanels(b, n, columns, 0))
    room.forward(room.put(toPanels(lower, n, n, 1, true)), size, place, padded(columns))
    const solved = room.take(place, size * padded(columns))
    return Float64Array.from(
      { length: n * columns },
      (_, k) => solved[panelPlace(size, Math.floor(k / columns), k % columns)],
    )
  })
}

/** A⁻¹ = L⁻ᵀ L⁻¹, n × n, row-major, exactly symmetric, from the lower factor. */
export function inverseFromLower(lower: Float64Array, n: number): Float64Array {
  const size = padded(n)
  return withDense((room) => {
    const [x, out] = [room.f64(size * size), room.f64(size * size)]
    room.inverseLower(room.put(toPanels(lower, n, n, 1, true)), size, x)
    room.gram(x, size, out)
    return symmetricRows(room.take(out, size * size), size, n)
  })
}

/** Row-major n × n from the upper triangle of panels with `size` rows. */
export function symmetricRows(panels: Float64Array, size: number, n: number): Float64Array {
  const rows = new Float64Array(n * n)
  for (let j = 0; j < n; j++)
    for (let i = 0; i <= j; i++) {
      rows[i * n + j] = panels[panelPlace(size, i, j)]
      rows[j * n + i] = rows[i * n + j]
    }
  return rows
}
