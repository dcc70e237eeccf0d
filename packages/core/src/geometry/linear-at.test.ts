import { describe, expect, it } from 'vitest'
import { linearAt } from './linear-at.js'

const square = Float64Array.of(0, 0, 10, 0, 0, 10, 10, 10)

describe('values between sites', () => {
  it('are exact on a plane, and those of the nearest site a little outside', () => {
    const values = Float64Array.of(0, 10, 20, 30)
    const places = Float64Array.of(5, 5, 2, 7, 13, 9, 16, 9)
    const [middle, other, near, far] = linearAt(square, values, places, 5)
    expect(middle).toBeCloseTo(15, 12)
    expect(other).toBeCloseTo(16, 12)
    expect(near).toBe(30)
    expect(far).toBeNaN()
  })

  it('are missing where the sites lie on a line', () => {
    expect([...linearAt(Float64Array.of(0, 0, 5, 0, 9, 0), Float64Array.of(1, 2, 3), square, 100)]).toEqual(
      new Array(4).fill(Number.NaN),
    )
  })
})
