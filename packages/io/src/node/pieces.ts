/** Reading a file piece by piece, and the files beside it: at once, because a reader asks in the middle of its work. */
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Source } from '../format.js'
import { changedWhileReading, notOpened, refuseUnlessFile } from './refusals.js'

/** Files up to this size are held whole; of larger ones this much of the beginning. */
export const heldBytes = 256 * (1 << 20)
export const beginningBytes = 1 << 20

/** Bytes offset … offset + length − 1 of a file that must still be the one of `opened`. */
export function pieceOf(path: string, opened: Stats, offset: number, length: number): Uint8Array {
  return withFile(path, (file) => {
    if (isOther(opened, fstatSync(file))) throw changedWhileReading(path)
    return bytesAt(file, path, offset, length)
  })
}

/** A file of the same folder; null when there is none, or when the name is a path. */
export function besideOf(path: string): (name: string) => Source | null {
  return (name) => {
    if (name === '' || name !== basename(name) || name.includes('\\') || name === '..' || name === '.') return null
    const other = join(dirname(path), name)
    try {
      return withFile(other, (file) => sourceOf(file, other, name))
    } catch (thrown) {
      if (isAbsent(thrown)) return null
      throw thrown
    }
  }
}

function sourceOf(file: number, path: string, name: string): Source {
  const stats = fstatSync(file)
  refuseUnlessFile(stats, path)
  if (stats.size <= heldBytes) return { name, bytes: bytesAt(file, path, 0, stats.size), beside: besideOf(path) }
  return {
    name,
    bytes: bytesAt(file, path, 0, beginningBytes),
    size: stats.size,
    part: (offset, length) => pieceOf(path, stats, offset, length),
    beside: besideOf(path),
  }
}

/** Same file, same length, not written to. */
export const isOther = (before: Stats, after: Stats): boolean =>
  before.size !== after.size || before.mtimeMs !== after.mtimeMs || before.ino !== after.ino

function withFile<T>(path: string, work: (file: number) => T): T {
  let file: number
  try {
    // Opening a pipe to read waits for its writer, unless it is opened without blocking.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (cause) {
    throw notOpened(path, cause)
  }
  try {
    return work(file)
  } finally {
    closeSync(file)
  }
}

function bytesAt(file: number, path: string, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let read = 0
  while (read < length) {
    const count = readSync(file, bytes, read, length - read, offset + read)
    if (count === 0) throw changedWhileReading(path)
    read += count
  }
  return bytes
}

const isAbsent = (thrown: unknown): boolean =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown && thrown.code === 'io/no-such-file'
