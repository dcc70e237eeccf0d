/** Opening files on Node: whole, hashed, and never waiting for something that is no file. */
import { createHash } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Source } from './format.js'
import { error } from './issues.js'

export interface OpenedSource extends Source {
  /** SHA-256 of the bytes, hexadecimal. */
  readonly sha256: string
}

const largestBytes = 1 << 30

/**
 * Opens and reads a file. A pipe, device, socket or folder is refused at once, without waiting for a writer.
 *
 * @throws {PenfieldError} io/no-such-file, io/not-a-file, io/not-readable, io/too-large, io/changed-while-reading.
 */
export async function openSource(path: string): Promise<OpenedSource> {
  const handle = await opened(path)
  try {
    const before = await handle.stat()
    refuseUnlessFile(before, path)
    const bytes = await bytesOf(handle, before, path)
    const after = await handle.stat()
    if (isOther(before, after) || bytes.length !== before.size) throw changed(path)
    return { name: basename(path), bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
  } finally {
    await handle.close()
  }
}

/** Opening a pipe to read waits for its writer, unless it is opened without blocking. */
async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (cause) {
    throw notOpened(path, cause)
  }
}

async function bytesOf(handle: FileHandle, { size }: Stats, path: string): Promise<Uint8Array> {
  // One byte more, so that a file that grows is seen.
  const bytes = new Uint8Array(size + 1)
  let length = 0
  try {
    while (length < bytes.length) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length, null)
      if (bytesRead === 0) break
      length += bytesRead
    }
  } catch (cause) {
    throw notOpened(path, cause)
  }
  return bytes.subarray(0, length)
}

const isOther = (before: Stats, after: Stats): boolean =>
  before.size !== after.size || before.mtimeMs !== after.mtimeMs || before.ino !== after.ino

function refuseUnlessFile(stats: Stats, path: string): void {
  if (!stats.isFile()) throw notAFile(path, kindOf(stats))
  if (stats.size <= largestBytes) return
  throw error('io/too-large', {
    what: `The file has ${stats.size} bytes; at most ${largestBytes} (1 GiB) are read.`,
    where: { file: basename(path) },
    fix: 'Export only the session that is needed, or split the file.',
  })
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder'
  if (stats.isFIFO()) return 'a pipe'
  if (stats.isSocket()) return 'a socket'
  return 'a device'
}

const notAFile = (path: string, kind: string, cause?: unknown) =>
  error('io/not-a-file', {
    what: `This is ${kind}; a file was expected.`,
    where: { file: basename(path) },
    fix: 'Give the path of the exported file itself.',
    cause,
  })

function notOpened(path: string, cause: unknown) {
  const code = cause instanceof Error && 'code' in cause ? `${cause.code}` : 'unknown'
  const where = { file: basename(path) }
  if (code === 'ELOOP') return notAFile(path, 'a symbolic link that leads back to itself', cause)
  if (code === 'EISDIR') return notAFile(path, 'a folder', cause)
  // Opening a socket, or a device that is not there.
  if (code === 'ENXIO' || code === 'ENODEV') return notAFile(path, 'a socket or a device', cause)
  if (code === 'EACCES' || code === 'EPERM') {
    const fix = 'Ask for the right to read it, or copy it to a folder of your own.'
    return error('io/not-readable', { what: 'The file is there and may not be read.', where, fix, cause })
  }
  if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'].includes(code)) {
    const fix = 'Check the path and the folder that the command runs in.'
    return error('io/no-such-file', { what: 'There is no file of this name.', where, fix, cause })
  }
  const what = `The file could not be read (${code}).`
  return error('io/not-readable', { what, where, fix: 'Check the disk or the network drive, then try again.', cause })
}

const changed = (path: string) =>
  error('io/changed-while-reading', {
    what: 'The file changed while it was read; a file that stays as it is was expected.',
    where: { file: basename(path) },
    fix: 'Wait until the other program has written it, then run the same line again.',
  })
