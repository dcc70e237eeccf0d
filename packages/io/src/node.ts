/** Opening files on Node: held whole unless they are very large, and never waiting for something that is no file. */
import { createHash } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Source } from './format.js'
import { beginningBytes, besideOf, heldBytes, isOther, pieceOf } from './node/pieces.js'
import { changedWhileReading, notOpened, refuseUnlessFile } from './node/refusals.js'

export interface OpenedSource extends Source {
  /** Bytes of the file. */
  readonly size: number
  /** SHA-256 of the file, hexadecimal. @throws {PenfieldError} io/changed-while-reading. */
  readonly digest: () => Promise<string>
}

/**
 * Opens a file: whole, or of one larger than 256 MiB the beginning, and the rest when it is asked for. A pipe, device, socket
 * or folder is refused at once, without waiting for a writer.
 *
 * @throws {PenfieldError} io/no-such-file, io/not-a-file, io/not-readable, io/changed-while-reading.
 */
export async function openSource(path: string): Promise<OpenedSource> {
  const handle = await opened(path)
  try {
    const stats = await handle.stat()
    refuseUnlessFile(stats, path)
    const { size } = stats
    const named = { name: basename(path), size, beside: besideOf(path) }
    if (size > heldBytes) {
      const bytes = await bytesOf(handle, beginningBytes, path)
      return {
        ...named,
        bytes,
        part: (offset, length) => pieceOf(path, stats, offset, length),
        digest: () => digestInPieces(path, stats),
      }
    }
    // One byte more, so that a file that grows is seen.
    const bytes = await bytesOf(handle, size + 1, path)
    if (bytes.length !== size || isOther(stats, await handle.stat())) throw changedWhileReading(path)
    return { ...named, bytes, digest: () => Promise.resolve(createHash('sha256').update(bytes).digest('hex')) }
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

/** The next bytes: fewer than asked for at the end of the file. */
async function bytesOf(handle: FileHandle, most: number, path: string): Promise<Uint8Array> {
  const bytes = new Uint8Array(most)
  let length = 0
  try {
    while (length < most) {
      const { bytesRead } = await handle.read(bytes, length, most - length, null)
      if (bytesRead === 0) break
      length += bytesRead
    }
  } catch (cause) {
    throw notOpened(path, cause)
  }
  return bytes.subarray(0, length)
}

const pieceBytes = 1 << 23

/** Of a file that is too large to hold. */
async function digestInPieces(path: string, before: Stats): Promise<string> {
  const handle = await opened(path)
  try {
    const hash = createHash('sha256')
    let read = 0
    for (let piece = await bytesOf(handle, pieceBytes, path); piece.length > 0; ) {
      hash.update(piece)
      read += piece.length
      piece = await bytesOf(handle, pieceBytes, path)
    }
    if (read !== before.size || isOther(before, await handle.stat())) throw changedWhileReading(path)
    return hash.digest('hex')
  } finally {
    await handle.close()
  }
}
