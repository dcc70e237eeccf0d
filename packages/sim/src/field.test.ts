import { describe, expect, it } from 'vitest'
import { componentOf, fieldAt, fieldOf } from './field.js'

const oval = { xMm: 3, yMm: -2, widthMm: 10, aspect: 1.44, angle: 0, weight: 1 }

describe('a latent field', () => {
  it('is 1 at its top and exp(−½) one SD away, along either axis', () => {
    const field = fieldOf([componentOf(oval)], 'gaussian')
    expect(fieldAt(field, 3, -2)).toBe(1)
    expect(fieldAt(field, 15, -2)).toBeCloseTo(0.6065306597, 9)
    expect(fieldAt(field, 3, -2 + 10 / 1.2)).toBeCloseTo(0.6065306597, 9)
  })

  it('falls off as (1 + u²/2)⁻² with t tails', () => {
    expect(fieldAt(fieldOf([componentOf(oval)], 't'), 15, -2)).toBeCloseTo(1 / 2.25, 12)
  })

  it('has 1 as its largest value with two components', () => {
    const field = fieldOf([componentOf(oval), componentOf({ ...oval, xMm: 20, weight: 0.7 })], 'gaussian')
    let top = 0
    for (let x = -20; x < 40; x += 0.1) top = Math.max(top, fieldAt(field, x, -2))
    expect(top).toBeCloseTo(1, 4)
  })
})
