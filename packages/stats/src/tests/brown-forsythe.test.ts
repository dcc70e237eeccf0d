import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { momentsOf } from '../moments.js'
import { brownForsythe, type FTest, oneWay } from './brown-forsythe.js'
import { studentTest, type TTest } from './two-sample.js'

// STATISTICS.md §2, data G.
const a = [12.1, 15.3, 9.8, 14.2, 11.0, 13.7, 16.1, 10.4]
const b = [9.2, 11.1, 7.5, 12.4, 8.8, 6.9, 10.7]
const c = [10, 18.5, 3.2, 9.9, 14.1]

describe('Brown and Forsythe', () => {
  it('compares the spread of two groups', () => {
    const { f, df1, df2, p } = brownForsythe([a, b]) as FTest
    expect([f, p]).toEqual([expect.closeTo(0.65574, 5), expect.closeTo(0.43264, 5)])
    expect([df1, df2]).toEqual([1, 13])
  })

  it('compares the spread of three groups', () => {
    // scipy.stats.levene(A, B, C, center='median'), 1.10.1
    expect(brownForsythe([a, b, c])).toEqual({
      f: expect.closeTo(2.0094538021098862, 10),
      df1: 2,
      df2: 17,
      p: expect.closeTo(0.1646757432770628, 10),
    })
  })

  it('is 0 for a group and the same group moved', () =>
    expect((brownForsythe([a, a.map((value) => value + 2)]) as FTest).f).toBeCloseTo(0, 12))

  it('leaves NaN out', () => expect(brownForsythe([[...a, Number.NaN], b])).toEqual(brownForsythe([a, b])))

  it('has no answer with two values a group, which are always equally far from their median', () =>
    expect(
      brownForsythe([
        [100.1, 100.4],
        [7.3, 9.8],
      ]),
    ).toEqual({ missing: 'no-variance' }))

  it('says that one value, or one group, is too few', () => {
    expect(brownForsythe([a, [1]])).toEqual({ missing: 'too-few-values' })
    expect(brownForsythe([a])).toEqual({ missing: 'too-few-values' })
  })
})

describe('one-way analysis of variance', () => {
  it('compares three means', () => {
    // scipy.stats.f_oneway(A, B, C), 1.10.1
    expect(oneWay([a, b, c])).toMatchObject({
      f: expect.closeTo(1.8247615937589077, 10),
      p: expect.closeTo(0.19146111963972268, 10),
    })
  })

  it('of two groups is the square of the pooled t', () => {
    const values = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 2, maxLength: 9 })
    const spread = values.filter((each) => momentsOf(each).variance > 1e-3)
    fc.assert(
      fc.property(spread, spread, (x, y) => {
        const { t, p } = studentTest(momentsOf(x), momentsOf(y)) as TTest
        const found = oneWay([x, y]) as FTest
        expect(Math.abs(found.f - t * t)).toBeLessThanOrEqual(1e-9 * (1 + t * t))
        expect(found.p).toBeCloseTo(p, 9)
      }),
    )
  })

  it('has no answer when values differ only between groups', () =>
    expect(
      oneWay([
        [0.1, 0.1, 0.1],
        [0.3, 0.3, 0.3],
      ]),
    ).toEqual({ missing: 'no-variance' }))
})
