import { describe, expect, it } from 'vitest'
import { isIdentity, isRotation } from './tracking.js'

const matrix = (...rotation: number[]) =>
  Float64Array.from([0, 1, 2].flatMap((row) => [...rotation.slice(3 * row, 3 * row + 3), 100]))
const turn = (c: number, s: number) => matrix(c, -s, 0, s, c, 0, 0, 0, 1)

describe('isIdentity', () => {
  it('is exact: a turn by a ten-thousandth is none', () => {
    expect(isIdentity(matrix(1, 0, 0, 0, 1, 0, 0, 0, 1))).toBe(true)
    expect(isIdentity(matrix(1, -0, 0, 0, 1, 0, 0, 0, 1))).toBe(true)
    expect(isIdentity(turn(1, 0.0001))).toBe(false)
  })
})

describe('isRotation', () => {
  it('accepts a rotation printed with three decimals', () => expect(isRotation(turn(0.707, 0.707))).toBe(true))

  it.each([
    ['a mirror', matrix(1, 0, 0, 0, 1, 0, 0, 0, -1)],
    ['zeros', matrix(0, 0, 0, 0, 0, 0, 0, 0, 0)],
    ['a stretched axis', matrix(1.01, 0, 0, 0, 1, 0, 0, 0, 1)],
    ['a sheared axis', matrix(1, 0.02, 0, 0, 1, 0, 0, 0, 1)],
    ['a missing number', matrix(Number.NaN, 0, 0, 0, 1, 0, 0, 0, 1)],
  ])('refuses %s', (_, m) => expect(isRotation(m)).toBe(false))
})
