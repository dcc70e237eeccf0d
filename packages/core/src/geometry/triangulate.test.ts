import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Mesh, triangulate } from './triangulate.js'

const coordinate = fc.integer({ min: -50, max: 50 })
const points = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 40 })
const mesh = (flat: Float64Array) => triangulate(flat)

describe('triangulate', () => {
  it('has no triangles where the points span no area', () => {
    expect(triangulate(Float64Array.of(0, 0, 1, 1, 2, 2))).toBeNull()
    expect(triangulate(Float64Array.of(0, 0, 0, 0, 0, 0))).toBeNull()
  })

  it('takes points at one place as one vertex, averaged by their weights', () => {
    const three = triangulate(Float64Array.of(0, 0, 1, 0, 0, 1, 0, 0)) as Mesh
    expect([...three.average(Float64Array.of(1, 5, 6, 4), Float64Array.of(1, 1, 1, 2))]).toEqual([3, 5, 6])
  })

  it('leaves missing places out', () => {
    const { corners } = (triangulate(Float64Array.of(0, 0, 1, 0, 0, 1)) as Mesh).locate(
      Float64Array.of(Number.NaN, Number.NaN),
    )
    expect([...corners]).toEqual([-1, -1, -1])
  })

  it('gives coordinates that are not negative, add up to 1, and put each place where it is', () => {
    fc.assert(
      fc.property(
        points,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 40, maxLength: 40 }),
        (of, shares) => {
          const flat = Float64Array.from(of.flat())
          const found = mesh(flat)
          if (found === null) return
          // A place inside the hull: a convex mix of the points.
          const weights = of.map((_, k) => shares[k] + 1e-3)
          const total = weights.reduce((sum, w) => sum + w, 0)
          const place = [0, 1].map((axis) => of.reduce((sum, p, k) => sum + (weights[k] / total) * p[axis], 0))
          const { corners, lambdas } = found.locate(Float64Array.from(place))
          expect(lambdas.every((lambda) => lambda >= 0)).toBe(true)
          expect(lambdas[0] + lambdas[1] + lambdas[2]).toBeCloseTo(1, 9)
          const xs = found.average(
            Float64Array.from(of, ([x]) => x),
            new Float64Array(of.length).fill(1),
          )
          const ys = found.average(
            Float64Array.from(of, ([, y]) => y),
            new Float64Array(of.length).fill(1),
          )
          const at = (values: Float64Array) => [0, 1, 2].reduce((sum, k) => sum + lambdas[k] * values[corners[k]], 0)
          expect(Math.abs(at(xs) - place[0])).toBeLessThan(1e-3)
          expect(Math.abs(at(ys) - place[1])).toBeLessThan(1e-3)
        },
      ),
    )
  })
})
