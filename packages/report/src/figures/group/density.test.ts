import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandwidth, density } from './density.js'

describe('the kernel density', () => {
  const values = [1, 2, 2.5, 3, 5, 9]

  it('has the bandwidth and the heights of another implementation', () => {
    // scipy 1.10.1: gaussian_kde(values, bw_method = h / SD), h = 0.9 min(SD, IQR / 1.34) n^(−1/5)
    expect(bandwidth(values)).toBeCloseTo(1.1147335569957093, 13)
    const h = 1.1147335569957093
    expect(density(values, h, 0)).toBeCloseTo(0.05823850807911376, 14)
    expect(density(values, h, 2.5)).toBeCloseTo(0.19646993887344685, 14)
    expect(density(values, h, 7)).toBeCloseTo(0.02397280276497348, 14)
  })

  it('has an area of 1', () =>
    fc.assert(
      fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 30 }), (some) => {
        let area = 0
        for (let x = -12; x <= 12; x += 0.05) area += 0.05 * density(some, 0.8, x)
        expect(area).toBeCloseTo(1, 6)
      }),
    ))

  it('does not exist where the values have no spread', () => {
    expect(bandwidth([])).toBeNull()
    expect(bandwidth([3])).toBeNull()
    expect(bandwidth([3, 3, 3])).toBeNull()
    expect(bandwidth([3, 3, 3, 3, 3, 4])).toBeGreaterThan(0)
  })
})
