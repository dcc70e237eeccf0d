import * as fs from 'node:fs'
import { dirname } from 'node:path'

/** The calls by which results reach the disk. A port, so that tests can make the n-th call fail. */
export interface FileSystem {
  open(path: string, flags: string, mode?: number): number
  write(descriptor: number, bytes: Uint8Array, offset: number): number
  fsync(descriptor: number): void
  close(descriptor: number): void
  rename(from: string, to: string): void
  mkdir(path: string): void
  remove(path: string): void
}

export const disk: FileSystem = {
  open: (path, flags, mode) => fs.openSync(path, flags, mode),
  write: (descriptor, bytes, offset) => fs.writeSync(descriptor, bytes, offset),
  fsync: (descriptor) => fs.fsyncSync(descriptor),
  close: (descriptor) => fs.closeSync(descriptor),
  rename: (from, to) => fs.renameSync(from, to),
  mkdir: makeFolder,
  remove: (path) => fs.rmSync(path, { recursive: true, force: true }),
}

/** Makes a folder and those above it. Node's own recursive call never returns where the system answers ENOENT, as in /proc. */
function makeFolder(path: string): void {
  if (fs.existsSync(path)) return
  if (dirname(path) !== path) makeFolder(dirname(path))
  try {
    fs.mkdirSync(path)
  } catch (cause) {
    // Another run made it in the meantime.
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
  }
}
