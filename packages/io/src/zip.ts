/**
 * Zip archives: the directory is read and judged as a whole before anything is unpacked.
 *
 *     | local header, data | … | directory: an entry a file | end of directory, comment |
 */
import { crc32, shown } from '@penfield/kernels'
import { inflateSync } from 'fflate'
import type { Source } from './format.js'
import { error } from './issues.js'
import { directoryOf, localHeaderBytes, type ZipEntry } from './zip-directory.js'

export interface Zip {
  readonly file: string
  readonly bytes: Uint8Array
  readonly entries: ReadonlyMap<string, ZipEntry>
}

const largestEntries = 1000
const largestBytes = 1 << 30
const largestRatio = 100
/** An archive that stays below this may grow as it likes. */
const alwaysAllowed = 1 << 20

/**
 * Opens an archive that is held whole.
 *
 * @throws {PenfieldError} io/zip-damaged, io/zip-refused (a path that leaves the archive, a link, a password, a name twice),
 *   io/too-large (more than 1000 files, 1 GiB, or 100 times the size of the archive).
 */
export function openZip({ name: file, bytes }: Source): Zip {
  const entries = new Map<string, ZipEntry>()
  const seen = new Set<string>()
  let unpacked = 0
  for (const entry of directoryOf(bytes, file)) {
    const why = whyRefused(entry, seen)
    if (why !== null) throw refused(file, entry, why)
    seen.add(entry.name.toLowerCase())
    entries.set(entry.name, entry)
    unpacked += entry.unpackedBytes
    if (entries.size > largestEntries) throw tooLarge(file, `more than ${largestEntries} files`)
    if (unpacked > largestBytes) throw tooLarge(file, 'more than 1 GiB')
  }
  if (unpacked > alwaysAllowed && unpacked > largestRatio * bytes.length)
    throw tooLarge(file, `${unpacked} bytes, more than ${largestRatio} times its own size`)
  return { file, bytes, entries }
}

function whyRefused({ name, isLink, isEncrypted }: ZipEntry, seen: ReadonlySet<string>): string | null {
  if (name === '' || name.includes('\0') || /^[/\\]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/i.test(name))
    return 'leads out of the archive'
  if (isLink) return 'is a link to another place'
  if (isEncrypted) return 'needs a password'
  return seen.has(name.toLowerCase()) ? 'stands in the archive twice' : null
}

/**
 * The bytes of one file of the archive, checked against its sum.
 *
 * @param limit how many bytes it may have.
 * @throws {PenfieldError} io/zip-damaged, io/too-large.
 */
export function unpack(zip: Zip, entry: ZipEntry, limit: number): Uint8Array {
  const { file, bytes } = zip
  const { name, unpackedBytes, packedBytes, method, offset } = entry
  if (unpackedBytes > limit) throw tooLarge(file, `${unpackedBytes} bytes in ${shown(name)}, more than ${limit}`)
  const start = localHeaderBytes(bytes, offset)
  if (start === null || start + packedBytes > bytes.length) throw damaged(zip, entry, 'does not lie inside the archive')
  const packed = bytes.subarray(start, start + packedBytes)
  const unpacked = method === 0 ? packed : method === 8 ? inflated(zip, entry, packed) : null
  if (unpacked === null) throw damaged(zip, entry, `is packed by the method ${method}; 0 or 8 was expected`)
  if (unpacked.length !== unpackedBytes || crc32(unpacked) !== entry.crc32)
    throw damaged(zip, entry, 'does not fit its checksum')
  return unpacked
}

function inflated(zip: Zip, entry: ZipEntry, packed: Uint8Array): Uint8Array {
  try {
    return inflateSync(packed, { out: new Uint8Array(entry.unpackedBytes) })
  } catch (cause) {
    throw damaged(zip, entry, 'cannot be unpacked', cause)
  }
}

const damaged = ({ file }: Zip, { name, offset }: ZipEntry, why: string, cause?: unknown) =>
  error('io/zip-damaged', {
    what: `The part ${shown(name)} of the archive ${why}.`,
    where: { file, byte: offset },
    fix: 'Copy or save the file again; this copy is cut off or damaged.',
    cause,
  })

const refused = (file: string, { name }: ZipEntry, why: string) =>
  error('io/zip-refused', {
    what: `The part ${shown(name)} of the archive ${why}; plain files were expected.`,
    where: { file },
    fix: 'Open the file in the spreadsheet and save it again, without a password.',
  })

const tooLarge = (file: string, found: string) =>
  error('io/too-large', {
    what: `The archive would unpack to ${found}.`,
    where: { file },
    fix: 'Save only the sheet of the session, or save it as CSV.',
  })
