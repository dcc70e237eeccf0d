/**
 * Compressed data whose size is known beforehand.
 *
 *     zlib    | 0x78 and flags, 2 bytes | deflate … | Adler-32, big-endian |
 *     gzip    | 1f 8b 08, flags, time, 2 bytes | extra, name, comment, sum | deflate … | CRC-32 | size, little-endian |
 */
import { crc32, type PenfieldError } from '@penfield/kernels'
import { Inflate } from 'fflate'
import { adler32 } from '../adler32.js'

/** Makes the error from the rest of a sentence about the data. */
export type Fail = (why: string, cause?: unknown) => PenfieldError

/** Deflate makes at most 258 bytes of two bits. */
const largestRatio = 1032
const step = 16_384

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** The `length` bytes of a zlib stream, checked against its sum. @throws {PenfieldError} as `fail` makes it. */
export function unzlib(packed: Uint8Array, length: number, fail: Fail): Uint8Array {
  const [first, second] = packed
  if (packed.length < 6 || (first & 0x0f) !== 8 || (first * 256 + second) % 31 !== 0 || (second & 0x20) !== 0)
    throw fail('do not begin as a zlib stream does')
  const bytes = inflateExactly(packed.subarray(2, -4), length, fail)
  if (adler32(bytes) !== viewOf(packed).getUint32(packed.length - 4)) throw fail('do not fit their checksum')
  return bytes
}

export const isGzip = ([first, second, third]: Uint8Array): boolean =>
  first === 0x1f && second === 0x8b && third === 0x08

/** Bytes that a gzip file says it unpacks to; 0 when it is too short to say. */
export const gzipSize = (packed: Uint8Array): number =>
  packed.length < 18 ? 0 : viewOf(packed).getUint32(packed.length - 4, true)

/** The bytes of a gzip file, checked against its sum and size. @throws {PenfieldError} as `fail` makes it. */
export function ungzip(packed: Uint8Array, fail: Fail): Uint8Array {
  const start = gzipHeaderBytes(packed)
  if (start + 8 > packed.length) throw fail('end inside the head of the gzip file')
  const bytes = inflateExactly(packed.subarray(start, -8), gzipSize(packed), fail)
  if (crc32(bytes) !== viewOf(packed).getUint32(packed.length - 8, true)) throw fail('do not fit their checksum')
  return bytes
}

/** Where the deflate stream begins; behind the end of the bytes when the head is cut off. */
function gzipHeaderBytes(bytes: Uint8Array): number {
  const flags = bytes[3]
  let at = 10
  if ((flags & 4) !== 0) at += 2 + (bytes[at] | (bytes[at + 1] << 8))
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue
    const end = bytes.indexOf(0, at)
    at = end < 0 ? bytes.length : end + 1
  }
  return (flags & 2) !== 0 ? at + 2 : at
}

/** In steps, so that a stream that grows beyond `length` is left at once. */
function inflateExactly(stream: Uint8Array, length: number, fail: Fail): Uint8Array {
  if (length > largestRatio * stream.length)
    throw fail(`are ${stream.length} bytes, which cannot become the ${length} that were expected`)
  const bytes = new Uint8Array(length)
  let n = 0
  const inflater = new Inflate((chunk) => {
    if (n + chunk.length <= length) bytes.set(chunk, n)
    n += chunk.length
  })
  for (let start = 0; start < stream.length && n <= length; start += step) {
    try {
      inflater.push(stream.subarray(start, start + step), start + step >= stream.length)
    } catch (cause) {
      throw fail('cannot be unpacked', cause)
    }
  }
  if (n > length) throw fail(`unpack to more than the ${length} bytes that were expected`)
  if (n < length) throw fail(`unpack to ${n} bytes; ${length} were expected`)
  return bytes
}
