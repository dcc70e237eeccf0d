import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { midRanks, type RankSum, rankSum } from './rank-sum.js'

// STATISTICS.md §2, data G.
const a = [12.1, 15.3, 9.8, 14.2, 11.0, 13.7, 16.1, 10.4]
const b = [9.2, 11.1, 7.5, 12.4, 8.8, 6.9, 10.7]

describe('Wilcoxon’s rank sum', () => {
  it('of data G: W of b and exact p', () =>
    expect(rankSum(a, b)).toEqual({ w: 9, p: expect.closeTo(0.0289044289, 10), isExact: true }))

  it('counts ties: 64 of 462, and 5 of 35', () => {
    // Enumerated with itertools.combinations and scipy.stats.rankdata, 1.10.1
    expect(rankSum([1, 2, 2, 3, 5], [2, 3, 4, 5, 5, 6])).toEqual({
      w: 23.5,
      p: expect.closeTo(64 / 462, 14),
      isExact: true,
    })
    expect(rankSum([1, 1, 1], [1, 2, 2, 2])).toMatchObject({ w: 10.5, p: expect.closeTo(5 / 35, 14) })
  })

  it('of groups that do not overlap has 2 of the C(7, 3) orders', () =>
    expect(rankSum([1, 2, 3], [4, 5, 6, 7])).toMatchObject({ w: 12, p: expect.closeTo(2 / 35, 14) }))

  it('goes over to the normal distribution for large groups', () => {
    const x = Array.from({ length: 60 }, (_, i) => (7 * i * i + 3 * i) % 41)
    const y = Array.from({ length: 55 }, (_, i) => ((5 * i * i + 11 * i) % 47) + 2)
    // scipy.stats.mannwhitneyu(y, x, method='asymptotic'), 1.10.1
    expect(rankSum(x, y)).toEqual({ w: 2179, p: expect.closeTo(0.003068331040453058, 12), isExact: false })
  })

  it('leaves NaN out', () => expect(rankSum([...a, Number.NaN], b)).toEqual(rankSum(a, b)))

  it('says that one value is too few, and that equal values leave nothing to compare', () => {
    expect(rankSum([1], b)).toEqual({ missing: 'too-few-values' })
    expect(rankSum([2, 2], [2, 2, 2])).toEqual({ missing: 'no-variance' })
  })
})

describe('laws', () => {
  const values = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 7 })

  it('p is the share of all labelings that are as far from the middle', () =>
    fc.assert(
      fc.property(values, values, (x, y) => {
        const ranks = midRanks([...x, ...y])
        fc.pre(new Set(ranks).size > 1)
        const far = (inB: (i: number) => boolean) =>
          Math.abs(ranks.reduce((sum, rank, i) => sum + (inB(i) ? rank : 0), 0) - (y.length * (ranks.length + 1)) / 2)
        const observed = far((i) => i >= x.length)
        let [asFar, all] = [0, 0]
        for (let set = 0; set < 1 << ranks.length; set++) {
          const inB = (i: number) => ((set >> i) & 1) === 1
          if (ranks.filter((_, i) => inB(i)).length !== y.length) continue
          all++
          if (far(inB) >= observed) asFar++
        }
        expect((rankSum(x, y) as RankSum).p).toBeCloseTo(asFar / all, 12)
      }),
      { numRuns: 30 },
    ))

  it('exchanging the groups leaves p, and W of both are all pairs', () =>
    fc.assert(
      fc.property(values, values, (x, y) => {
        fc.pre(new Set([...x, ...y]).size > 1)
        const [there, back] = [rankSum(x, y), rankSum(y, x)] as RankSum[]
        expect(there.p).toBeCloseTo(back.p, 12)
        expect(there.w + back.w).toBe(x.length * y.length)
      }),
    ))

  it('mid-ranks of 3 1 3 2 are 3.5 1 3.5 2', () => expect([...midRanks([3, 1, 3, 2])]).toEqual([3.5, 1, 3.5, 2]))
})
