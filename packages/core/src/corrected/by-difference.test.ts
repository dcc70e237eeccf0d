import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMissing, missing } from '../model/missing.js'
import { byDifference } from './by-difference.js'

const pairs = (...differences: readonly number[]) => differences.map((d, k) => ({ truth: 5 + k, seen: 5 + k + d }))

describe('a distance corrected by the difference that noise makes', () => {
  it('is the distance less the mean difference, 1.96 SD to either end', () => {
    // Differences 1, 2, 3, 4, 5: mean 3, SD √2.
    const { value, interval } = byDifference(10, pairs(1, 2, 3, 4, 5))
    expect(value).toBeCloseTo(7, 12)
    expect(interval.low).toBeCloseTo(7 - 1.96 * Math.sqrt(2), 12)
    expect(interval.high).toBeCloseTo(7 + 1.96 * Math.sqrt(2), 12)
  })

  it('is 0 where noise explains it all, and its interval says how far apart they may be', () => {
    // Differences 1 … 5 again: 2 − 3 = −1, and −1 + 1.96 √2 = 1.77.
    const { value, interval } = byDifference(2, pairs(1, 2, 3, 4, 5))
    expect([interval.low, value]).toEqual([0, 0])
    expect(interval.high).toBeCloseTo(-1 + 1.96 * Math.sqrt(2), 12)
  })

  it('is missing where noise alone should have shown more: 0 and nothing else is no interval', () => {
    // 0.2 lies below 3 − 1.96 √2 = 0.228, 0.3 above.
    const none = missing('off-value')
    expect(byDifference(0.2, pairs(1, 2, 3, 4, 5))).toEqual({ value: none, interval: { low: none, high: none } })
    expect(byDifference(0.3, pairs(1, 2, 3, 4, 5)).value).toBe(0)
  })

  it('is 0 for certain where nothing differs', () =>
    expect(byDifference(0, pairs(0, 0, 0))).toEqual({ value: 0, interval: { low: 0, high: 0 } }))

  it('is missing, or never below 0 and inside an interval that has a width', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 50, noNaN: true }),
        fc.double({ min: -50, max: 100, noNaN: true }),
        fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 2, maxLength: 30 }),
        (observed, mean, about) => {
          fc.pre(Math.max(...about) - Math.min(...about) > 1e-3)
          const { value, interval } = byDifference(observed, pairs(...about.map((d) => mean + d)))
          if (isMissing(value)) {
            expect(value).toEqual(missing('off-value'))
            expect(interval).toEqual({ low: value, high: value })
            return
          }
          const [low, at, high] = [interval.low, value, interval.high] as number[]
          expect(low).toBeGreaterThanOrEqual(0)
          expect(at).toBeGreaterThanOrEqual(low)
          expect(high).toBeGreaterThanOrEqual(at)
          expect(high).toBeGreaterThan(low)
        },
      ),
    ))

  it('is missing where more than a fifth of the participants show none', () => {
    expect(byDifference(10, pairs(1, 2, 3, 4, Number.NaN)).value).toBeTypeOf('number')
    expect(byDifference(10, pairs(1, 2, 3, Number.NaN, Number.NaN)).value).toEqual(missing('low-snr'))
  })
})
