import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawnApart } from './drawn-apart.js'

const areas = (n: number) => Float64Array.from({ length: n }, (_, i) => 50 + 10 * i)
const field = fc
  .array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 4 })
  .map((of) => Float64Array.from(of))
const total = (values: Float64Array) => values.reduce((sum, value, i) => sum + value * areas(4)[i], 0)
const filled = (values: Float64Array) => total(values) > 0

describe('two fields drawn together and apart', () => {
  it('keep their totals at every step', () =>
    fc.assert(
      fc.property(field.filter(filled), field.filter(filled), fc.integer({ min: 0, max: 30 }), (a, b, kappa) => {
        const apart = drawnApart(a, b, areas(4), kappa / 3)
        if (apart === null) return
        expect(total(apart.a)).toBeCloseTo(total(a), 6)
        expect(total(apart.b)).toBeCloseTo(total(b), 6)
      }),
    ))

  it('are what they were at 1, and of one shape at 0', () =>
    fc.assert(
      fc.property(field.filter(filled), field.filter(filled), (a, b) => {
        const same = drawnApart(a, b, areas(4), 1)
        const together = drawnApart(a, b, areas(4), 0)
        for (let i = 0; i < 4; i++) {
          expect(same?.a[i]).toBeCloseTo(a[i], 9)
          expect(same?.b[i]).toBeCloseTo(b[i], 9)
          expect((together?.a[i] ?? 0) * total(b)).toBeCloseTo((together?.b[i] ?? 0) * total(a), 3)
        }
      }),
    ))

  it('share nothing when they are drawn far apart', () => {
    const apart = drawnApart(Float64Array.of(3, 2, 1), Float64Array.of(1, 2, 3), areas(3), 1e6)
    expect(apart?.a[2]).toBe(0)
    expect(apart?.b[0]).toBe(0)
  })

  it('are none when one of them is empty', () =>
    expect(drawnApart(new Float64Array(3), Float64Array.of(1, 2, 3), areas(3), 1)).toBeNull())
})
