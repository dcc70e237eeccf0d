import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberText, roundedForFiles } from './number-text.js'

describe('numberText', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [1900, '1900'],
    [0.1 + 0.2, '0.3'],
    [-8.1, '-8.1'],
    [1 / 3, '0.333333333333'],
    [1e21, '1e21'],
    [1.5e-9, '1.5e-9'],
    [123456789012345, '1.23456789012e14'],
    [Number.NaN, 'n/a'],
  ])('writes %d as %s', (value, text) => {
    expect(numberText(value)).toBe(text)
  })

  it('loses less than a relative 1e-11 and is its own fixed point', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const read = Number(numberText(value))
        expect(Math.abs(read - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-11)
        expect(numberText(read)).toBe(numberText(value))
        expect(roundedForFiles(value)).toBe(read)
      }),
    )
  })
})
