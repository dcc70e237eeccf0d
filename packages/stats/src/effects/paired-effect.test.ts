import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNoStatistic } from '../missing.js'
import { type PairedEffect, pairedEffect } from './paired-effect.js'

// STATISTICS.md §2: differences of pairs.
const differences = [1.2, 0.4, -0.3, 2.1, 0.9, 1.5]
const before = [5.1, 6.3, 4.8, 7.2, 5.9, 6.6]
const after = before.map((value, i) => value + differences[i])

describe('six pairs', () => {
  const found = pairedEffect(before, after) as PairedEffect

  it('t and p of the differences', () =>
    expect([found.t, found.df, found.p]).toEqual([expect.closeTo(2.8087908103, 9), 5, expect.closeTo(0.0376017796, 9)]))

  it('the mean difference in its unit with its interval', () => {
    expect(found.difference).toBeCloseTo(5.8 / 6, 12)
    // scipy.stats.sem and the root of scipy.stats.t.sf, 1.10.1: t.ppf there has nine right digits only
    expect([found.low, found.high]).toEqual([
      expect.closeTo(0.08198142584383328, 10),
      expect.closeTo(1.8513519074895002, 10),
    ])
  })

  it('over the average of both SD, and freed of its bias', () => {
    // numpy 1.24.2; J(5) by scipy.special.gamma, 1.10.1
    expect(found.dAv).toBeCloseTo(0.7596057893642383, 11)
    expect(found.gAv).toBeCloseTo(0.7596057893642383 * 0.8407486824596893, 11)
  })

  it('leaves out a pair with a missing value, from the SD too', () =>
    expect(pairedEffect([...before, 100, Number.NaN], [...after, Number.NaN, -100])).toEqual(found))
})

describe('without an answer', () => {
  it('says that two pairs are too few', () =>
    expect(pairedEffect([1, 2], [2, 4])).toEqual({ missing: 'too-few-values' }))

  it('says that equal differences leave nothing to compare with', () =>
    expect(pairedEffect([1.1, 2.2, 3.3], [1.4, 2.5, 3.6])).toEqual({ missing: 'no-variance' }))

  it('refuses halves of pairs', () => expect(() => pairedEffect([1, 2, 3], [1])).toThrow(/3 values before and 1 after/))
})

describe('laws', () => {
  const value = fc.integer({ min: -50, max: 50 })
  const pairs = fc.array(fc.tuple(value, value), { minLength: 3, maxLength: 10 })

  it('exchanging before and after changes the sign; another unit changes the difference and not g', () =>
    fc.assert(
      fc.property(pairs, (rows) => {
        const [x, y] = [rows.map(([first]) => first), rows.map(([, second]) => second)]
        const there = pairedEffect(x, y)
        if (isNoStatistic(there)) return
        const back = pairedEffect(y, x) as PairedEffect
        expect([back.gAv, back.low]).toEqual([expect.closeTo(-there.gAv, 12), expect.closeTo(-there.high, 9)])
        const scaled = pairedEffect(
          x.map((each) => 10 * each),
          y.map((each) => 10 * each),
        ) as PairedEffect
        expect([scaled.gAv, scaled.difference]).toEqual([
          expect.closeTo(there.gAv, 10),
          expect.closeTo(10 * there.difference, 9),
        ])
      }),
    ))
})
