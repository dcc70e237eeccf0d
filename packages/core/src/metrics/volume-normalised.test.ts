import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { threshold } from '../map/grid-maps.test-support.js'
import { missing } from '../model/missing.js'
import { gridFrom, valueOf } from './metrics.test-support.js'
import { volumeNormalised } from './volume-normalised.js'

const side = fc.integer({ min: 2, max: 5 })
const uv = fc.oneof(fc.constantFrom(0, 50, 100), fc.double({ min: 0, max: 400, noNaN: true }))
const anyGrid = fc.tuple(side, side, fc.array(uv, { minLength: 25, maxLength: 25 })).map(gridFrom)

const normalised = (values: number[][], floorUv = 0) =>
  valueOf(volumeNormalised, 'volume_normalised', values, {
    threshold: threshold({ kind: 'noise', floorUv, thetaUv: floorUv }),
  })

describe('volume_normalised', () => {
  it('is the whole area where all sites are as high as the highest', () => {
    expect(normalised([[80, 80, 80]])).toBe(300)
  })

  it('counts a site half as high as half a cell, above the noise floor', () => {
    expect(normalised([[80, 40]])).toBe(150)
    expect(normalised([[80, 50]], 20)).toBe(150)
  })

  it('does not exist for an empty map', () => {
    expect(normalised([[0, 0]])).toEqual(missing('empty-map'))
  })

  it('is at least the cell of the maximum and at most all cells', () => {
    fc.assert(
      fc.property(anyGrid, (values) => {
        const found = normalised(values)
        if (typeof found !== 'number') return
        expect(found).toBeGreaterThanOrEqual(100 - 1e-9)
        expect(found).toBeLessThanOrEqual(100 * values.flat().length + 1e-9)
      }),
    )
  })
})
