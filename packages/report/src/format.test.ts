import { missing } from '@penfield/core'
import { describe, expect, it } from 'vitest'
import {
  formatBounds,
  formatBytes,
  formatNumber,
  formatP,
  formatTick,
  formatValue,
  formatWithInterval,
} from './format.js'

describe('numbers for people', () => {
  it('shows amplitudes with three significant digits, whole from 100 µV', () => {
    expect(formatValue(31.44, 'amplitude')).toBe('31.4 µV')
    expect(formatValue(412.3, 'amplitude')).toBe('412 µV')
    expect(formatValue(99.96, 'amplitude')).toBe('100 µV')
    expect(formatValue(1234.4, 'amplitude')).toBe('1\u2009234 µV')
    expect(formatValue(0, 'amplitude')).toBe('0 µV')
  })

  it('shows mm and ms with one decimal and the minus sign of print', () => {
    expect(formatValue(-8.12, 'length')).toBe('\u22128.1 mm')
    expect(formatValue(21.49, 'time')).toBe('21.5 ms')
  })

  it('shows areas with thin spaces and volumes as powers of ten', () => {
    expect(formatValue(1900, 'area')).toBe('1\u2009900 mm²')
    expect(formatValue(1934, 'area')).toBe('1\u2009930 mm²')
    expect(formatValue(72_000, 'volume')).toBe('7.20 × 10⁴ µV·mm²')
    expect(formatValue(99_970, 'volume')).toBe('1.00 × 10⁵ µV·mm²')
  })

  it('shows ratios with two decimals and a leading 0', () => {
    expect(formatValue(0.6302, 'ratio')).toBe('0.63')
    expect(formatValue(-0.001, 'ratio')).toBe('0.00')
  })

  it('shows %MSO, degrees and counts whole, time and size with two digits', () => {
    expect(formatValue(62, 'percent-mso')).toBe('62 %MSO')
    expect(formatValue(171.8, 'degrees')).toBe('172°')
    expect(formatValue(49, 'count')).toBe('49')
    expect(formatValue(4.02, 'seconds')).toBe('4.0 s')
    expect(formatBytes(1_900_000)).toBe('1.9 MB')
    expect(formatBytes(312)).toBe('312 B')
  })

  it('gives an interval the digits of its value, with "to" between', () => {
    expect(formatWithInterval(0.63, { low: 0.5666, high: 0.684 }, 'ratio')).toBe('0.63 (95 % CI 0.57 to 0.68)')
    expect(formatBounds(1934, { low: 85.3, high: 2104 }, 'area')).toEqual(['90', '2\u2009100'])
    expect(formatBounds(72_000, { low: 9000, high: 101_000 }, 'volume')).toEqual(['0.90 × 10⁴', '10.10 × 10⁴'])
  })

  it('writes minus as "-" and plain spaces in the terminal, and no special letters in ascii', () => {
    expect(formatNumber(-8.12, 'length', { place: 'terminal' })).toBe('-8.1')
    expect(formatValue(1900, 'area', { place: 'terminal' })).toBe('1 900 mm²')
    expect(formatValue(72_000, 'volume', { place: 'ascii' })).toBe('7.20e4 uV*mm2')
  })

  it('leaves needless zeros off round numbers on an axis', () => {
    expect([50, 0.5, 100, 0, 1].map((value) => formatTick(value))).toEqual(['50', '0.5', '100', '0', '1'])
    expect([-20, 0.25, 2000].map((value) => formatTick(value))).toEqual(['\u221220', '0.25', '2\u2009000'])
  })

  it('says why a number is missing, in words', () => {
    expect(formatValue(missing('no-chance'), 'ratio')).toBe(
      'n/a: the map fills the grid, or its sites form no grid to move it on, so there is no chance level',
    )
    expect(formatWithInterval(0.63, { low: missing('no-resamples'), high: missing('no-resamples') }, 'ratio')).toBe(
      '0.63',
    )
  })

  it('shows p with three decimals, two digits under 0.01, and names the smallest possible one', () => {
    expect(formatP(0.014, null)).toBe('p = 0.014')
    expect(formatP(0.0034, 9999)).toBe('p = 0.0034')
    expect(formatP(0.0001, 9999)).toBe('p = 0.0001 (smallest with 9\u2009999 relabellings)')
  })
})
