/**
 * The data elements of a MAT-file of level 5: tag, then bytes, then padding to eight.
 *
 *     full tag    | type u32 | bytes u32 | data … | padding to 8 |
 *     small tag   | bytes u16, type u16 in one u32 (bytes in the upper half, 1 to 4) | data, 4 bytes |
 *
 * A compressed element (type 15) holds a zlib stream of one element and is not padded.
 */
import { Inflate } from 'fflate'
import { adler32 } from '../../adler32.js'
import { bytesLeft, type Cursor, cursorOver, placeOf, takeBytes, takeCursor, takeUint32 } from '../../bytes.js'
import { error } from '../../issues.js'

export const elementTypes = {
  int8: 1,
  uint8: 2,
  int16: 3,
  uint16: 4,
  int32: 5,
  uint32: 6,
  single: 7,
  double: 9,
  int64: 12,
  uint64: 13,
  matrix: 14,
  compressed: 15,
  utf8: 16,
  utf16: 17,
  utf32: 18,
} as const

/** What one file may take in all: bytes that compressed elements become, and variables with their cells and fields. */
export interface Budget {
  left: number
  variables: number
}

/** A compressed element may grow this many times, and to this many bytes whatever its size. */
const largestRatio = 200
const alwaysAllowed = 1 << 20
const mostVariables = 400_000
export const newBudget = (): Budget => ({ left: 512 * (1 << 20), variables: mostVariables })

export interface Element {
  readonly type: number
  /** Over the data of the element, without the padding. */
  readonly data: Cursor
}

/**
 * The elements from the cursor to its end; compressed ones are given inflated.
 *
 * @throws {PenfieldError} io/truncated, io/mat5-damaged, io/too-large.
 */
export function* elementsOf(cursor: Cursor, budget: Budget): Generator<Element> {
  while (bytesLeft(cursor) > 0) {
    const element = takeElement(cursor)
    if (element.type === elementTypes.compressed) yield takeElement(inflate(element.data, budget))
    else yield element
  }
}

/** The next element as it stands. @throws {PenfieldError} io/truncated. */
export function takeElement(cursor: Cursor): Element {
  const word = takeUint32(cursor, 'the tag of an element')
  const smallBytes = word >>> 16
  if (smallBytes > 0) {
    const data = takeCursor(cursor, 4, 'a small element')
    return { type: word & 0xffff, data: takeCursor(data, smallBytes, 'a small element') }
  }
  const data = takeCursor(cursor, takeUint32(cursor, 'the size of an element'), 'the data of an element')
  if (word !== elementTypes.compressed) skipPadding(cursor, data.bytes.length)
  return { type: word, data }
}

/** Padding fills up to eight bytes; the last element of a file may go without. */
function skipPadding(cursor: Cursor, length: number): void {
  cursor.offset = Math.min(cursor.bytes.length, cursor.offset + ((8 - (length % 8)) % 8))
}

/**
 * Inflates a zlib stream in small steps, so that the limit holds before the memory is taken, and checks its sum.
 *
 * @throws {PenfieldError} io/mat5-damaged — no zlib stream, or one that does not fit its checksum.
 * @throws {PenfieldError} io/too-large — it grows beyond the limit.
 */
function inflate(data: Cursor, budget: Budget): Cursor {
  const { bytes, file, littleEndian, base } = data
  if (bytes.length < 6 || (bytes[0] & 0x0f) !== 8 || (bytes[0] * 256 + bytes[1]) % 31 !== 0 || (bytes[1] & 0x20) !== 0)
    throw damaged(data, 'no compressed data begin here')
  const limit = Math.min(budget.left, Math.max(alwaysAllowed, largestRatio * bytes.length))
  const inflated = inflateWithin(data, limit)
  const sum = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4, 4).getUint32(0)
  if (adler32(inflated) !== sum) throw damaged(data, 'the checksum of the compressed data does not fit them')
  budget.left -= inflated.length
  return cursorOver(inflated, file, { littleEndian, base, inflated: true })
}

function inflateWithin(data: Cursor, limit: number): Uint8Array {
  const stream = data.bytes.subarray(2, -4)
  const chunks: Uint8Array[] = []
  let length = 0
  const inflater = new Inflate((chunk) => {
    chunks.push(chunk)
    length += chunk.length
  })
  const step = 4096
  for (let start = 0; start < stream.length || start === 0; start += step) {
    try {
      inflater.push(stream.subarray(start, start + step), start + step >= stream.length)
    } catch (cause) {
      throw damaged(data, 'the compressed data cannot be unpacked', cause)
    }
    if (length > limit) throw tooLarge(data, limit)
  }
  return joined(chunks, length)
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}

export const damaged = (cursor: Cursor, fact: string, cause?: unknown) =>
  error('io/mat5-damaged', {
    what: `The MAT file is damaged: ${fact}.`,
    where: placeOf(cursor),
    fix: 'Copy or save the file again; this copy is not whole.',
    cause,
  })

const tooLarge = (cursor: Cursor, limit: number) =>
  error('io/too-large', {
    what: `Compressed data grow beyond ${limit} bytes; a map or a session of EMG is smaller.`,
    where: placeOf(cursor),
    fix: 'Save only the variables that are needed, uncompressed: save("maps.mat", "NavDataFDI", "MEPampFDI", "-v6").',
  })

export const tooManyVariables = (cursor: Cursor) =>
  error('io/too-large', {
    what: `The file holds more than ${mostVariables} variables, cells and fields; a recording has far fewer.`,
    where: placeOf(cursor),
    fix: 'Save only the variables that are needed: save("session.mat", "data", …, "-v6").',
  })

/** The bytes of an element that must be of `type`. */
export function takeTyped(cursor: Cursor, type: number, expected: string): Cursor {
  const element = takeElement(cursor)
  if (element.type !== type)
    throw damaged(cursor, `${expected} were expected, an element of type ${element.type} is here`)
  return element.data
}

/** Text of one byte a character, as names of variables are. */
export function latinText(data: Cursor): string {
  let text = ''
  for (const byte of takeBytes(data, Math.min(bytesLeft(data), 256), 'a name')) text += String.fromCharCode(byte)
  return text
}
