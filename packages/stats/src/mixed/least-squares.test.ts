import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastSquares } from './least-squares.js'
import { type Contrast, contrast, jointTest } from './linear-contrast.js'

const close = (value: number, digits: number) => expect.closeTo(value, digits)

// STATISTICS.md §4.
const y = Float64Array.of(0.42, 0.5, 0.47, 0.55, 0.61, 0.58, 0.7, 0.66)
const age = [24, 31, 28, 35, 30, 41, 38, 45]
const design = (offset: number) => Float64Array.from(age.flatMap((years, i) => [1, i < 4 ? 0 : 1, years + offset]))
const names = ['one', 'group', 'age']

describe('two groups and age', () => {
  it('estimates and t', () => {
    const fit = leastSquares(design(0), y, names)
    expect([...fit.estimates]).toEqual([close(0.3319489247, 9), close(0.1058064516, 9), close(0.005188172, 9)])
    expect((contrast(fit, [0, 1, 0]) as Contrast).t).toBeCloseTo(2.1994900089, 8)
    expect(fit.residualDf).toBe(5)
  })

  it('keeps nine digits when a covariate is far from 0', () => {
    const [near, far] = [leastSquares(design(0), y, names), leastSquares(design(1e5), y, names)]
    expect(far.estimates[1] / near.estimates[1]).toBeCloseTo(1, 9)
    expect(far.covariance[4] / near.covariance[4]).toBeCloseTo(1, 9)
  })
})

describe('laws', () => {
  const value = fc.double({ min: -10, max: 10, noNaN: true })

  it('residuals are perpendicular to every column', () =>
    fc.assert(
      fc.property(fc.array(value, { minLength: 8, maxLength: 8 }), (drawn) => {
        const x = design(0)
        const { residuals } = leastSquares(x, Float64Array.from(drawn), names)
        for (let j = 0; j < 3; j++)
          expect(residuals.reduce((sum, each, i) => sum + each * x[3 * i + j], 0)).toBeCloseTo(0, 9)
      }),
    ))

  it('F of one row is t squared, and a row that follows from others adds nothing', () =>
    fc.assert(
      fc.property(
        fc.tuple(value, value, value).filter((c) => c.some((each) => Math.abs(each) > 0.01)),
        (c) => {
          const fit = leastSquares(design(0), y, names)
          const { t, p } = contrast(fit, c) as Contrast
          const single = jointTest(fit, [c])
          expect(single).toEqual({ f: expect.closeTo(t * t, 6), df1: 1, df2: 5, p: close(p, 9) })
          expect(jointTest(fit, [c, c.map((each) => -2 * each)])).toMatchObject({ df1: 1, p: close(p, 7) })
        },
      ),
    ))
})

describe('refusals', () => {
  it('names the first column that follows from those before it', () => {
    const x = Float64Array.from(age.flatMap((years) => [1, years, 2 * years - 3, years * years]))
    expect(() => leastSquares(x, y, ['one', 'age', 'twice', 'square'])).toThrow('"twice" follows')
  })

  it('names a column of nothing but 0, and one with a value that is none', () => {
    expect(() => leastSquares(Float64Array.from(age.flatMap(() => [1, 0])), y, ['one', 'zero'])).toThrow('"zero" is 0')
    const holed = design(0)
    holed[5] = Number.NaN
    expect(() => leastSquares(holed, y, names)).toThrow('Row 2 of age is NaN')
  })

  it('wants more rows than columns, and lengths that belong together', () => {
    expect(() => leastSquares(design(0).subarray(0, 9), y.subarray(0, 3), names)).toThrow('3 rows for 3 columns')
    expect(() => leastSquares(design(0), y.subarray(1), names)).toThrow('21 values, were expected')
  })

  it('refuses a contrast of nothing and one of another length', () => {
    const fit = leastSquares(design(0), y, names)
    expect(() => contrast(fit, [0, 0, 0])).toThrow('one other than 0')
    expect(() => contrast(fit, [0, 1])).toThrow('3 were expected')
    expect(() => jointTest(fit, [])).toThrow('at least one')
  })
})
