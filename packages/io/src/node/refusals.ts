/** Why a path can not be read, as errors. */
import type { Stats } from 'node:fs'
import { basename } from 'node:path'
import { error } from '../issues.js'

export function refuseUnlessFile(stats: Stats, path: string): void {
  if (!stats.isFile()) throw notAFile(path, kindOf(stats))
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

export function notOpened(path: string, cause: unknown) {
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

export const changedWhileReading = (path: string) =>
  error('io/changed-while-reading', {
    what: 'The file changed while it was read; a file that stays as it is was expected.',
    where: { file: basename(path) },
    fix: 'Wait until the other program has written it, then run the same line again.',
  })
