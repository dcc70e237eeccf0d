import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { singular } from './jacobi.js'

describe('singular values', () => {
  it('of [2 1; 1 2] are 3 and 1, along the diagonals', () => {
    const { values, vectors } = singular(Float64Array.of(2, 1, 1, 2), 2)
    expect([...values]).toEqual([expect.closeTo(3, 12), expect.closeTo(1, 12)])
    expect(Math.abs(vectors[0] - vectors[1])).toBeLessThan(1e-12)
    expect(Math.abs(vectors[2] + vectors[3])).toBeLessThan(1e-12)
  })

  it('keep their digits when the smallest is 1e-12 of the largest', () => {
    const { values } = singular(Float64Array.of(1, 1, 0, 1e-12), 2)
    // Their product is the determinant, 1e-12, and their squares add up to 2.
    expect(values[0]).toBeCloseTo(Math.SQRT2, 12)
    expect(values[1] / (1e-12 / Math.SQRT2)).toBeCloseTo(1, 9)
  })

  it('are those of A vₖ, whose lengths they are', () =>
    fc.assert(
      fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 9, maxLength: 9 }), (a) => {
        const { values, vectors } = singular(Float64Array.from(a), 3)
        for (let k = 0; k < 3; k++) {
          const v = vectors.subarray(3 * k, 3 * k + 3)
          const along = [0, 1, 2].map((i) => a[3 * i] * v[0] + a[3 * i + 1] * v[1] + a[3 * i + 2] * v[2])
          expect(Math.sqrt(along.reduce((sum, each) => sum + each * each, 0))).toBeCloseTo(values[k], 9)
        }
      }),
    ))
})
