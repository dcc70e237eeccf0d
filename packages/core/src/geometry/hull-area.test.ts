import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convexHull } from './hull.js'
import { hullAreaMm2, hullOrder } from './hull-area.js'
import { polygonAreaMm2 } from './polygon.js'

const areaOf = (points: readonly (readonly number[])[], chosen = points.map(() => 1)) =>
  hullAreaMm2(hullOrder(Float64Array.from(points.flat())), Uint8Array.from(chosen))

describe('hullAreaMm2', () => {
  it('is 100 for a square of 10 mm with a point inside, and 50 without one corner', () => {
    const points = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [4, 5],
    ]
    expect(areaOf(points)).toBe(100)
    expect(areaOf(points, [1, 1, 0, 1, 0])).toBe(50)
  })

  it('is 0 for fewer than three points and for points on a line', () => {
    expect(areaOf([])).toBe(0)
    expect(areaOf([[3, 4]])).toBe(0)
    expect(
      areaOf([
        [0, 0],
        [1, 1],
        [2, 2],
      ]),
    ).toBe(0)
  })

  it('is the area of the convex hull of the chosen points', () => {
    const mm = fc.integer({ min: -50, max: 50 })
    const point = fc.tuple(mm, mm, fc.constantFrom(0, 1))
    fc.assert(
      fc.property(fc.array(point, { maxLength: 30 }), (points) => {
        const chosen = points.filter(([, , is]) => is === 1).flatMap(([x, y]) => [x, y])
        const found = areaOf(
          points.map(([x, y]) => [x, y]),
          points.map(([, , is]) => is),
        )
        expect(found).toBeCloseTo(polygonAreaMm2(convexHull(Float64Array.from(chosen))), 9)
      }),
    )
  })
})
