import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RankSum, rankSum } from '../tests/rank-sum.js'
import { cliffsDelta } from './cliffs-delta.js'

describe('Cliff’s delta', () => {
  it('is 1 where every value of b is above every value of a, −1 where below', () => {
    expect(cliffsDelta([1, 2], [3, 4, 5])).toBe(1)
    expect(cliffsDelta([3, 4, 5], [1, 2])).toBe(-1)
  })

  it('counts a tie as neither: two pairs above, one below, one tie', () =>
    expect(cliffsDelta([1, 3], [2, 3])).toBe(0.25))

  it('of data G follows from Wilcoxon’s W = 9 of 56 pairs', () => {
    // STATISTICS.md §2.
    const a = [12.1, 15.3, 9.8, 14.2, 11.0, 13.7, 16.1, 10.4]
    const b = [9.2, 11.1, 7.5, 12.4, 8.8, 6.9, 10.7]
    expect(cliffsDelta(a, b)).toBeCloseTo((2 * 9) / 56 - 1, 14)
  })

  it('leaves NaN out, and says that one value is too few', () => {
    expect(cliffsDelta([1, 3, Number.NaN], [2, 3])).toBe(0.25)
    expect(cliffsDelta([1], [2, 3])).toEqual({ missing: 'too-few-values' })
  })

  it('is 2W/(nₐ n_b) − 1 and turns its sign with the groups', () => {
    const values = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(values, values, (x, y) => {
        fc.pre(new Set([...x, ...y]).size > 1)
        const delta = cliffsDelta(x, y) as number
        expect(delta).toBeCloseTo((2 * (rankSum(x, y) as RankSum).w) / (x.length * y.length) - 1, 12)
        expect((cliffsDelta(y, x) as number) + delta).toBe(0)
      }),
    )
  })
})
