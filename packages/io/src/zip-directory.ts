/** The directory at the end of a zip archive, with the 64-bit sizes of ZIP64. Numbers are little-endian. */
import { error } from './issues.js'

export interface ZipEntry {
  readonly name: string
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly crc32: number
  readonly packedBytes: number
  readonly unpackedBytes: number
  /** Of the local header. */
  readonly offset: number
  readonly isLink: boolean
  readonly isEncrypted: boolean
}

//   record                 signature     bytes     read here (offset, type)
//   local header           PK 03 04      30        26 u16 name, 28 u16 extra
//   directory entry        PK 01 02      46        5 u8 system, 8 u16 flags, 10 u16 method, 16 u32 CRC-32, 20 u32 packed,
//                                                  24 u32 unpacked, 28 u16 name, 30 u16 extra, 32 u16 comment,
//                                                  38 u32 attributes, 42 u32 offset
//   end of directory       PK 05 06      22        10 u16 entries, 16 u32 offset, 20 u16 comment
//   end of ZIP64           PK 06 06      56        32 u64 entries, 48 u64 offset
//   its locator            PK 06 07      20        8 u64 offset, right before the end of directory
const signatures = { local: 0x04034b50, entry: 0x02014b50, end: 0x06054b50, end64: 0x06064b50, locator: 0x07064b50 }
const full16 = 0xffff
const full32 = 0xffffffff
const unixSystem = 3

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Where the data of a file begin, behind its local header; null when no header stands there. */
export function localHeaderBytes(bytes: Uint8Array, offset: number): number | null {
  const view = viewOf(bytes)
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== signatures.local) return null
  return offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
}

/** @throws {PenfieldError} io/zip-damaged. */
export function* directoryOf(bytes: Uint8Array, file: string): Generator<ZipEntry> {
  const view = viewOf(bytes)
  const { count, offset } = directoryPlace(view) ?? fail(file, bytes.length, 'the directory at its end is missing')
  let at = offset
  for (let k = 0; k < count; k++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== signatures.entry)
      fail(file, at, `its directory names ${count} files and ends after ${k}`)
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true))
    const next = at + 46 + name + extra + comment
    if (next > bytes.length) fail(file, at, 'its directory is cut off')
    yield entryAt(bytes, view, at, name, extra)
    at = next
  }
}

function entryAt(bytes: Uint8Array, view: DataView, at: number, name: number, extra: number): ZipEntry {
  const start = at + 46
  const sizes = { unpacked: view.getUint32(at + 24, true), packed: view.getUint32(at + 20, true) }
  const [unpackedBytes, packedBytes, offset] = wideNumbers(view, start + name, extra, [
    sizes.unpacked,
    sizes.packed,
    view.getUint32(at + 42, true),
  ])
  return {
    name: new TextDecoder().decode(bytes.subarray(start, start + name)),
    method: view.getUint16(at + 10, true),
    crc32: view.getUint32(at + 16, true),
    packedBytes,
    unpackedBytes,
    offset,
    isLink: view.getUint8(at + 5) === unixSystem && ((view.getUint32(at + 38, true) >>> 16) & 0xf000) === 0xa000,
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
  }
}

/** Numbers that are full stand in the extra field 1 instead, as 64 bits, in the same order. */
function wideNumbers(view: DataView, start: number, length: number, narrow: readonly number[]): readonly number[] {
  let field = start
  while (field + 4 <= start + length && view.getUint16(field, true) !== 1) field += 4 + view.getUint16(field + 2, true)
  let at = field + 4
  return narrow.map((value) => {
    if (value !== full32 || at + 8 > start + length) return value
    at += 8
    return uint64(view, at - 8)
  })
}

const uint64 = (view: DataView, at: number): number =>
  view.getUint32(at, true) + 4_294_967_296 * view.getUint32(at + 4, true)

interface DirectoryPlace {
  readonly count: number
  readonly offset: number
}

/** The end of the directory is the last record; a comment of up to 64 KiB may follow it. Null when there is none. */
function directoryPlace(view: DataView): DirectoryPlace | null {
  const size = view.byteLength
  for (let at = size - 22; at >= 0 && at >= size - 22 - full16; at--) {
    if (view.getUint32(at, true) !== signatures.end || at + 22 + view.getUint16(at + 20, true) !== size) continue
    const place = { count: view.getUint16(at + 10, true), offset: view.getUint32(at + 16, true) }
    return place.count === full16 || place.offset === full32 ? (widePlace(view, at - 20) ?? place) : place
  }
  return null
}

function widePlace(view: DataView, locator: number): DirectoryPlace | null {
  if (locator < 0 || view.getUint32(locator, true) !== signatures.locator) return null
  const at = uint64(view, locator + 8)
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== signatures.end64) return null
  return { count: uint64(view, at + 32), offset: uint64(view, at + 48) }
}

function fail(file: string, byte: number, why: string): never {
  throw error('io/zip-damaged', {
    what: `The file begins like a zip archive, and ${why}.`,
    where: { file, byte },
    fix: 'Copy or save the file again; this copy is cut off or damaged.',
  })
}
