import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { madSd, median, quantileSorted, sortedPresent } from './quantile.js'

describe('quantileSorted', () => {
  it('interpolates between neighbours as NumPy does: the 95th percentile of 0 … 10 is 9.5', () => {
    expect(quantileSorted([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.95)).toBe(9.5)
  })

  it('gives the ends at 0 and 1', () => {
    expect([quantileSorted([3, 5, 9], 0), quantileSorted([3, 5, 9], 1)]).toEqual([3, 9])
  })

  it('grows with p', () => {
    const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), { minLength: 1 })
    const p = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(values, p, p, (x, a, b) => {
        const sorted = sortedPresent(x)
        expect(quantileSorted(sorted, Math.min(a, b))).toBeLessThanOrEqual(
          quantileSorted(sorted, Math.max(a, b)) + 1e-9,
        )
      }),
    )
  })
})

describe('median and MAD', () => {
  it('leave missing values out', () => {
    expect(median([Number.NaN, 4, 1, Number.NaN, 2])).toBe(2)
  })

  it('are missing when nothing is present', () => {
    expect([median([]), median([Number.NaN]), madSd([])]).toEqual([Number.NaN, Number.NaN, Number.NaN])
  })

  it('scale the deviation to a standard deviation', () => {
    expect(madSd([1, 1, 2, 2, 4, 6, 9])).toBeCloseTo(1.4826, 12)
  })
})
