import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choleskyLower, inverseFromLower, logDeterminant, solveLower } from './dense.js'
import { ln } from './elementary.js'

/** A = B Bᵀ + n I for a drawn B: as far from singular as its size. */
const positive = fc.integer({ min: 1, max: 23 }).chain((n) =>
  fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: n * n, maxLength: n * n }).map((b) => {
    const a = new Float64Array(n * n)
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        for (let k = 0; k < n; k++) a[i * n + j] += b[i * n + k] * b[j * n + k]
        if (i === j) a[i * n + j] += n
      }
    return { n, a }
  }),
)

const product = (a: Float64Array, b: Float64Array, n: number, columns = n): Float64Array =>
  Float64Array.from({ length: n * columns }, (_, at) => {
    let sum = 0
    for (let k = 0; k < n; k++) sum += a[Math.floor(at / columns) * n + k] * b[k * columns + (at % columns)]
    return sum
  })

const transposed = (a: Float64Array, n: number) => a.map((_, at) => a[(at % n) * n + Math.floor(at / n)])

const near = (a: Float64Array, b: Float64Array) =>
  a.forEach((value, i) => {
    expect(Math.abs(value - b[i])).toBeLessThan(1e-10)
  })

describe('Cholesky factors', () => {
  it('are 2, 1 and 2 for the matrix 4 2, 2 5', () => {
    expect(choleskyLower(Float64Array.of(4, 2, 2, 5), 2)).toEqual(Float64Array.of(2, 0, 1, 2))
    expect(logDeterminant(Float64Array.of(2, 0, 1, 2), 2)).toBeCloseTo(ln(16), 14)
  })

  it('do not exist for a matrix that is not positive definite', () => {
    expect(choleskyLower(Float64Array.of(1, 2, 2, 1), 2)).toBeNull()
    expect(choleskyLower(Float64Array.of(Number.NaN), 1)).toBeNull()
  })

  it('multiply to the matrix, solve it and invert it', () => {
    fc.assert(
      fc.property(positive, fc.integer({ min: 1, max: 9 }), ({ n, a }, columns) => {
        const lower = choleskyLower(a, n) as Float64Array
        near(product(lower, transposed(lower, n), n), a)
        const x = Float64Array.from({ length: n * columns }, (_, k) => (k % 7) - 3)
        near(solveLower(lower, n, product(lower, x, n, columns), columns), x)
        const inverse = inverseFromLower(lower, n)
        near(
          product(a, inverse, n),
          Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 0)),
        )
        expect(transposed(inverse, n)).toEqual(inverse)
      }),
      { numRuns: 60 },
    )
  })
})
