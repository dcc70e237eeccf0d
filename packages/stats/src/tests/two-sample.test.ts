import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EffectSize, effectSize, exactJ } from '../effects/effect-size.js'
import { momentsOf } from '../moments.js'
import { studentTest, type TTest, welchTest } from './two-sample.js'

// STATISTICS.md §2, data G: a metric in mm; its oracles come from R and scipy.
const a = momentsOf([12.1, 15.3, 9.8, 14.2, 11.0, 13.7, 16.1, 10.4])
const b = momentsOf([9.2, 11.1, 7.5, 12.4, 8.8, 6.9, 10.7])

describe('data G', () => {
  it('Welch: t, df, p and interval', () => {
    const { difference, t, df, p, low, high } = welchTest(a, b) as TTest
    expect(difference).toBeCloseTo(-3.3107142857, 9)
    expect(t).toBeCloseTo(-2.9599296, 6)
    expect(df).toBeCloseTo(12.99521, 4)
    expect(p).toBeCloseTo(0.01106257, 7)
    expect([low, high]).toEqual([expect.closeTo(-5.7272012361, 8), expect.closeTo(-0.8942273353, 8)])
  })

  it('pooled: t, df, p and interval', () => {
    const { t, df, p, low, high } = studentTest(a, b) as TTest
    expect([t, df, p]).toEqual([expect.closeTo(-2.9257934, 6), 13, expect.closeTo(0.01180839, 7)])
    expect([low, high]).toEqual([expect.closeTo(-5.7553036166, 8), expect.closeTo(-0.8661249548, 8)])
  })

  it('d, exact J, g and the interval of g by the noncentral t', () => {
    const { d, g, gInterval } = effectSize(a, b) as EffectSize
    expect([d, exactJ(13), g]).toEqual([
      expect.closeTo(-1.514241954, 8),
      expect.closeTo(0.9409824675, 9),
      expect.closeTo(-1.42487513, 8),
    ])
    // The root finder behind the document's interval stopped at 1e-5; scipy's noncentral t gives the digits after that.
    expect(gInterval).toEqual([expect.closeTo(-2.502058026, 4), expect.closeTo(-0.3066245862, 4)])
    const perDelta = 0.9409824675 * Math.sqrt(1 / 8 + 1 / 7)
    expect(gInterval).toEqual([
      expect.closeTo(-5.13767208881497 * perDelta, 7),
      expect.closeTo(-0.6296120618819061 * perDelta, 7),
    ])
  })
})

describe('without an answer', () => {
  it('says that one value a group is too few', () =>
    expect(welchTest(momentsOf([1]), b)).toEqual({ missing: 'too-few-values' }))

  it('says that equal values leave nothing to compare with', () =>
    expect(welchTest(momentsOf([0.1, 0.1, 0.1]), momentsOf([0.3, 0.3]))).toEqual({ missing: 'no-variance' }))

  it('leaves NaN out and counts the rest', () =>
    expect(momentsOf([1, Number.NaN, 3])).toEqual({ n: 2, mean: 2, variance: 2 }))
})

describe('laws', () => {
  const values = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 2, maxLength: 12 })
  const spread = values.filter((each) => momentsOf(each).variance > 1e-3)

  it('exchanging the groups changes the sign and nothing else', () =>
    fc.assert(
      fc.property(spread, spread, (x, y) => {
        const [there, back] = [welchTest(momentsOf(x), momentsOf(y)), welchTest(momentsOf(y), momentsOf(x))]
        expect([(there as TTest).t, (there as TTest).p]).toEqual([
          -(back as TTest).t + 0 || expect.closeTo(0),
          (back as TTest).p,
        ])
      }),
    ))

  it('with equal groups of equal size Welch and Student have the same t', () =>
    fc.assert(
      fc.property(spread, (x) => {
        const y = x.map((value) => value + 1)
        const [welch, student] = [welchTest(momentsOf(x), momentsOf(y)), studentTest(momentsOf(x), momentsOf(y))]
        expect(Math.abs((welch as TTest).t / (student as TTest).t - 1)).toBeLessThan(1e-9)
      }),
    ))
})
