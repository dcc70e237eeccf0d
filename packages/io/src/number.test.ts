import { describe, expect, it } from 'vitest'
import { numberFromCell, numberFromCommaCell } from './number.js'

describe('numberFromCell', () => {
  it.each(['', ' ', 'n/a', '(null)', 'NaN', '-', 'N/A', 'None', '\\N'])('takes %j as not recorded', (cell) => {
    expect(numberFromCell(cell)).toBeNaN()
  })

  it.each(['0x10', '1,5', '1_000', '1e999', 'Infinity', '1.2.3', '12 µV', '1 000', '2024-01-05'])(
    'takes %j as no number',
    (cell) => {
      expect(numberFromCell(cell)).toBeUndefined()
    },
  )

  it.each([
    ['0', 0],
    ['-1.5', -1.5],
    [' +2.', 2],
    ['.5', 0.5],
    ['1e-3', 0.001],
  ])('reads %j', (cell, value) => {
    expect(numberFromCell(cell)).toBe(value)
  })
})

describe('numberFromCommaCell', () => {
  it('reads a decimal comma and refuses a point', () => {
    expect([numberFromCommaCell('1,5'), numberFromCommaCell('1.5'), numberFromCommaCell('7')]).toEqual([
      1.5,
      undefined,
      7,
    ])
  })
})
