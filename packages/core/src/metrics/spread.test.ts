import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { missing } from '../model/missing.js'
import { gridFrom, valueOf } from './metrics.test-support.js'
import { spread } from './spread.js'

const side = fc.integer({ min: 2, max: 5 })
const uv = fc.oneof(fc.constantFrom(0, 50, 100), fc.double({ min: 0, max: 400, noNaN: true }))
const anyGrid = fc.tuple(side, side, fc.array(uv, { minLength: 25, maxLength: 25 })).map(gridFrom)

const numbers = (values: number[][]) =>
  ['spread_major', 'spread_minor', 'aspect_ratio'].map((id) => valueOf(spread, id, values))

describe('spread', () => {
  it('is 10 mm for two sites alike 20 mm apart, and 0 across them', () => {
    expect(numbers([[80, 0, 80]])).toEqual([10, 0, missing('collinear')])
  })

  it('is 5 mm either way for a square of four sites 10 mm apart', () => {
    expect(
      numbers([
        [7, 7],
        [7, 7],
      ]),
    ).toEqual([5, 5, 1])
  })

  it('is 0 for one active site of many, which has no aspect', () => {
    expect(
      numbers([
        [0, 0],
        [0, 9],
      ]),
    ).toEqual([0, 0, missing('collinear')])
  })

  it('needs three sites with trials, and something above the threshold', () => {
    expect(numbers([[80, 80]])).toEqual([missing('one-site'), missing('one-site'), missing('one-site')])
    expect(numbers([[0, 0, 0]])).toEqual([missing('empty-map'), missing('empty-map'), missing('empty-map')])
  })

  it('has a variance along both axes that adds up to the mean squared distance from the centre', () => {
    fc.assert(
      fc.property(anyGrid, (values) => {
        const [major, minor] = numbers(values)
        if (typeof major !== 'number' || typeof minor !== 'number') return
        const places = values.flatMap((row, r) => row.map((uv, c) => ({ uv, x: 10 * c, y: -10 * r })))
        const total = places.reduce((sum, { uv }) => sum + uv, 0)
        const mean = (of: (place: { uv: number; x: number; y: number }) => number) =>
          places.reduce((sum, place) => sum + place.uv * of(place), 0) / total
        const [cx, cy] = [mean(({ x }) => x), mean(({ y }) => y)]
        const squared = mean(({ x, y }) => (x - cx) * (x - cx) + (y - cy) * (y - cy))
        expect(major * major + minor * minor).toBeCloseTo(squared, 6)
        expect(major).toBeGreaterThanOrEqual(minor)
      }),
    )
  })
})
