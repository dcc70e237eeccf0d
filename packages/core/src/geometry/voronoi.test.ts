import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dilateHull } from './dilate.js'
import { medianNearestMm, nearestDistancesMm } from './nearest.js'
import { polygonAreaMm2 } from './polygon.js'
import { voronoiAreasMm2 } from './voronoi.js'

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)

describe('voronoiAreasMm2', () => {
  const grid = Float64Array.from(
    { length: 50 },
    (_, k) => 10 * (k % 2 === 0 ? Math.floor(k / 2) % 5 : Math.floor(k / 10)),
  )

  it('gives step² inside a regular grid', () => {
    const areas = voronoiAreasMm2(grid, dilateHull(grid, 5))
    for (const i of [6, 7, 8, 11, 12, 13, 16, 17, 18]) expect(areas[i]).toBeCloseTo(100, 9)
  })

  it('gives step² everywhere in a square that ends half a step outside', () => {
    const areas = voronoiAreasMm2(grid, Float64Array.of(-5, -5, 45, -5, 45, 45, -5, 45))
    for (const area of areas) expect(area).toBeCloseTo(100, 9)
  })

  it('shares a cell between stimuli at one place', () => {
    const clip = Float64Array.of(0, 0, 4, 0, 4, 1, 0, 1)
    expect([...voronoiAreasMm2(Float64Array.of(1, 0.5, 3, 0.5, 1, 0.5), clip)]).toEqual([1, 2, 1])
  })

  it('cuts a line of points across', () => {
    const clip = Float64Array.of(0, 0, 6, 0, 6, 1, 0, 1)
    expect([...voronoiAreasMm2(Float64Array.of(1, 0.5, 5, 0.5, 3, 0.5), clip)]).toEqual([2, 2, 2])
  })

  it('cuts points that are on a line but for rounding', () => {
    const line = Float64Array.of(-5, 0, 1, 5e-11, -4, 0, -1, 0, 0, 0)
    const clip = Float64Array.of(-6, 0, 2, 0, 2, 1, -6, 1)
    voronoiAreasMm2(line, clip).forEach((area, i) => expect(area).toBeCloseTo([1.5, 1.5, 2, 2, 1][i], 8))
  })

  const cloud = (coordinate: fc.Arbitrary<number>) =>
    fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 40 }).map((p) => Float64Array.from(p.flat()))

  it.each([
    ['anywhere', fc.double({ min: -50, max: 50, noNaN: true })],
    ['near a line', fc.oneof(fc.double({ min: -1e-9, max: 1e-9, noNaN: true }), fc.integer({ min: -5, max: 5 }))],
    ['on few places and lines', fc.integer({ min: 0, max: 3 })],
  ])('areas of points %s add up to the area of the clip', (_name, coordinate) =>
    fc.assert(
      fc.property(cloud(coordinate), (planeMm) => {
        const distance = medianNearestMm(planeMm, 2)
        fc.pre(nearestDistancesMm(planeMm, 2).every((mm) => mm > 0.001))
        const clip = dilateHull(planeMm, distance / 2)
        const areas = voronoiAreasMm2(planeMm, clip)
        expect(Math.abs(sum(areas) / polygonAreaMm2(clip) - 1)).toBeLessThan(1e-9)
        expect(areas.every((area) => area > -1e-9)).toBe(true)
      }),
    ),
  )
})
