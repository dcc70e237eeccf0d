/**
 * The header of EDF, EDF+, BDF and BDF+: 256 bytes for the file, then 256 for each signal, all of it text.
 *
 * The two tables are the specification; reader and writer walk both. Fields may be padded with spaces on either side.
 *
 * @source FORMATS.md, section 7.
 */
import { shown } from '@penfield/kernels'
import { error } from '../../issues.js'
import { utf8OrLatin1 } from '../../legacy-text.js'
import { numberFromCell } from '../../number.js'

export const fileFields = [
  //  name           offset  bytes  meaning
  ['version', 0, 8, 'EDF "0", BDF the byte 255 and "BIOSEMI"'],
  ['patient', 8, 80, 'who was recorded: never read'],
  ['recording', 88, 80, 'when, where and by whom it was recorded: never read'],
  ['date', 168, 8, 'dd.mm.yy of the start'],
  ['time', 176, 8, 'hh.mm.ss of the start, time 0 of the annotations'],
  ['header bytes', 184, 8, '256 · (1 + signals)'],
  ['reserved', 192, 44, 'EDF+C and BDF+C without gaps, EDF+D and BDF+D with gaps, else free'],
  ['number of records', 236, 8, '-1: not known, as many as the file has'],
  ['record duration', 244, 8, 's'],
  ['number of signals', 252, 4, 'annotations included'],
] as const

/** Field by field: the labels of all signals, then their transducers, and so on. */
export const signalFields = [
  //  name         bytes  meaning
  ['label', 16, '"EDF Annotations" or "BDF Annotations" holds texts, every other one samples'],
  ['transducer', 80, 'electrodes'],
  ['unit', 8, 'of the physical range'],
  ['physical minimum', 8, 'value of the digital minimum, in the unit'],
  ['physical maximum', 8, 'value of the digital maximum, in the unit'],
  ['digital minimum', 8, ''],
  ['digital maximum', 8, ''],
  ['prefilter', 80, 'filters'],
  ['samples per record', 8, ''],
  ['reserved of the signal', 32, ''],
] as const

export type FileField = (typeof fileFields)[number][0]
export type SignalField = (typeof signalFields)[number][0]

/** Bytes of the part for the file, and of the part for one signal. */
export const headerPartBytes = 256

/** Bytes of one sample decide the family: 2 in EDF, 3 in BDF. */
export const families = {
  2: { name: 'EDF', version: '0', annotations: 'EDF Annotations', digitalMin: -32768, digitalMax: 32767 },
  3: { name: 'BDF', version: '\xffBIOSEMI', annotations: 'BDF Annotations', digitalMin: -8388608, digitalMax: 8388607 },
} as const
export type BytesPerSample = keyof typeof families

/** A field of the header as text, and where it stands in the file. */
export interface Field {
  readonly name: string
  readonly text: string
  readonly where: { readonly file: string; readonly byte: number }
}

export interface HeaderBytes {
  readonly bytes: Uint8Array
  readonly file: string
}

export function fileField({ bytes, file }: HeaderBytes, wanted: FileField): Field {
  const [name, offset, length] = fileFields.find(([one]) => one === wanted) ?? fileFields[0]
  return { name: `"${name}"`, text: textOf(bytes.subarray(offset, offset + length)), where: { file, byte: offset } }
}

/** A field of signal `index` of `signals`; both count from 0. */
export function signalField({ bytes, file }: HeaderBytes, wanted: SignalField, index: number, signals: number): Field {
  let offset = headerPartBytes
  for (const [name, length] of signalFields) {
    const byte = offset + index * length
    const text = () => textOf(bytes.subarray(byte, byte + length))
    if (name === wanted) return { name: `"${name}" of signal ${index + 1}`, text: text(), where: { file, byte } }
    offset += length * signals
  }
  return { name: wanted, text: '', where: { file, byte: offset } }
}

/** Text without its padding. The format allows ASCII; a micro sign comes as UTF-8 or Latin-1. */
const textOf = (bytes: Uint8Array): string => utf8OrLatin1(bytes).replaceAll('\0', ' ').trim()

/** @throws {PenfieldError} io/edf-field — the text is not a number. */
export function numberOf(field: Field, expected = 'a number'): number {
  const value = numberFromCell(field.text)
  if (value === undefined || Number.isNaN(value)) throw notThis(field, expected)
  return value
}

/** @throws {PenfieldError} io/edf-field — the text is not a whole number of at least `least`. */
export function wholeNumberOf(field: Field, least: number): number {
  const expected = `a whole number of at least ${least}`
  const value = numberOf(field, expected)
  if (!Number.isInteger(value) || value < least) throw notThis(field, expected)
  return value
}

export const notThis = ({ name, text, where }: Field, expected: string) =>
  error('io/edf-field', {
    what: `The field ${name} of the header holds ${shown(text)}; ${expected} was expected.`,
    where,
    fix: 'Export the recording again; the header of this file is damaged or was written by a faulty program.',
  })

/**
 * A time written in seconds, in ms: the decimal point is moved in the text, so that no rounding is added.
 *
 * @returns undefined when the text is not a number.
 */
export function millisecondsOf(seconds: string): number | undefined {
  const value = numberFromCell(seconds)
  if (value === undefined || Number.isNaN(value)) return undefined
  const [, whole, fraction = ''] = /^([+-]?\d*)(?:\.(\d*))?$/.exec(seconds.trim()) ?? []
  if (whole === undefined) return value * 1000
  const digits = fraction.padEnd(3, '0')
  return numberFromCell(`${whole}${digits.slice(0, 3)}.${digits.slice(3)}`)
}
