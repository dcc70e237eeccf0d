import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectableD, peopleFor, powerOfT } from './power.js'

// STATISTICS.md §14.
describe('power of the two-sample t', () => {
  it.each([
    [9, 11, 1.332],
    [11, 11, 1.256],
    [24, 12, 1.02],
    [20, 20, 0.909],
    [25, 25, 0.809],
  ])('%d v %d find d = %d with 80 %%', (a, b, d) => {
    expect(detectableD(0.8, a, b)).toBeCloseTo(d, 3)
    expect(powerOfT(detectableD(0.8, a, b), a, b)).toBeCloseTo(0.8, 9)
  })

  // More digits by scipy 1.10.1: stats.nct at the root of stats.t.sf.
  it.each([
    [9, 11, 0.18371128925038355],
    [11, 11, 0.20062713508588803],
    [24, 12, 0.279509920081135],
    [20, 20, 0.33793902892504135],
    [25, 25, 0.41010033244202865],
  ])('%d v %d find d = 0.5 with the power of scipy', (a, b, power) =>
    expect(powerOfT(0.5, a, b)).toBeCloseTo(power, 10),
  )

  // Counted up with scipy 1.10.1 from two people a group on.
  it.each([
    [0.3, 176],
    [0.5, 64],
    [0.8, 26],
    [1.2, 12],
    [3, 4],
  ])('d = %d needs %d people a group', (d, n) => expect(peopleFor(d)).toBe(n))

  it('without a difference it finds one as often as alpha says', () => expect(powerOfT(0, 12, 9)).toBeCloseTo(0.05, 10))

  it('is infinite where a million people do not suffice', () => expect(peopleFor(1e-5)).toBe(Number.POSITIVE_INFINITY))

  it('the number of people is the fewest: one less is not enough', () =>
    fc.assert(
      fc.property(fc.double({ min: 0.15, max: 2.5, noNaN: true }), (d) => {
        const n = peopleFor(d)
        expect(powerOfT(d, n, n)).toBeGreaterThanOrEqual(0.8)
        if (n > 2) expect(powerOfT(d, n - 1, n - 1)).toBeLessThan(0.8)
      }),
      { numRuns: 30 },
    ))
})
