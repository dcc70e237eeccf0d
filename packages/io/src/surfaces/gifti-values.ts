/** The numbers of a data array. */
import { shown } from '@penfield/kernels'
import { numberFromCell } from '../number.js'
import { decodeBase64, measureBase64 } from './base64.js'
import type { GiftiArray, GiftiText } from './gifti-arrays.js'
import { type Layout, layoutOf } from './gifti-attributes.js'
import { unzlib } from './inflate.js'
import { damaged, wrongArray, wrongLength } from './refusals.js'

/**
 * @returns rows × 3, row-major, whatever the order in the file.
 * @throws {PenfieldError} io/surface-array, io/surface-damaged, io/surface-length, io/surface-refused, io/too-large.
 */
export function giftiValues(array: GiftiArray, file: string): Float64Array {
  const layout = layoutOf(array, file)
  const [data] = array.data
  if (data === undefined || array.data.length > 1) {
    const found = data === undefined ? 'no element' : 'more than one element'
    const what = `The array ${array.intent} has ${found} Data; 1 was expected.`
    throw wrongArray(what, { file, line: array.line })
  }
  const values =
    layout.encoding === 'ascii' ? textValues(data, array, layout, file) : binaryValues(data, array, layout, file)
  return layout.isRowMajor ? values : transposed(values, layout.rows)
}

function transposed(columns: Float64Array, rows: number): Float64Array {
  const values = new Float64Array(columns.length)
  for (let r = 0; r < rows; r++) for (let c = 0; c < 3; c++) values[3 * r + c] = columns[c * rows + r]
  return values
}

function textValues({ text, line }: GiftiText, { intent }: GiftiArray, { rows, type }: Layout, file: string) {
  const expected = 3 * rows
  // A number and what parts it from the next take two characters at least.
  if (text.length < 2 * expected - 1) throw lengthsDiffer(intent, `${text.length} characters`, expected, { file, line })
  const values = new Float64Array(expected)
  let n = 0
  for (const { 0: cell, index } of text.matchAll(/\S+/g)) {
    const value = numberFromCell(cell) ?? Number.NaN
    const isKept = !Number.isNaN(value) && (!type.isWhole || type.stored(value) === value)
    if (!isKept) {
      const what = `The array ${intent} holds ${shown(cell, 40)}; a ${type.isWhole ? 'whole ' : ''}number was expected.`
      throw damaged(what, { file, line: line + lineEnds(text, index) })
    }
    if (n < expected) values[n] = type.stored(value)
    n++
  }
  if (n !== expected) throw lengthsDiffer(intent, `${n} numbers`, expected, { file, line })
  return values
}

function lineEnds(text: string, end: number): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count++
  return count
}

function binaryValues({ text, line }: GiftiText, { intent }: GiftiArray, layout: Layout, file: string) {
  const { rows, type, encoding, littleEndian } = layout
  const where = { file, line }
  const expected = 3 * rows * type.bytes
  const base64 = measureBase64(text)
  if (typeof base64 === 'string') throw damaged(`The text of the array ${intent} ${base64}.`, where)
  if (encoding === 'base64' && base64.bytes !== expected)
    throw lengthsDiffer(intent, `${base64.bytes} bytes`, 3 * rows, where, expected)
  const packed = decodeBase64(base64)
  const fail = (why: string, cause?: unknown) =>
    damaged(`The compressed numbers of the array ${intent} ${why}.`, where, cause)
  const bytes = encoding === 'zlib' ? unzlib(packed, expected, fail) : packed
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const values = new Float64Array(3 * rows)
  for (let k = 0; k < values.length; k++) values[k] = type.get(view, k * type.bytes, littleEndian)
  return values
}

interface LinePlace {
  readonly file: string
  readonly line: number
}

function lengthsDiffer(intent: string, found: string, numbers: number, where: LinePlace, bytes?: number) {
  const inBytes = bytes === undefined ? '' : ` (${bytes} bytes)`
  return wrongLength(
    `The array ${intent} holds ${found}; Dim0 × Dim1 = ${numbers} numbers${inBytes} were expected.`,
    where,
  )
}
