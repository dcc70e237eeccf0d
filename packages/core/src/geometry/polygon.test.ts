import { cos, sin } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dilateHull } from './dilate.js'
import { convexHull } from './hull.js'
import { clipByConvex, clipByHalfPlane, isInside, nearestOnEdge, polygonAreaMm2 } from './polygon.js'

const polygon = (...corners: number[]) => Float64Array.from(corners)
const square = polygon(0, 0, 2, 0, 2, 2, 0, 2)
const coordinate = fc.integer({ min: -20, max: 20 }).map((k) => k / 2)
const points = fc.array(coordinate, { minLength: 2, maxLength: 40 }).map((c) => polygon(...c.slice(0, c.length & ~1)))

describe('polygons', () => {
  it('a square of 2 mm has 4 mm², whatever its place', () => {
    expect([polygonAreaMm2(square), polygonAreaMm2(square.map((mm) => mm + 1e6))]).toEqual([4, 4])
  })

  it('a half-plane through the middle halves it, one beside it leaves or takes all', () => {
    expect(polygonAreaMm2(clipByHalfPlane(square, 1, 1, 2))).toBe(2)
    expect(clipByHalfPlane(square, 1, 0, 3)).toEqual(square)
    expect(clipByHalfPlane(square, 1, 0, -1).length).toBe(0)
  })

  it('two squares that overlap by a quarter share 1 mm²', () => {
    const other = square.map((mm) => mm + 1)
    expect(polygonAreaMm2(clipByConvex(square, other))).toBe(1)
  })

  it('inside holds the edge', () => {
    expect([isInside(square, 1, 1), isInside(square, 2, 1), isInside(square, 2.1, 1)]).toEqual([true, true, false])
  })

  it('the nearest point of the edge is the foot of the perpendicular or a corner', () => {
    expect(nearestOnEdge(square, 1, -3)).toEqual({ x: 1, y: 0, distanceMm: 3 })
    expect(nearestOnEdge(square, 5, 6)).toEqual({ x: 2, y: 2, distanceMm: 5 })
  })
})

describe('convexHull', () => {
  it('keeps the corners of a turned grid, whose edges are straight but for rounding', () => {
    const angle = fc.double({ min: -7, max: 7, noNaN: true })
    const shift = fc.double({ min: -300, max: 300, noNaN: true })
    fc.assert(
      fc.property(angle, shift, shift, (rad, dx, dy) => {
        const turned = (a: number) => {
          const there = Array.from({ length: 12 }, (_, i) => [10 * (i % 4), 10 * Math.floor(i / 4)])
          return there.flatMap(([x, y]) => [cos(a) * x - sin(a) * y + dx, sin(a) * x + cos(a) * y + dy])
        }
        // There and back again leaves rounding of both turns on axis-parallel edges.
        const back = Float64Array.from(turned(rad)).map((_, k, mm) =>
          k % 2 === 0 ? cos(-rad) * mm[k] - sin(-rad) * mm[k + 1] : sin(-rad) * mm[k - 1] + cos(-rad) * mm[k],
        )
        for (const planeMm of [Float64Array.from(turned(rad)), back]) {
          expect(convexHull(planeMm).length).toBe(8)
          expect(polygonAreaMm2(convexHull(planeMm))).toBeCloseTo(600, 6)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('leaves out points inside and on a straight edge, counter-clockwise', () => {
    expect(convexHull(polygon(2, 2, 1, 0, 0, 2, 1, 1, 0, 0, 2, 0, 0, 1))).toEqual(polygon(0, 0, 2, 0, 2, 2, 0, 2))
  })

  it('has two corners for a line, one for a place, none for nothing', () => {
    const line = polygon(0.1, 0.3, 0.2, 0.6, 0.3, 0.9)
    expect([convexHull(line).length, convexHull(polygon(1, 1, 1, 1)), convexHull(polygon()).length]).toEqual([
      4,
      polygon(1, 1),
      0,
    ])
  })

  it('holds every point', () =>
    fc.assert(
      fc.property(points, (planeMm) => {
        const hull = convexHull(planeMm)
        fc.pre(hull.length > 4)
        for (let i = 0; i < planeMm.length; i += 2) expect(isInside(hull, planeMm[i], planeMm[i + 1])).toBe(true)
      }),
    ))
})

describe('dilateHull', () => {
  const circle = Math.PI * 9

  it.each([
    ['a circle for one place', polygon(5, 5), circle],
    ['a stadium for a line', polygon(0, 0, 4, 3), circle + 5 * 6],
    ['rounded corners for a square', square, circle + 4 + 8 * 3],
  ])('gives %s, less 0.0017 of the circle at most', (_name, planeMm, areaMm2) => {
    const area = polygonAreaMm2(dilateHull(planeMm, 3))
    expect(area).toBeLessThan(areaMm2)
    expect(area).toBeGreaterThan(areaMm2 - 0.0017 * circle)
  })

  it('its edge lies at the distance from the hull, less 0.0013 of it', () =>
    fc.assert(
      fc.property(points, fc.double({ min: 0.1, max: 10, noNaN: true }), (planeMm, d) => {
        const hull = convexHull(planeMm)
        const grown = dilateHull(planeMm, d)
        for (let i = 0; i < grown.length; i += 2) {
          const j = (i + 2) % grown.length
          const corner = nearestOnEdge(hull, grown[i], grown[i + 1]).distanceMm
          const middle = nearestOnEdge(hull, (grown[i] + grown[j]) / 2, (grown[i + 1] + grown[j + 1]) / 2).distanceMm
          expect(Math.abs(corner - d)).toBeLessThan(1e-9)
          expect(middle).toBeGreaterThan(d * (1 - 0.0013))
        }
      }),
    ))
})
