/** A cursor over the bytes of a file: it knows the file and the offset, and checks before every read. */
import { error } from './issues.js'

export interface Cursor {
  readonly file: string
  readonly bytes: Uint8Array
  readonly view: DataView
  readonly littleEndian: boolean
  /**
   * Offset in the file of `bytes[0]`. For inflated bytes: of the compressed block, since an offset inside it is no
   * place in the file.
   */
  readonly base: number
  readonly inflated: boolean
  offset: number
}

interface CursorOptions {
  readonly littleEndian: boolean
  readonly base?: number
  readonly inflated?: boolean
}

export const cursorOver = (bytes: Uint8Array, file: string, options: CursorOptions): Cursor => ({
  file,
  bytes,
  view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  littleEndian: options.littleEndian,
  base: options.base ?? 0,
  inflated: options.inflated ?? false,
  offset: 0,
})

export const bytesLeft = (cursor: Cursor): number => cursor.bytes.length - cursor.offset

/** Where the cursor stands, as a place in the file. */
export const placeOf = (cursor: Cursor): { readonly file: string; readonly byte: number } => ({
  file: cursor.file,
  byte: cursor.inflated ? cursor.base : cursor.base + cursor.offset,
})

/**
 * The next `count` bytes, without a copy.
 *
 * @throws {PenfieldError} io/truncated — fewer bytes are left.
 */
export function takeBytes(cursor: Cursor, count: number, expected: string): Uint8Array {
  const left = bytesLeft(cursor)
  if (count > left) {
    throw error('io/truncated', {
      what: `The file ends early: ${count} bytes were expected for ${expected}, ${left} are there.`,
      where: placeOf(cursor),
      fix: 'Copy or export the file again; this copy is cut off or damaged.',
    })
  }
  const start = cursor.offset
  cursor.offset += count
  return cursor.bytes.subarray(start, cursor.offset)
}

/** The next unsigned 32-bit number. @throws {PenfieldError} io/truncated. */
export function takeUint32(cursor: Cursor, expected: string): number {
  const at = cursor.offset
  takeBytes(cursor, 4, expected)
  return cursor.view.getUint32(at, cursor.littleEndian)
}

/** A cursor over the next `count` bytes; this one then stands behind them. @throws {PenfieldError} io/truncated. */
export function takeCursor(cursor: Cursor, count: number, expected: string): Cursor {
  const base = cursor.inflated ? cursor.base : cursor.base + cursor.offset
  const { littleEndian, inflated } = cursor
  return cursorOver(takeBytes(cursor, count, expected), cursor.file, { littleEndian, base, inflated })
}
