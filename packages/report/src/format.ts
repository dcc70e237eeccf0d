/**
 * The one formatter of numbers for people: terminal, report and viewer show the same digits.
 * (Files keep 12 significant digits and are not written here.)
 */
import { type Interval, isMissing, missingCodes, type Unit, type Value } from '@penfield/core'
import { decade, powerOfTen } from './scale.js'

export type Quantity =
  | 'amplitude'
  | 'rectified-area'
  | 'length'
  | 'time'
  | 'area'
  | 'volume'
  | 'rectified-volume'
  | 'ratio'
  | 'percent-mso'
  | 'degrees'
  | 'count'
  | 'seconds'

/** `page`: minus U+2212, thin spaces; `terminal`: `-`, plain spaces, so it can be pasted; `ascii`: `mm2`, `uV` too. */
export type Place = 'page' | 'terminal' | 'ascii'

export interface FormatOptions {
  readonly place?: Place
}

export const quantityOfUnit: Readonly<Record<Unit, Quantity>> = {
  count: 'count',
  uV: 'amplitude',
  'uV*ms': 'rectified-area',
  '1': 'ratio',
  mm: 'length',
  'mm^2': 'area',
  'uV*mm^2': 'volume',
  'uV*ms*mm^2': 'rectified-volume',
  deg: 'degrees',
  ms: 'time',
}

const units: Readonly<Record<Quantity, string>> = {
  amplitude: ' µV',
  'rectified-area': ' µV·ms',
  length: ' mm',
  time: ' ms',
  area: ' mm²',
  volume: ' µV·mm²',
  'rectified-volume': ' µV·ms·mm²',
  ratio: '',
  'percent-mso': ' %MSO',
  degrees: '°',
  count: '',
  seconds: ' s',
}

const asciiUnits: Partial<Record<Quantity, string>> = {
  amplitude: ' uV',
  'rectified-area': ' uV*ms',
  area: ' mm2',
  volume: ' uV*mm2',
  'rectified-volume': ' uV*ms*mm2',
  degrees: ' deg',
}

/** The unit of a quantity as shown, without the space before it; empty for ratios and counts. */
export const unitName = (quantity: Quantity, { place = 'page' }: FormatOptions = {}): string =>
  unitSuffix(quantity, place).trim()

const unitSuffix = (quantity: Quantity, place: Place): string =>
  (place === 'ascii' ? asciiUnits[quantity] : undefined) ?? units[quantity]

/** Last digit shown is 10^`last`; with `power`, the number is written as digits × 10^power. */
interface Digits {
  readonly last: number
  readonly power: number | null
}

/** The place of the last of `count` significant digits of x, after rounding to them: 99.96 has three in `100`. */
function lastOfSignificant(x: number, count: number): number {
  if (x === 0) return 0
  const last = decade(x) - (count - 1)
  return decade(Math.round(x / powerOfTen(last)) * powerOfTen(last)) - (count - 1)
}

const scientificFrom: Partial<Record<Quantity, number>> = { volume: 4, 'rectified-volume': 4, area: 6 }

function digitsOf(value: number, quantity: Quantity): Digits {
  const size = Math.abs(value)
  switch (quantity) {
    case 'length':
    case 'time':
      return { last: -1, power: null }
    case 'ratio':
      return { last: -2, power: null }
    case 'percent-mso':
    case 'degrees':
    case 'count':
      return { last: 0, power: null }
    case 'amplitude':
    case 'rectified-area':
      return { last: Math.min(0, lastOfSignificant(size, 3)), power: null }
    case 'seconds':
      return { last: lastOfSignificant(size, 2), power: null }
    case 'area':
    case 'volume':
    case 'rectified-volume': {
      const last = lastOfSignificant(size, 3)
      const power = last + 2
      return { last, power: power >= (scientificFrom[quantity] ?? 0) ? power : null }
    }
  }
}

const superscripts = [...'⁰¹²³⁴⁵⁶⁷⁸⁹']

function grouped(whole: string, separator: string): string {
  let text = ''
  for (let i = 0; i < whole.length; i++) {
    if (i > 0 && (whole.length - i) % 3 === 0) text += separator
    text += whole[i]
  }
  return text
}

