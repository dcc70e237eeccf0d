import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { momentsOf } from '../moments.js'
import { a, b } from './centres.test-support.js'
import { type Hotelling, hotelling } from './hotelling.js'
import { studentTest, type TTest } from './two-sample.js'

describe('two groups of centres of gravity', () => {
  it('gives difference, T², F, df and p', () => {
    const { difference, t2, f, df1, df2, p } = hotelling(a, b) as Hotelling
    expect(difference).toEqual([expect.closeTo(0.9766666667, 9), expect.closeTo(2.45, 9)])
    expect([t2, f, p]).toEqual([
      expect.closeTo(29.110408984, 8),
      expect.closeTo(12.9379595484, 8),
      expect.closeTo(0.0031102522, 9),
    ])
    expect([df1, df2]).toEqual([2, 8])
  })

  it('takes a third coordinate', () => {
    const [ofA, ofB] = [
      [0.3, -0.2, 0.5, 0.9, -0.4, 0.1],
      [0.7, 0.2, 1.1, -0.3, 0.6],
    ]
    const { t2, f, df1, df2, p } = hotelling(
      a.map((row, i) => [...row, ofA[i]]),
      b.map((row, i) => [...row, ofB[i]]),
    ) as Hotelling
    // numpy 1.24.2 and scipy.stats.f.sf, 1.10.1
    expect([t2, f, p]).toEqual([
      expect.closeTo(31.570287932936825, 8),
      expect.closeTo(8.184889464094733, 9),
      expect.closeTo(0.01088669122808983, 10),
    ])
    expect([df1, df2]).toEqual([3, 7])
  })

  it('leaves out a person with a missing coordinate', () =>
    expect(hotelling([...a, [Number.NaN, 1]], b)).toEqual(hotelling(a, b)))
})

describe('without an answer', () => {
  it('says that one person is too few', () => expect(hotelling([[1, 2]], b)).toEqual({ missing: 'too-few-values' }))

  it('says that a coordinate that follows from the other leaves the covariance singular', () => {
    const onLine = (rows: readonly (readonly number[])[]) => rows.map(([x]) => [x, 3 * x + 0.1])
    expect(hotelling(onLine(a), onLine(b))).toEqual({ missing: 'singular' })
  })

  it('says so of a coordinate that is the same in every group', () =>
    expect(
      hotelling(
        a.map(([x]) => [x, 0.1]),
        b.map(([x]) => [x, 0.3]),
      ),
    ).toEqual({ missing: 'singular' }))

  it('says that four people are too few for three coordinates', () => {
    const four = [
      [0, 0, 0],
      [1, 2, 5],
    ]
    expect(hotelling(four, four)).toEqual({ missing: 'no-freedom' })
  })

  it('refuses vectors of different lengths', () => expect(() => hotelling([[1, 2], [3]], b)).toThrow(/2, 1 numbers/))
})

describe('laws', () => {
  const value = fc.double({ min: -10, max: 10, noNaN: true })
  const spread = fc.array(value, { minLength: 2, maxLength: 8 }).filter((each) => momentsOf(each).variance > 1e-3)

  it('of one coordinate is the square of the pooled t', () =>
    fc.assert(
      fc.property(spread, spread, (x, y) => {
        const { f, p } = hotelling(
          x.map((each) => [each]),
          y.map((each) => [each]),
        ) as Hotelling
        const { t, p: pOfT } = studentTest(momentsOf(x), momentsOf(y)) as TTest
        expect(Math.abs(f - t * t)).toBeLessThanOrEqual(1e-9 * (1 + t * t))
        expect(p).toBeCloseTo(pOfT, 9)
      }),
    ))

  it('does not change when the axes are turned, stretched and moved', () =>
    fc.assert(
      fc.property(value, value, fc.double({ min: 0.1, max: 10, noNaN: true }), (shear, move, stretch) => {
        const changed = (rows: readonly (readonly number[])[]) =>
          rows.map(([x, y]) => [stretch * x + move, y + shear * x - move])
        const [before, after] = [hotelling(a, b), hotelling(changed(a), changed(b))] as Hotelling[]
        expect(after.t2 / before.t2).toBeCloseTo(1, 8)
      }),
    ))
})
