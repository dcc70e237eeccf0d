import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Band, bandCholesky, bandCholeskyPlain, bandSolve, bandSolvePlain, bandStride } from './banded.js'

/** A = M Mᵀ + I for a banded lower M, so that A is positive definite with the same band. */
function positive(n: number, halfWidth: number, numbers: readonly number[]): Band {
  const at = (i: number, j: number) => (i < j || i - j > halfWidth ? 0 : numbers[(7 * i + 13 * j) % numbers.length])
  const columns = new Float64Array(n * bandStride(halfWidth))
  for (let j = 0; j < n; j++)
    for (let i = j; i <= Math.min(n - 1, j + halfWidth); i++) {
      let sum = i === j ? 1 : 0
      for (let k = 0; k <= j; k++) sum += at(i, k) * at(j, k)
      columns[j * bandStride(halfWidth) + i - j] = sum
    }
  return { n, halfWidth, columns }
}

/** A x. */
function times({ n, halfWidth, columns }: Band, x: Float64Array): Float64Array {
  const out = new Float64Array(n)
  for (let j = 0; j < n; j++)
    for (let k = 0; k <= Math.min(halfWidth, n - 1 - j); k++) {
      const value = columns[j * bandStride(halfWidth) + k]
      out[j + k] += value * x[j]
      if (k > 0) out[j] += value * x[j + k]
    }
  return out
}

const bands = fc
  .tuple(
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 0, max: 50 }),
    fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 5, maxLength: 97 }),
  )
  .map(([n, halfWidth, numbers]) => positive(n, halfWidth, numbers))

describe('bandCholesky', () => {
  it('factors [[4, 2], [2, 5]] into [[2, 0], [1, 2]]', () => {
    const columns = new Float64Array(2 * bandStride(1))
    columns.set([4, 2])
    columns[bandStride(1)] = 5
    expect(bandCholesky({ n: 2, halfWidth: 1, columns })).toBe(true)
    expect([columns[0], columns[1], columns[bandStride(1)]]).toEqual([2, 1, 2])
  })

  it('gives the same bits compiled and plain', () =>
    fc.assert(
      fc.property(bands, (band) => {
        const plain = { ...band, columns: band.columns.slice() }
        expect(bandCholesky(band)).toBe(bandCholeskyPlain(plain))
        expect(band).toEqual(plain)
      }),
      { numRuns: 300 },
    ))

  it('has no factor where a matrix is not positive definite', () => {
    const columns = new Float64Array(3 * bandStride(1))
    for (let j = 0; j < 3; j++) columns.set([1, 2], j * bandStride(1))
    expect(bandCholesky({ n: 3, halfWidth: 1, columns })).toBe(false)
    expect(bandCholeskyPlain({ n: 3, halfWidth: 1, columns })).toBe(false)
  })
})

describe('bandSolve', () => {
  it('gives back x from A x, and the same bits compiled and plain', () =>
    fc.assert(
      fc.property(bands, (band) => {
        const x = Float64Array.from({ length: band.n }, (_, i) => (i % 5) - 2)
        const b = times(band, x)
        expect(bandCholesky(band)).toBe(true)
        const found = bandSolve(band, b)
        expect(found).toEqual(bandSolvePlain(band, b))
        found.forEach((value, i) => expect(value).toBeCloseTo(x[i], 6))
      }),
    ))
})
