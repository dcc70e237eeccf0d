import * as fs from 'node:fs'

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
  mkdir: (path) => void fs.mkdirSync(path, { recursive: true }),
  remove: (path) => fs.rmSync(path, { recursive: true, force: true }),
}
