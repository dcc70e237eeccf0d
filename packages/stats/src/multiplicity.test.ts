import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { benjaminiHochberg, benjaminiYekutieli, holm } from './multiplicity.js'

// STATISTICS.md §12.
const p = [0.01, 0.04, 0.03, 0.005]
const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 9))

describe('four comparisons', () => {
  it('Holm', () => expect([...holm(p)]).toEqual(near([0.03, 0.06, 0.06, 0.02])))

  it('Benjamini and Hochberg', () => expect([...benjaminiHochberg(p)]).toEqual(near([0.02, 0.04, 0.04, 0.02])))

  it('Benjamini and Yekutieli', () =>
    expect([...benjaminiYekutieli(p)]).toEqual(near([0.0416666667, 0.0833333333, 0.0833333333, 0.0416666667])))
})

const methods = [
  ['Holm', holm],
  ['Benjamini and Hochberg', benjaminiHochberg],
  ['Benjamini and Yekutieli', benjaminiYekutieli],
] as const

describe.each(methods)('%s', (_, adjust) => {
  const family = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 })

  it('leaves NaN where they are and does not count them', () => {
    const [a, b, c, d] = adjust(p)
    expect([...adjust([0.01, Number.NaN, 0.04, 0.03, Number.NaN, 0.005])]).toEqual([a, Number.NaN, b, c, Number.NaN, d])
  })

  it('leaves one comparison as it is, and none of none', () => {
    expect([...adjust([0.2])]).toEqual([0.2])
    expect([...adjust([])]).toEqual([])
  })

  it('never makes a p smaller, nor larger than 1, nor turns two around', () =>
    fc.assert(
      fc.property(family, (values) => {
        const adjusted = adjust(values)
        values.forEach((value, i) => {
          expect(adjusted[i]).toBeGreaterThanOrEqual(value * (1 - 1e-15))
          expect(adjusted[i]).toBeLessThanOrEqual(1)
          values.forEach((other, j) => {
            if (value <= other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j])
          })
        })
      }),
    ))

  it('does not depend on the order', () =>
    fc.assert(
      fc.property(family, (values) => {
        expect([...adjust([...values].reverse())].reverse()).toEqual([...adjust(values)])
      }),
    ))

  it('leaves its argument alone', () => {
    const values = [0.04, 0.01]
    adjust(values)
    expect(values).toEqual([0.04, 0.01])
  })
})

describe('between the methods', () => {
  it('Holm finds what the closed test of Bonferroni finds: every set with the comparison in it is found', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 6 }), (thousandths) => {
        const values = thousandths.map((value) => value / 1000 + 0.0001)
        const adjusted = holm(values)
        values.forEach((_, i) => {
          let isFound = true
          for (let set = 0; set < 1 << values.length; set++) {
            if (((set >> i) & 1) === 0) continue
            const inside = values.filter((__, j) => ((set >> j) & 1) === 1)
            isFound &&= Math.min(...inside) * inside.length <= 0.05
          }
          expect(adjusted[i] <= 0.05).toBe(isFound)
        })
      }),
    ))

  it('Benjamini and Hochberg with equal p leaves them as they are', () =>
    expect([...benjaminiHochberg([0.03, 0.03, 0.03])]).toEqual(near([0.03, 0.03, 0.03])))
})
