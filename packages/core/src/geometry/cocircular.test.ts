import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { interpolate } from './rasterise.js'
import { type Mesh, triangulate } from './triangulate.js'

/** The value at a place of the mesh over points with these values. */
function valueAt(points: readonly (readonly number[])[], values: readonly number[], x: number, y: number): number {
  const mesh = triangulate(Float64Array.from(points.flat())) as Mesh
  const means = mesh.average(Float64Array.from(values), new Float64Array(values.length).fill(1))
  return interpolate(mesh.locate(Float64Array.of(x, y)), means)[0]
}

const grid = Array.from({ length: 30 }, (_, k) => [10 * (k % 6), 10 * Math.floor(k / 6)] as const)
const values = grid.map((_, k) => (k * 7) % 11)
const between = (min: number, max: number) =>
  fc.integer({ min: 0, max: 9973 }).map((k) => min + ((max - min) * k) / 9973)

describe('triangles over places on one circle', () => {
  it('are the mean of both ways to cut a square', () => {
    const square = [
      [0, 0],
      [10, 0],
      [0, 10],
      [10, 10],
    ]
    expect(valueAt(square, [0, 0, 0, 40], 5, 5)).toBe(10)
    // Cut from the corner of 40, (8, 6) has 24; cut across, 16.
    expect(valueAt(square, [0, 0, 0, 40], 8, 6)).toBeCloseTo((24 + 16) / 2, 9)
  })

  it('take the mean of the corners in the middle of a regular octagon', () => {
    const octagon = Array.from({ length: 8 }, (_, k) => [Math.cos((k * Math.PI) / 4), Math.sin((k * Math.PI) / 4)])
    expect(valueAt(octagon, [8, 0, 0, 0, 0, 0, 0, 0], 0, 0)).toBeCloseTo(1, 9)
  })

  it('do not depend on rounding: a grid turned, moved and written to 0.001 mm keeps its values', () =>
    fc.assert(
      fc.property(between(1, 49), between(1, 39), between(0, 6.3), between(-90, 90), (x, y, rad, shift) => {
        const turn = ([a, b]: readonly [number, number]) => [
          a * Math.cos(rad) - b * Math.sin(rad) + shift,
          a * Math.sin(rad) + b * Math.cos(rad) - shift,
        ]
        const written = grid.map((place) => turn(place).map((mm) => Math.round(mm * 1000) / 1000))
        const [tx, ty] = turn([x, y])
        expect(Math.abs(valueAt(written, values, tx, ty) - valueAt(grid, values, x, y))).toBeLessThan(0.003)
      }),
      { numRuns: 500 },
    ))
})
