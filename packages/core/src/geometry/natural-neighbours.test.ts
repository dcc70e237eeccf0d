import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Delaunay, delaunay } from './delaunay.js'
import { convexHull } from './hull.js'
import { naturalNeighbours } from './natural-neighbours.js'
import { clipByHalfPlane, isInside, nearestOnEdge, type Polygon, polygonAreaMm2 } from './polygon.js'

/** The value at a place when vertex v has the value of(x, y). */
function valueAt(flat: Float64Array, x: number, y: number, of: (x: number, y: number, v: number) => number): number {
  const mesh = delaunay(flat) as Delaunay
  const { columns, weights } = naturalNeighbours(mesh, Float64Array.of(x, y))
  return columns.reduce((sum, v, k) => sum + weights[k] * of(mesh.verticesMm[2 * v], mesh.verticesMm[2 * v + 1], v), 0)
}

/** Sibson's weights by cutting polygons: what each cell loses when the place gets a cell of its own. */
function byCutting(flat: Float64Array, x: number, y: number): number[] {
  const far: Polygon = Float64Array.of(-1e4, -1e4, 1e4, -1e4, 1e4, 1e4, -1e4, 1e4)
  const nearer = (polygon: Polygon, ax: number, ay: number, bx: number, by: number) =>
    clipByHalfPlane(polygon, bx - ax, by - ay, (bx * bx + by * by - ax * ax - ay * ay) / 2)
  const n = flat.length / 2
  let own = far
  for (let v = 0; v < n; v++) own = nearer(own, x, y, flat[2 * v], flat[2 * v + 1])
  return Array.from({ length: n }, (_, v) => {
    let lost = own
    for (let k = 0; k < n; k++)
      if (k !== v) lost = nearer(lost, flat[2 * v], flat[2 * v + 1], flat[2 * k], flat[2 * k + 1])
    return polygonAreaMm2(lost) / polygonAreaMm2(own)
  })
}

const square = Float64Array.of(0, 0, 10, 0, 0, 10, 10, 10)
const coordinate = fc.integer({ min: 0, max: 12 })
const share = fc.integer({ min: 0, max: 9973 }).map((k) => k / 9973)
/** Points on a coarse lattice, so that circles hold many and edges many more; and a place inside or on the edge of their hull. */
const setting = fc
  .tuple(
    fc.uniqueArray(fc.tuple(coordinate, coordinate), { minLength: 4, maxLength: 30, selector: String }),
    share,
    share,
  )
  .map(([of, u, v]) => ({ flat: Float64Array.from(of.flat()), x: 12 * u, y: 12 * v }))
  .filter(({ flat }) => delaunay(flat) !== null)

describe('naturalNeighbours', () => {
  it('gives 0.5 in the middle of a square with 0, 1, 1, 0 at its corners', () => {
    expect(valueAt(square, 5, 5, (_x, _y, v) => [0, 1, 1, 0][v])).toBeCloseTo(0.5, 12)
  })

  it('is the value of a vertex at the vertex, and linear along an edge of the hull', () => {
    expect(valueAt(square, 10, 0, (_x, _y, v) => v)).toBe(1)
    expect(valueAt(square, 2.5, 0, (_x, _y, v) => v)).toBeCloseTo(0.25, 12)
  })

  it('is exact for z = 2x − y + 3 everywhere inside the hull and on its edge', () =>
    fc.assert(
      fc.property(setting, fc.boolean(), ({ flat, x, y }, round) => {
        const hull = convexHull(flat)
        const at = round ? { x: Math.round(x), y: Math.round(y) } : { x, y }
        const place = isInside(hull, at.x, at.y) ? at : nearestOnEdge(hull, at.x, at.y)
        expect(valueAt(flat, place.x, place.y, (a, b) => 2 * a - b + 3)).toBeCloseTo(2 * place.x - place.y + 3, 6)
      }),
      { numRuns: 1000 },
    ))

  it('gives each vertex the share that its cell loses, as cut by hand', () =>
    fc.assert(
      fc.property(setting, ({ flat, x, y }) => {
        fc.pre(isInside(convexHull(flat), x, y) && nearestOnEdge(convexHull(flat), x, y).distanceMm > 0.05)
        const expected = byCutting(flat, x, y)
        const { columns, weights } = naturalNeighbours(delaunay(flat) as Delaunay, Float64Array.of(x, y))
        const found = new Float64Array(expected.length)
        columns.forEach((v, k) => (found[v] += weights[k]))
        found.forEach((weight, v) => expect(Math.abs(weight - expected[v])).toBeLessThan(1e-6))
      }),
      { numRuns: 500 },
    ))

  it('does not depend on rounding: a grid turned by any angle gives the same weights', () => {
    const grid = Array.from({ length: 25 }, (_, k) => [10 * (k % 5), 10 * Math.floor(k / 5)] as const)
    fc.assert(
      fc.property(share, share, fc.double({ min: 0, max: 6.3, noNaN: true }), (u, v, rad) => {
        const turned = ([x, y]: readonly [number, number]) => [
          x * Math.cos(rad) - y * Math.sin(rad),
          x * Math.sin(rad) + y * Math.cos(rad),
        ]
        const of = (_x: number, _y: number, k: number) => (7 * k) % 11
        const [x, y] = [1 + 38 * u, 1 + 38 * v]
        const straight = valueAt(Float64Array.from(grid.flat()), x, y, of)
        const [tx, ty] = turned([x, y])
        expect(valueAt(Float64Array.from(grid.flatMap(turned)), tx, ty, of)).toBeCloseTo(straight, 6)
      }),
      { numRuns: 300 },
    )
  })

  it('leaves missing places out', () => {
    const { start } = naturalNeighbours(delaunay(square) as Delaunay, Float64Array.of(Number.NaN, 1, 5, 5))
    expect(start[1]).toBe(0)
    expect(start[2]).toBeGreaterThan(0)
  })
})