/** |x| rounded at 10^last, as digits. */
function fixed(size: number, last: number, separator: string): string {
  const shown =
    last >= 0 ? (Math.round(size / powerOfTen(last)) * powerOfTen(last)).toFixed(0) : size.toFixed(Math.min(12, -last))
  const [whole, decimals] = shown.split('.')
  const start = grouped(whole, separator)
  return decimals === undefined ? start : `${start}.${decimals}`
}

function written(value: number, { last, power }: Digits, place: Place): string {
  const separator = place === 'page' ? '\u2009' : ' '
  const size = power === null ? Math.abs(value) : Math.abs(value) / powerOfTen(power)
  const digits = fixed(size, power === null ? last : last - power, separator)
  const sign = value < 0 && /[1-9]/.test(digits) ? (place === 'page' ? '\u2212' : '-') : ''
  if (power === null) return sign + digits
  if (place === 'ascii') return `${sign}${digits}e${power}`
  const raised = [...`${power}`].map((digit) => superscripts[digit.charCodeAt(0) - 48]).join('')
  return `${sign}${digits} × 10${raised}`
}

/** The number alone, without its unit: `−8.1`, `1 900`, `7.20 × 10⁴`, `0.63`. */
export const formatNumber = (value: number, quantity: Quantity, { place = 'page' }: FormatOptions = {}): string =>
  written(value, digitsOf(value, quantity), place)

/** A round number on an axis, without the zeros that only say how exact a measured value is: `50`, `0.5`. */
export const formatTick = (value: number, options: FormatOptions = {}): string =>
  formatNumber(value, 'amplitude', options)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')

/** The number with its unit, or `n/a: ` and the reason in words. */
export function formatValue(value: Value, quantity: Quantity, { place = 'page' }: FormatOptions = {}): string {
  if (isMissing(value)) return `n/a: ${missingCodes[value.missing]}`
  return written(value, digitsOf(value, quantity), place) + unitSuffix(quantity, place)
}

/** Both ends of an interval, with the same digits as `value`; null when an end is missing. */
export function formatBounds(
  value: Value,
  { low, high }: Interval,
  quantity: Quantity,
  { place = 'page' }: FormatOptions = {},
): readonly [string, string] | null {
  if (isMissing(low) || isMissing(high)) return null
  const model = isMissing(value) || value === 0 ? Math.max(Math.abs(low), Math.abs(high)) : value
  const digits = digitsOf(model, quantity)
  return [written(low, digits, place), written(high, digits, place)]
}

/** `0.63 (95 % CI 0.57 to 0.68)`, `7.4 mm (95 % CI 5.6 to 9.1)`; without an interval, the value alone. */
export function formatWithInterval(
  value: Value,
  interval: Interval,
  quantity: Quantity,
  options: FormatOptions = {},
): string {
  const shown = formatValue(value, quantity, options)
  const bounds = isMissing(value) ? null : formatBounds(value, interval, quantity, options)
  return bounds === null ? shown : `${shown} (95 % CI ${bounds[0]} to ${bounds[1]})`
}

/**
 * `p = 0.014`, `p = 0.0034`; the smallest p that the relabellings allow is named as such.
 *
 * @param relabellings how many were drawn (without the observed one); null where p does not come from relabelling.
 */
export function formatP(p: number, relabellings: number | null, { place = 'page' }: FormatOptions = {}): string {
  const last = p < 0.01 ? Math.max(-12, lastOfSignificant(p, 2)) : -3
  const trimmed = written(p, { last, power: null }, place).replace(/(\.\d*[1-9])0+$/, p < 0.01 ? '$1' : '$&')
  const smallest = relabellings !== null && p <= (1 + 1e-9) / (relabellings + 1)
  return smallest
    ? `p = ${trimmed} (smallest with ${formatNumber(relabellings, 'count', { place })} relabellings)`
    : `p = ${trimmed}`
}

/** A file's size with 2 significant digits: `1.9 MB`. */
export function formatBytes(bytes: number): string {
  const names = ['B', 'kB', 'MB', 'GB', 'TB']
  let size = bytes
  let k = 0
  while (size >= 999.5 && k < names.length - 1) {
    size /= 1000
    k++
  }
  return `${fixed(size, k === 0 ? 0 : lastOfSignificant(size, 2), '')} ${names[k]}`
}
