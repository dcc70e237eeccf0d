import { describe, expect, it } from 'vitest'
import { columnName, lengthUnitOf, msPerUnit, voltageUnitOf } from './table-names.js'

describe('the name of a column', () => {
  it.each([
    ['X', 'x'],
    ['Loc. Y', 'y'],
    ['z (cm)', 'z'],
    ['MEP', 'amplitude'],
    ['Amplitude_mV', 'amplitude'],
    ['Subject', 'participant'],
    ['visit', 'session'],
    ['hemi', 'hemisphere'],
    ['Muscle', 'muscle'],
    ['trial', 'stimulus'],
    ['site', 'target'],
  ])('%j has the role %s', (text, role) => {
    expect(columnName(text).role).toBe(role)
  })

  it.each([
    ['DM_MEP', 'DM'],
    ['mep_les', 'les'],
    ['FDI amplitude', 'FDI'],
    ['MEP_deep_LES [mV]', 'deep_LES'],
  ])('%j is the amplitude of the muscle %s', (text, muscle) => {
    expect(columnName(text)).toMatchObject({ role: null, muscle, isQuiet: false })
  })

  it.each(['DM_responsive', 'latency', 'background', 'DM_latency', 'amplitude_file', 'accepted'])(
    '%j is known and not read',
    (text) => {
      expect(columnName(text)).toMatchObject({ role: null, muscle: null, isQuiet: true })
    },
  )

  it('states a unit in brackets or behind an underscore', () => {
    expect(['x (cm)', 'x_mm', 'x [M]', 'x'].map((text) => lengthUnitOf(columnName(text)))).toEqual([
      'cm',
      'mm',
      'm',
      null,
    ])
    expect(['MEP (µV)', 'amplitude_mV', 'amp [V]', 'amp'].map((text) => voltageUnitOf(columnName(text)))).toEqual([
      'uV',
      'mV',
      'V',
      null,
    ])
    expect(['time (s)', 'time_ms', 'time'].map((text) => msPerUnit(columnName(text)))).toEqual([1000, 1, 1])
  })
})
