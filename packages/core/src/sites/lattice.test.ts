import { cos, sin } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitLattice, latticeIndices } from './lattice.js'
import { commonDistanceMm } from './step.js'

const grid = (columns: number, rows: number, stepMm: number, angleRad: number, shiftMm: number) =>
  Float64Array.from({ length: 2 * columns * rows }, (_, k) => {
    const site = Math.floor(k / 2)
    const [x, y] = [stepMm * (site % columns), stepMm * Math.floor(site / columns)]
    const [c, s] = [cos(angleRad), sin(angleRad)]
    return shiftMm + (k % 2 === 0 ? c * x - s * y : s * x + c * y)
  })

describe('fitLattice', () => {
  it('finds step, angle and indices of any exact grid', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 9 }),
        fc.integer({ min: 3, max: 9 }),
        fc.double({ min: 5, max: 20, noNaN: true }),
        fc.double({ min: -0.78, max: 0.78, noNaN: true }),
        fc.double({ min: -300, max: 300, noNaN: true }),
        (columns, rows, stepMm, angleRad, shiftMm) => {
          const planeMm = grid(columns, rows, stepMm, angleRad, shiftMm)
          const lattice = fitLattice(planeMm, 0.85 * stepMm, 1.15 * stepMm)
          expect(lattice.resultant).toBeGreaterThan(1 - 1e-9)
          expect(Math.abs(lattice.stepMm / stepMm - 1)).toBeLessThan(1e-5)
          expect(Math.abs(lattice.angleRad - angleRad)).toBeLessThan(1e-5)
          const indices = latticeIndices(planeMm, lattice)
          indices.forEach((index, k) => {
            const site = Math.floor(k / 2)
            expect(index - indices[k % 2]).toBe(k % 2 === 0 ? site % columns : Math.floor(site / columns))
          })
        },
      ),
      { numRuns: 40 },
    ))
})

describe('commonDistanceMm', () => {
  it('is the step of a grid, though more pairs are √5 steps apart', () => {
    const planeMm = grid(7, 7, 10, 0.3, 0)
    const mm = Float64Array.from({ length: 147 }, (_, k) =>
      k % 3 === 2 ? 0 : planeMm[2 * Math.floor(k / 3) + (k % 3)],
    )
    expect(commonDistanceMm(mm)).toBeCloseTo(10, 0)
  })

  it('is missing for one place', () => {
    expect(commonDistanceMm(new Float64Array(9))).toBeNaN()
  })
})
