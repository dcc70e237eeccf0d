import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNoStatistic } from '../missing.js'
import { type Correlation, partialCorrelation, pearson, spearman } from './correlation.js'

// STATISTICS.md §11 and §4: number of episodes, overlap, age in years.
const episodes = [1, 2, 3, 4, 5, 6, 8, 10]
const overlap = [0.42, 0.5, 0.47, 0.55, 0.61, 0.58, 0.7, 0.66]
const age = [24, 31, 28, 35, 30, 41, 38, 45]

describe('episodes and overlap', () => {
  it('Pearson', () =>
    expect(pearson(episodes, overlap)).toMatchObject({
      n: 8,
      df: 6,
      r: expect.closeTo(0.9191474379, 9),
      p: expect.closeTo(0.0012425298, 9),
    }))

  it('Spearman', () =>
    expect(spearman(episodes, overlap)).toMatchObject({
      r: expect.closeTo(0.9285714286, 9),
      // scipy.stats.spearmanr, 1.10.1
      p: expect.closeTo(0.0008629681828999769, 10),
    }))

  it('partial given age', () => {
    const { r, t, df, p } = partialCorrelation(episodes, overlap, [age]) as Correlation
    expect([r, t, p]).toEqual([
      expect.closeTo(0.7787923104, 9),
      expect.closeTo(2.7761563749, 8),
      expect.closeTo(0.0390794172, 9),
    ])
    expect(df).toBe(5)
  })

  it('partial given two covariates', () => {
    const { r, t, df, p } = partialCorrelation(episodes, overlap, [age, [3, 1, 4, 1, 5, 9, 2, 6]]) as Correlation
    // numpy.linalg.pinv, 1.24.2, and scipy.stats.t.sf, 1.10.1
    expect([r, t, p]).toEqual([
      expect.closeTo(0.8144901331607562, 10),
      expect.closeTo(2.807727857276346, 9),
      expect.closeTo(0.0484288060468739, 10),
    ])
    expect(df).toBe(4)
  })

  it('Spearman with ties takes mid-ranks', () =>
    // scipy.stats.spearmanr, 1.10.1
    expect(spearman([1, 2, 2, 4, 5, 5, 5, 9], overlap)).toMatchObject({
      r: expect.closeTo(0.9206786552629431, 12),
      p: expect.closeTo(0.001174650727939171, 10),
    }))

  it('leaves out a person in whom anything is missing, before ranks are given', () => {
    const found = spearman([...episodes, 4.5, Number.NaN], [...overlap, Number.NaN, 0.1])
    expect(found).toEqual(spearman(episodes, overlap))
    expect(partialCorrelation([...episodes, 7], [...overlap, 0.2], [[...age, Number.NaN]])).toEqual(
      partialCorrelation(episodes, overlap, [age]),
    )
  })
})

describe('without an answer', () => {
  it('says that two people are too few, and one', () => {
    expect(pearson([1, 2], [3, 5])).toEqual({ missing: 'no-freedom' })
    expect(pearson([1], [3])).toEqual({ missing: 'too-few-values' })
    expect(partialCorrelation([1, 2, 4], [3, 5, 1], [[1, 0, 0]])).toEqual({ missing: 'no-freedom' })
  })

  it('says that a column is the same in all', () =>
    expect(pearson([0.1, 0.1, 0.1, 0.1], [1, 2, 3, 5])).toEqual({ missing: 'no-variance' }))

  it('says that points on a line leave nothing to judge by', () => {
    expect(pearson([1, 2, 4, 7], [0.3, 0.5, 0.9, 1.5])).toEqual({ missing: 'no-residual' })
    expect(spearman([1, 2, 4, 7], [9, 8, 3, -2])).toEqual({ missing: 'no-residual' })
  })

  it('says that a covariate is constant, or follows from the others, or gives x away', () => {
    expect(partialCorrelation(episodes, overlap, [age.map(() => 3)])).toEqual({ missing: 'singular' })
    expect(partialCorrelation(episodes, overlap, [age, age.map((years) => 12 * years + 1)])).toEqual({
      missing: 'singular',
    })
    expect(partialCorrelation(episodes, overlap, [episodes.map((count) => 2 * count)])).toEqual({ missing: 'singular' })
  })

  it('refuses columns of different lengths', () => expect(() => pearson([1, 2], [1])).toThrow(/2, 1 values/))
})

describe('laws', () => {
  const value = fc.integer({ min: -20, max: 20 })
  const people = fc.array(fc.tuple(value, value, value), { minLength: 5, maxLength: 12 })
  const column = (rows: readonly (readonly number[])[], j: number) => rows.map((row) => row[j])

  it('partial given one covariate follows from the three correlations', () =>
    fc.assert(
      fc.property(people, (rows) => {
        const [x, y, z] = [0, 1, 2].map((j) => column(rows, j))
        const all = [pearson(x, y), pearson(x, z), pearson(y, z), partialCorrelation(x, y, [z])]
        if (all.some(isNoStatistic)) return
        const [xy, xz, yz, partial] = (all as Correlation[]).map(({ r }) => r)
        fc.pre(Math.abs(xz) < 0.99 && Math.abs(yz) < 0.99)
        expect(partial).toBeCloseTo((xy - xz * yz) / Math.sqrt((1 - xz * xz) * (1 - yz * yz)), 9)
      }),
    ))

  it('exchanging x and y changes nothing, and turning x around changes the sign', () =>
    fc.assert(
      fc.property(people, (rows) => {
        const [x, y, z] = [0, 1, 2].map((j) => column(rows, j))
        const found = partialCorrelation(x, y, [z])
        if (isNoStatistic(found)) return
        expect((partialCorrelation(y, x, [z]) as Correlation).r).toBeCloseTo(found.r, 12)
        const turned = x.map((each) => 3 - 2 * each)
        expect((partialCorrelation(turned, y, [z]) as Correlation).r).toBeCloseTo(-found.r, 12)
      }),
    ))
})
