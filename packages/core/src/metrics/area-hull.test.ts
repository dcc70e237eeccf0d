import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { absolute, gridView } from '../map/grid-maps.test-support.js'
import { areaHull } from './area-hull.js'
import { gridFrom, valueOf } from './metrics.test-support.js'

const side = fc.integer({ min: 2, max: 5 })
const uv = fc.oneof(fc.constantFrom(0, 50, 100), fc.double({ min: 0, max: 400, noNaN: true }))
const anyGrid = fc.tuple(side, side, fc.array(uv, { minLength: 25, maxLength: 25 })).map(gridFrom)

const hull = (values: number[][], thetaUv = 50) =>
  valueOf(areaHull, 'area_hull', values, { threshold: absolute(thetaUv) })
const notes = (values: number[][]) => areaHull.notes?.(gridView(values, { threshold: absolute(50) }))

describe('area_hull', () => {
  it('is the square between four sites 10 mm apart, whatever lies inside or beside it', () => {
    expect(
      hull([
        [90, 60, 0],
        [60, 60, 50],
      ]),
    ).toBe(100)
    expect(
      hull([
        [90, 0, 90],
        [0, 0, 0],
        [90, 0, 90],
      ]),
    ).toBe(400)
  })

  it('is 0 with the reason for active sites on a line, and for none', () => {
    expect([hull([[90, 90, 90]]), notes([[90, 90, 90]])]).toEqual([0, ['collinear']])
    expect([hull([[90, 0, 0]]), notes([[90, 0, 0]])]).toEqual([0, ['collinear']])
    expect([hull([[0, 0, 0]]), notes([[0, 0, 0]])]).toEqual([0, ['empty-map']])
  })

  it('never grows as the threshold rises, and is at most the hull of all sites', () => {
    const theta = fc.double({ min: 0, max: 400, noNaN: true })
    fc.assert(
      fc.property(anyGrid, theta, theta, (values, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)]
        expect(hull(values, high)).toBeLessThanOrEqual(hull(values, low) as number)
        expect(hull(values, low)).toBeLessThanOrEqual(100 * (values.length - 1) * (values[0].length - 1))
      }),
    )
  })
})
