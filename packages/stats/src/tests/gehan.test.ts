import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNoStatistic } from '../missing.js'
import { type Gehan, gehan } from './gehan.js'
import { type RankSum, rankSum } from './rank-sum.js'

// STATISTICS.md §9: amplitudes, µV.
const x = [0, 0, 60, 120, 300]
const y = [0, 80, 150, 200, 400, 900]

describe('responses with a limit of 50 µV', () => {
  it('gives scores, W, variance, z, p and exact p', () => {
    const found = gehan(x, y, { limit: 50 }) as Gehan
    expect(found.scoresA).toEqual([-8, -8, -4, 0, 6])
    expect(found.scoresB).toEqual([-8, -2, 2, 4, 8, 10])
    expect(found.w).toBe(14)
    expect(found.variance).toBeCloseTo(117.8181818, 7)
    expect([found.z, found.p]).toEqual([expect.closeTo(1.2897985, 7), expect.closeTo(0.1971206, 7)])
    expect(found.exactP).toBeCloseTo(110 / 462, 12)
  })

  it('a measured value below the limit is not compared with a censored one, unless the floor censors it', () => {
    // 0 against 20: not known. 0 against 60: below. 20 against 60: below.
    expect(gehan([0, 20], [60, 60], { limit: 50 })).toMatchObject({ scoresA: [-2, -2], scoresB: [2, 2] })
    expect(gehan([0, 20], [20, 60], { limit: 50 })).toMatchObject({ scoresA: [-1, -1], scoresB: [-1, 3] })
    expect(gehan([0, 30], [20, 60], { limit: 50 })).toMatchObject({ scoresA: [-1, 0], scoresB: [-2, 3] })
    expect(gehan([0, 30], [20, 60], { limit: 50, floor: true })).toMatchObject({ scoresA: [-1, -1], scoresB: [-1, 3] })
  })

  it('gives no exact p where there are too many labelings: C(11, 5) = 462', () => {
    expect(gehan(x, y, { limit: 50, mostLabelings: 461 })).toMatchObject({ exactP: null })
    expect((gehan(x, y, { limit: 50, mostLabelings: 462 }) as Gehan).exactP).toBeCloseTo(110 / 462, 12)
  })

  it('leaves NaN out', () => expect(gehan([...x, Number.NaN], y, { limit: 50 })).toEqual(gehan(x, y, { limit: 50 })))

  it('says that one value is too few, and that censored values alone leave nothing to compare', () => {
    expect(gehan([0], y, { limit: 50 })).toEqual({ missing: 'too-few-values' })
    expect(gehan([0, 0], [0, 0, 0], { limit: 50 })).toEqual({ missing: 'no-variance' })
  })
})

describe('laws', () => {
  const values = fc.array(fc.constantFrom(0, 0, 60, 70, 90, 200, 210), { minLength: 2, maxLength: 8 })

  it('is Wilcoxon’s test where every censored value is below every measured one', () =>
    fc.assert(
      fc.property(values, values, (a, b) => {
        fc.pre(new Set([...a, ...b]).size > 1)
        const [censored, ranked] = [gehan(a, b, { limit: 50 }) as Gehan, rankSum(a, b) as RankSum]
        expect(censored.w).toBe(2 * ranked.w - a.length * b.length)
        expect(censored.exactP).toBeCloseTo(ranked.p, 12)
      }),
    ))

  it('all scores together are 0', () =>
    fc.assert(
      fc.property(values, values, (a, b) => {
        const found = gehan(a, b, { limit: 80 })
        if (isNoStatistic(found)) return
        const { scoresA, scoresB } = found
        expect([...scoresA, ...scoresB].reduce((sum, score) => sum + score, 0)).toBe(0)
      }),
    ))
})
