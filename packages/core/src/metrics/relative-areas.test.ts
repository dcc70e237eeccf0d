import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { absolute, gridView } from '../map/grid-maps.test-support.js'
import { gridFrom, valueOf } from './metrics.test-support.js'
import { relativeAreas } from './relative-areas.js'

const side = fc.integer({ min: 2, max: 5 })
const uv = fc.oneof(fc.constantFrom(0, 50, 100), fc.double({ min: 0, max: 400, noNaN: true }))
const anyGrid = fc.tuple(side, side, fc.array(uv, { minLength: 25, maxLength: 25 })).map(gridFrom)

const areas = (values: number[][]) => ['r25', 'r50', 'r75'].map((id) => valueOf(relativeAreas, id, values))

describe('r25, r50, r75', () => {
  it('count the sites at exactly that share of the maximum', () => {
    expect(areas([[100, 75, 50, 25, 24]])).toEqual([400, 300, 200])
  })

  it('do not depend on the threshold', () => {
    expect(valueOf(relativeAreas, 'r25', [[100, 30, 10]], { threshold: absolute(90) })).toBe(200)
  })

  it('are 0 for an empty map only, with the reason', () => {
    expect(areas([[0, 0]])).toEqual([0, 0, 0])
    expect(relativeAreas.notes?.(gridView([[0, 0]]))).toEqual(['empty-map'])
    expect(areas([[1e-300, 0]])).toEqual([100, 100, 100])
  })

  it('never grow with the share, and hold the maximum', () => {
    fc.assert(
      fc.property(anyGrid, (values) => {
        const [r25, r50, r75] = areas(values) as number[]
        expect(r25).toBeGreaterThanOrEqual(r50)
        expect(r50).toBeGreaterThanOrEqual(r75)
        expect(r75).toBeGreaterThanOrEqual(values.flat().some((uv) => uv > 0) ? 100 : 0)
      }),
    )
  })
})
