import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { meanAbove, shareAbove } from './active-area.js'

describe('shareAbove', () => {
  it('is one half on the line, all above and nothing below it', () => {
    expect([shareAbove(0, 1, 0), shareAbove(1, 1, 0.5), shareAbove(-1, 1, 0.5)]).toEqual([0.5, 1, 0])
  })

  it('counts a flat square whole or not at all', () => {
    expect([shareAbove(1e-9, 0, 0), shareAbove(-1e-9, 0, 0), shareAbove(0, 0, 0)]).toEqual([1, 0, 0])
  })

  it('agrees with counting points of a fine grid', () => {
    const number = fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 2, noNaN: true }))
    fc.assert(
      fc.property(fc.double({ min: -2, max: 2, noNaN: true }), number, number, (t, m, n) => {
        const steps = 60
        let above = 0
        for (let i = 0; i < steps; i++)
          for (let j = 0; j < steps; j++)
            if (t + m * ((i + 0.5) / steps - 0.5) + n * ((j + 0.5) / steps - 0.5) > 0) above++
        expect(Math.abs(shareAbove(t, m, n) - above / (steps * steps))).toBeLessThan(0.02)
      }),
      { numRuns: 100 },
    )
  })
})

describe('meanAbove', () => {
  it('is the height itself where the whole square lies above, and 0 where it lies below', () => {
    expect([meanAbove(3, 1, 1), meanAbove(-3, 1, 1), meanAbove(2, 0, 0), meanAbove(-2, 0, 0)]).toEqual([3, 0, 2, 0])
  })

  it('is an eighth for a ramp from −½ to ½', () => {
    expect(meanAbove(0, 1, 0)).toBe(0.125)
  })

  it('grows with the height as fast as the share above', () => {
    const slope = fc.oneof(fc.constant(0), fc.double({ min: 0.05, max: 2, noNaN: true }))
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), slope, slope, (t, m, n) => {
        const steps = 400
        let sum = 0
        for (let k = 0; k < steps; k++) sum += shareAbove(-3 + ((k + 0.5) / steps) * (t + 3), m, n)
        expect(Math.abs(meanAbove(t, m, n) - (sum * (t + 3)) / steps)).toBeLessThan(0.01)
      }),
    )
  })
})
