import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FTest, oneWay } from './brown-forsythe.js'
import { a, b } from './centres.test-support.js'
import { type Dispersion, dispersion, spatialMedian } from './dispersion.js'

describe('distances to the own centre', () => {
  it('from the means: mean distances, F and p', () => {
    const { meanDistances, f, p, df1, df2 } = dispersion([a, b], { centre: 'mean' }) as Dispersion
    expect(meanDistances).toEqual([expect.closeTo(1.0996257165, 9), expect.closeTo(1.1777437248, 9)])
    expect([f, p]).toEqual([expect.closeTo(0.0957182358, 9), expect.closeTo(0.7640726167, 9)])
    expect([df1, df2]).toEqual([1, 9])
  })

  it('from the spatial medians, which are the default', () => {
    const { centres, meanDistances, f, p } = dispersion([a, b]) as Dispersion
    // scipy.optimize.minimize (BFGS) of the sum of distances, scipy.stats.f_oneway, 1.10.1
    expect(centres[0]).toEqual([expect.closeTo(1.2, 6), expect.closeTo(-3.4, 6)])
    expect(centres[1]).toEqual([expect.closeTo(2.00651882, 6), expect.closeTo(-0.11911166, 6)])
    expect(meanDistances).toEqual([expect.closeTo(1.0663428219, 7), expect.closeTo(1.158842134361492, 7)])
    expect([f, p]).toEqual([expect.closeTo(0.0490908760479, 6), expect.closeTo(0.8295983621076, 6)])
  })

  it('gives residuals whose groups have no difference, and that give F back with the means put on', () => {
    const { residuals, meanDistances, f } = dispersion([a, b]) as Dispersion
    expect((oneWay(residuals) as FTest).f).toBeCloseTo(0, 12)
    const whole = residuals.map((each, i) => each.map((value) => value + meanDistances[i]))
    expect((oneWay(whole) as FTest).f).toBeCloseTo(f, 12)
  })

  it('takes three groups', () => {
    const { df1, df2, distances } = dispersion([a, b, a.map(([x, y]) => [2 * x, 2 * y])]) as Dispersion
    expect([df1, df2]).toEqual([2, 14])
    expect(distances[2]).toEqual(distances[0].map((value) => expect.closeTo(2 * value, 9)))
  })

  it('leaves out a person with a missing coordinate', () =>
    expect(dispersion([[...a, [1, Number.NaN]], b])).toEqual(dispersion([a, b])))
})

describe('the spatial median', () => {
  it('of four corners is where the diagonals cross', () => {
    const corners = [
      [0, 0],
      [4, 0],
      [6, 6],
      [0, 4],
    ]
    expect(spatialMedian(corners)).toEqual([expect.closeTo(2, 9), expect.closeTo(2, 9)])
  })

  it('of a triangle with an angle of 120° or more is that corner', () =>
    expect(
      spatialMedian([
        [-3, 1],
        [0, 0],
        [3, 1],
      ]),
    ).toEqual([0, 0]))

  it('of an even number of points on a line is the middle of the middle two', () =>
    expect(spatialMedian([[9], [0], [1], [4], [4.5], [0]])).toEqual([2.5]))

  it('leaves a mean that lies on a point which is not the median', () => {
    // Mean (0, 0). Three of six points at (−1, 0): that is the median.
    const rows = [
      [0, 0],
      [-1, 0],
      [-1, 0],
      [-1, 0],
      [1, 1],
      [2, -1],
    ]
    expect(spatialMedian(rows)).toEqual([-1, 0])
    // The same with one point fewer there: no point of the sample is it, the pull at (0, 0) is towards the left.
    const fewer = [
      [0, 0],
      [-1.5, 0.25],
      [-1.5, -0.25],
      [-1, 0.5],
      [-1, -0.5],
      [5, 0],
    ]
    const [x, y] = spatialMedian(fewer)
    expect(x).toBeLessThan(-0.5)
    expect(y).toBeCloseTo(0, 9)
  })

  it('has no place beside it with a smaller sum of distances', () => {
    const value = fc.integer({ min: -30, max: 30 })
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 9 }), (rows) => {
        const sum = (x: number, y: number) =>
          rows.reduce((total, [px, py]) => total + Math.sqrt((px - x) ** 2 + (py - y) ** 2), 0)
        const [x, y] = spatialMedian(rows)
        for (const [dx, dy] of [
          [1, 0],
          [-1, 0],
          [0, 1],
          [0, -1],
          [1, 1],
          [-1, 1],
        ])
          for (const far of [1e-4, 0.1, 5]) expect(sum(x + far * dx, y + far * dy)).toBeGreaterThan(sum(x, y) - 1e-9)
      }),
    )
  })
})

describe('without an answer', () => {
  it('says that one group, or one person, is too few', () => {
    expect(dispersion([a])).toEqual({ missing: 'too-few-values' })
    expect(dispersion([a, [[1, 2]]])).toEqual({ missing: 'too-few-values' })
  })

  it('has none with two people a group, who are equally far from their mean', () =>
    expect(dispersion([a.slice(0, 2), b.slice(0, 2)], { centre: 'mean' })).toEqual({ missing: 'no-variance' }))
})

describe('laws', () => {
  it('turning and moving every vector changes nothing', () =>
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (move) => {
        const moved = (rows: readonly (readonly number[])[]) =>
          rows.map(([x, y]) => [0.6 * x - 0.8 * y + move, 0.8 * x + 0.6 * y - move])
        const [before, after] = [dispersion([a, b]), dispersion([moved(a), moved(b)])] as Dispersion[]
        expect(after.f).toBeCloseTo(before.f, 7)
      }),
    ))
})
