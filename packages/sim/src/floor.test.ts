import { describe, expect, it } from 'vitest'
import { extremeValue, extremeValueMean } from './floor.js'
import { extremeValueTable } from './floor-table.js'

const floor = { shape: 0.14, locationUv: 8.28, scaleUv: 1.55 }

describe('the floor of silent trials', () => {
  it('has the published mean and quantiles', () => {
    expect(extremeValueMean(floor)).toBeCloseTo(9.4217, 3)
    expect(extremeValue(floor, 0.05)).toBeCloseTo(6.7035, 3)
    expect(extremeValue(floor, 0.5)).toBeCloseTo(8.8629, 3)
    expect(extremeValue(floor, 0.95)).toBeCloseTo(13.9887, 3)
  })

  it('is read from the table within 2e-5 scales', () => {
    const read = extremeValueTable(0.14)
    for (let k = 1; k < 2000; k++)
      expect(Math.abs(read(floor, k / 2000) - extremeValue(floor, k / 2000))).toBeLessThan(2e-5 * floor.scaleUv)
  })
})
