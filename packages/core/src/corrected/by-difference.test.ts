import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { missing } from '../model/missing.js'
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

  it('is never below 0, nor is its interval', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 50, noNaN: true }),
        fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 30 }),
        (observed, differences) => {
          const { value, interval } = byDifference(observed, pairs(...differences))
          const [low, at, high] = [interval.low, value, interval.high] as number[]
          expect(low).toBeGreaterThanOrEqual(0)
          expect(at).toBeGreaterThanOrEqual(low)
          expect(high).toBeGreaterThanOrEqual(at)
        },
      ),
    ))

  it('is missing where more than a fifth of the participants show none', () => {
    expect(byDifference(10, pairs(1, 2, 3, 4, Number.NaN)).value).toBeTypeOf('number')
    expect(byDifference(10, pairs(1, 2, 3, Number.NaN, Number.NaN)).value).toEqual(missing('low-snr'))
  })
})
