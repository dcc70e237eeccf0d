import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridMap } from '../map/grid-maps.test-support.js'
import { missing } from '../model/missing.js'
import { areaProbabilityWeighted } from './area-probability-weighted.js'
import { viewOf } from './view.js'

function areaOf(shares: readonly number[]) {
  const map = gridMap([shares])
  const probabilities = Float64Array.from(shares)
  return areaProbabilityWeighted.of(viewOf({ ...map, siteValues: { ...map.siteValues, probabilities } }))
    .area_probability_weighted
}

describe('area_probability_weighted', () => {
  it('counts a cell of 100 mm² that responds every other time as 50 mm²', () => {
    expect(areaOf([1, 0.5, 0])).toBe(150)
  })

  it('leaves out sites without trials', () => {
    expect(areaOf([0.5, Number.NaN])).toBe(50)
    expect(areaOf([Number.NaN])).toEqual(missing('no-sites'))
  })

  it('lies between 0 and the area of all cells, and grows with every probability', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 20 }), (shares) => {
        const area = areaOf(shares) as number
        expect(area).toBeGreaterThanOrEqual(0)
        expect(area).toBeLessThanOrEqual(100 * shares.length + 1e-9)
        expect(areaOf(shares.map((p) => (1 + p) / 2))).toBeGreaterThanOrEqual(area)
      }),
    )
  })
})
