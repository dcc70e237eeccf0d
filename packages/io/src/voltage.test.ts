import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { microvoltsPer } from './voltage.js'

describe('the factor of a unit to microvolts', () => {
  it.each([
    ['nV', 1e-3],
    ['uV', 1],
    ['mV', 1e3],
    ['V', 1e6],
  ])('of %s is %d', (unit, factor) => {
    expect(microvoltsPer(unit)).toBe(factor)
  })

  it('is 1 for µV with the micro sign as with the Greek letter', () => {
    expect(microvoltsPer('\u00b5V')).toBe(1)
    expect(microvoltsPer('\u03bcV')).toBe(1)
  })

  it.each([
    ['Volts', 1e6],
    ['volt', 1e6],
    ['Millivolts', 1e3],
    ['mVolts', 1e3],
    ['MILLIVOLT', 1e3],
    ['microvolts', 1],
    ['MicroVolt', 1],
    ['nanovolts', 1e-3],
  ])('understands the word %s', (unit, factor) => {
    expect(microvoltsPer(unit)).toBe(factor)
  })

  it('does not mind the case where only one unit can be meant', () => {
    expect(['UV', 'uv', 'Uv'].map(microvoltsPer)).toEqual([1, 1, 1])
    expect(['\u00b5v', '\u039cv'].map(microvoltsPer)).toEqual([1, 1])
    expect(['NV', 'nv'].map(microvoltsPer)).toEqual([1e-3, 1e-3])
    expect(['v', 'VOLTS'].map(microvoltsPer)).toEqual([1e6, 1e6])
    expect(microvoltsPer('mv')).toBe(1e3)
  })

  it('does not take MV, which may be megavolts, for mV', () => {
    expect(['MV', 'Mv', 'MVolts'].map(microvoltsPer)).toEqual([null, null, null])
  })

  it('does not mind spaces around the unit', () => {
    expect(microvoltsPer('  mV \t')).toBe(1e3)
  })

  it.each(['', ' ', 'S', 'µS', 'BS', 'ARU', 'C', 'N', 'm', 'kV', 'V/s', 'V²', 'mV2', 'u V', 'dBV', 'constructor'])(
    'is none for %j, which is no voltage of EMG',
    (unit) => {
      expect(microvoltsPer(unit)).toBeNull()
    },
  )

  it('is found or none for any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const factor = microvoltsPer(text)
        expect(factor === null || [1e-3, 1, 1e3, 1e6].includes(factor)).toBe(true)
      }),
    )
  })
})
