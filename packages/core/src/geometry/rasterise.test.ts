import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convexHull } from './hull.js'
import { isInside } from './polygon.js'
import { interpolate } from './rasterise.js'
import { type Mesh, triangulate } from './triangulate.js'

const raster = { columns: 23, rows: 19, stepMm: 0.5, originMm: [-0.25, 0.5] as const, nodeOfCell: null }
const nodes = Float64Array.from({ length: 2 * 23 * 19 }, (_, k) =>
  k % 2 === 0 ? -0.25 + 0.5 * ((k >> 1) % 23) : 0.5 + 0.5 * Math.floor((k >> 1) / 23),
)
const ones = (n: number) => new Float64Array(n).fill(1)
const coordinate = fc.oneof(
  fc.integer({ min: 0, max: 10 }),
  fc.integer({ min: 0, max: 997 }).map((k) => k / 99.7),
)
const cloud = fc
  .array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 40 })
  .map((of) => Float64Array.from(of.flat()))

describe('rasterise', () => {
  it('finds for each node inside the hull what looking for it one by one finds, and nothing outside', () =>
    fc.assert(
      fc.property(cloud, (flat) => {
        const mesh = triangulate(flat)
        if (mesh === null) return
        const values = mesh.average(
          Float64Array.from({ length: flat.length / 2 }, (_, i) => (i * 7) % 11),
          ones(flat.length / 2),
        )
        const byRows = interpolate(mesh.rasterise(raster, nodes.length / 2), values)
        const one = interpolate(mesh.locate(nodes), values)
        const hull = convexHull(flat)
        byRows.forEach((value, i) => {
          const inside = isInside(hull, nodes[2 * i], nodes[2 * i + 1])
          if (!Number.isNaN(value)) expect(value).toBeCloseTo(one[i], 6)
          else if (inside) expect(hull.length).toBeGreaterThan(0)
        })
      }),
      { numRuns: 300 },
    ))

  it('gives every node of a square to a triangle, those on edges and corners too', () => {
    const square = triangulate(Float64Array.of(0, 0, 9, 0, 0, 9, 9, 9)) as Mesh
    const field = interpolate(
      square.rasterise({ columns: 10, rows: 10, stepMm: 1, originMm: [0, 0], nodeOfCell: null }, 100),
      square.average(Float64Array.of(0, 9, 18, 27), ones(4)),
    )
    field.forEach((value, i) => expect(value).toBeCloseTo((i % 10) + 2 * Math.floor(i / 10), 9))
  })
})
