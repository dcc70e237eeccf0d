/** The attributes of a data array, with the spellings of the standard and of gifticlib's own constants. */
import { shown } from '@penfield/kernels'
import { numberFromCell } from '../number.js'
import type { GiftiArray } from './gifti-arrays.js'
import { notRead, tooLarge, wrongArray } from './refusals.js'

interface NumberType {
  readonly bytes: number
  readonly isWhole: boolean
  readonly get: (view: DataView, at: number, littleEndian: boolean) => number
  /** The number that is kept when this one is stored. */
  readonly stored: (value: number) => number
}

const numberTypes = new Map<string, NumberType>([
  ['NIFTI_TYPE_UINT8', { bytes: 1, isWhole: true, get: (v, at) => v.getUint8(at), stored: (x) => x & 0xff }],
  ['NIFTI_TYPE_INT32', { bytes: 4, isWhole: true, get: (v, at, le) => v.getInt32(at, le), stored: (x) => x | 0 }],
  ['NIFTI_TYPE_FLOAT32', { bytes: 4, isWhole: false, get: (v, at, le) => v.getFloat32(at, le), stored: Math.fround }],
  ['NIFTI_TYPE_FLOAT64', { bytes: 8, isWhole: false, get: (v, at, le) => v.getFloat64(at, le), stored: (x) => x }],
])

const encodings = new Map([
  ['ASCII', 'ascii'],
  ['GIFTI_ENCODING_ASCII', 'ascii'],
  ['Base64Binary', 'base64'],
  ['GIFTI_ENCODING_B64BIN', 'base64'],
  ['GZipBase64Binary', 'zlib'],
  ['GIFTI_ENCODING_B64GZ', 'zlib'],
  ['ExternalFileBinary', 'external'],
  ['GIFTI_ENCODING_EXTBIN', 'external'],
] as const)

const littleEndians = new Map([
  ['LittleEndian', true],
  ['GIFTI_ENDIAN_LITTLE', true],
  ['BigEndian', false],
  ['GIFTI_ENDIAN_BIG', false],
])

const rowOrders = new Map([
  ['RowMajorOrder', true],
  ['GIFTI_IND_ORD_ROW_MAJOR', true],
  ['ColumnMajorOrder', false],
  ['GIFTI_IND_ORD_COL_MAJOR', false],
])

/** A surface of a head has well under a million vertices. */
const largestRows = 10_000_000

export interface Layout {
  readonly rows: number
  readonly type: NumberType
  readonly encoding: 'ascii' | 'base64' | 'zlib'
  /** Of no meaning in text. */
  readonly littleEndian: boolean
  readonly isRowMajor: boolean
}

/**
 * How the rows × 3 numbers of an array are written.
 *
 * @throws {PenfieldError} io/surface-array — an attribute is absent or has a value that is not known.
 * @throws {PenfieldError} io/surface-refused — numbers in another file, triangles that are no whole numbers.
 * @throws {PenfieldError} io/too-large — more than ten million rows.
 */
export function layoutOf(array: GiftiArray, file: string): Layout {
  const where = { file, line: array.line }
  const encoding = chosen(array, 'Encoding', encodings, file)
  if (encoding === 'external') {
    const other = shown(array.attributes.get('ExternalFileName') ?? '')
    throw notRead(`The numbers of ${array.intent} are not in this file but in another one, ${other}.`, where)
  }
  const type = chosen(array, 'DataType', numberTypes, file)
  if (array.intent === 'TRIANGLE' && !type.isWhole)
    throw notRead(
      'The triangles are written as decimal numbers; whole numbers (NIFTI_TYPE_INT32) were expected.',
      where,
    )
  const rows = rowsOf(array, file)
  const littleEndian = encoding === 'ascii' || chosen(array, 'Endian', littleEndians, file)
  return { rows, type, encoding, littleEndian, isRowMajor: chosen(array, 'ArrayIndexingOrder', rowOrders, file) }
}

function rowsOf(array: GiftiArray, file: string): number {
  const [dimensions, rows, columns] = ['Dimensionality', 'Dim0', 'Dim1'].map((name) => wholeNumber(array, name, file))
  const where = { file, line: array.line }
  if (dimensions !== 2 || columns !== 3 || rows < 1) {
    const found = `${dimensions} dimensions, ${rows} rows and ${columns} columns`
    throw wrongArray(`The array ${array.intent} has ${found}; 2 dimensions and 3 columns were expected.`, where)
  }
  if (rows > largestRows) throw tooLarge(`The array ${array.intent} has ${rows} rows; a surface has fewer.`, where)
  return rows
}

function wholeNumber(array: GiftiArray, name: string, file: string): number {
  const text = array.attributes.get(name) ?? ''
  const value = /^\s*\d{1,9}\s*$/.test(text) ? numberFromCell(text) : undefined
  if (value === undefined) throw notUnderstood(array, name, 'a whole number', file)
  return value
}

function chosen<T>(array: GiftiArray, name: string, values: ReadonlyMap<string, T>, file: string): T {
  const value = values.get(array.attributes.get(name) ?? '')
  if (value === undefined) throw notUnderstood(array, name, `one of ${[...values.keys()].join(', ')}`, file)
  return value
}

function notUnderstood(array: GiftiArray, name: string, expected: string, file: string) {
  const value = array.attributes.get(name)
  const found = value === undefined ? 'absent' : shown(value)
  const what = `The attribute ${name} of the array ${array.intent} is ${found}; ${expected} was expected.`
  return wrongArray(what, { file, line: array.line })
}
