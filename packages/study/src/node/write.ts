/**
 * The one writer of results. A folder of results appears whole or not at all:
 *
 *     temporary folder beside OUT → each file: O_EXCL, write all, fsync → fsync the folders
 *       → OUT aside → temporary folder renamed to OUT → fsync the parent → the old OUT removed
 *
 * A crash anywhere leaves the earlier results whole: in place, or aside, from where {@link recover} puts them back.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, lstatSync, readdirSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { PenfieldError } from '@penfield/kernels'
import { error } from '../codes.js'
import { disk, type FileSystem } from './file-system.js'
import { type FolderClaim, record, recordIn, refuseOthersFolder } from './folder-record.js'

const temporary = (out: string): string =>
  join(dirname(out), `.${basename(out)}.penfield-new-${process.pid}-${randomUUID()}`)
const aside = (out: string): string => join(dirname(out), `.${basename(out)}.penfield-old`)

/**
 * Publishes a folder of results.
 *
 * @param files contents by relative path, `/` between folders; must hold `provenance.json`.
 * @throws {PenfieldError} study/cannot-write — the earlier results are whole.
 */
export function publishFolder(
  out: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  fs: FileSystem = disk,
): void {
  const target = resolve(out)
  const building = temporary(target)
  try {
    fs.mkdir(building)
    const folders = new Set([building])
    for (const [path, content] of files) {
      const file = join(building, ...path.split('/'))
      if (!folders.has(dirname(file))) fs.mkdir(dirname(file))
      folders.add(dirname(file))
      writeWhole(file, typeof content === 'string' ? new TextEncoder().encode(content) : content, fs)
    }
    for (const folder of folders) syncFolder(folder, fs)
    swap(building, target, fs)
  } catch (cause) {
    // Put in place, but not surely on the disk: the earlier results come back, as the message says.
    if (!existsSync(building) && existsSync(aside(target))) attempt(() => fs.rename(target, building))
    attempt(() => recover(target, fs))
    attempt(() => fs.remove(building))
    throw cause instanceof PenfieldError ? cause : cannotWrite(out, cause)
  }
  attempt(() => fs.remove(aside(target)))
}

/**
 * Puts a folder in order after a crash: results that were moved aside and have no successor come back, leftovers of our own
 * names are swept. Call it under the lock.
 */
export function recover(out: string, fs: FileSystem = disk): void {
  const target = resolve(out)
  const old = aside(target)
  if (existsSync(old)) {
    if (existsSync(target)) attempt(() => fs.remove(old))
    else fs.rename(old, target)
  }
}

/** Removes temporary folders that a killed run left behind. Call it under the lock. */
export function sweep(out: string, fs: FileSystem = disk): void {
  const target = resolve(out)
  if (!existsSync(dirname(target))) return
  for (const name of readdirSync(dirname(target))) {
    if (name.startsWith(`.${basename(target)}.penfield-new-`)) attempt(() => fs.remove(join(dirname(target), name)))
  }
}

/**
 * Looks at the output folder before any work is done.
 *
 * @param claim the run that is to replace it; null: nothing will be written.
 * @throws {PenfieldError} study/folder-not-ours — it holds files that Penfield did not write, what the run itself reads, or what
 *   another command wrote; they would be lost.
 * @throws {PenfieldError} study/cannot-write — it is no folder, or can't be written beside.
 */
export function checkFolder(out: string, claim: FolderClaim | null = null, fs: FileSystem = disk): void {
  const target = resolve(out)
  if (existsSync(target)) {
    if (!lstatSync(target).isDirectory()) {
      throw error('study/cannot-write', {
        what: `${out} is not a folder; the results need a folder of their own.`,
        where: { argument: `--out ${out}` },
        fix: 'Give --out the name of a folder that does not exist yet.',
      })
    }
    const foreign = strangersIn(target)
    if (foreign.length > 0) {
      throw error('study/folder-not-ours', {
        what: `${out} holds ${foreign.length === 1 ? 'a file' : `${foreign.length} files`} that Penfield did not write, such as ${foreign[0]}; new results would replace the whole folder.`,
        where: { argument: `--out ${out}` },
        fix: 'Give --out a folder of its own.',
      })
    }
    if (claim !== null) refuseOthersFolder(out, claim)
  }
  try {
    fs.mkdir(dirname(target))
    const probe = temporary(target)
    fs.mkdir(probe)
    fs.remove(probe)
  } catch (cause) {
    throw cannotWrite(out, cause)
  }
}

/** Files in an output folder that its provenance does not list. */
function strangersIn(folder: string): string[] {
  const present = filesIn(folder)
  if (present.length === 0) return []
  const ours = new Set([record, ...recordIn(folder).outputs])
  return present.filter((path) => !ours.has(path))
}

function filesIn(folder: string, prefix = ''): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`
    return entry.isDirectory() ? filesIn(folder, path) : [path]
  })
}

/** Writes a new file whole: a short write goes on where it ended. */
function writeWhole(path: string, bytes: Uint8Array, fs: FileSystem): void {
  const descriptor = fs.open(path, 'wx', 0o644)
  try {
    for (let written = 0; written < bytes.length; ) written += fs.write(descriptor, bytes, written)
    fs.fsync(descriptor)
  } finally {
    fs.close(descriptor)
  }
}

function swap(building: string, target: string, fs: FileSystem): void {
  if (existsSync(target)) fs.rename(target, aside(target))
  fs.rename(building, target)
  syncFolder(dirname(target), fs)
}

function syncFolder(folder: string, fs: FileSystem): void {
  const descriptor = fs.open(folder, 'r')
  try {
    fs.fsync(descriptor)
  } finally {
    fs.close(descriptor)
  }
}

/** A step of tidying up. What it can't do now the next run does; the fault that led here is what is told. */
function attempt(step: () => void): void {
  try {
    step()
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === undefined) throw cause
  }
}

function cannotWrite(out: string, cause: unknown): PenfieldError {
  const { code = 'no code', message = String(cause) } = cause as NodeJS.ErrnoException
  const why: Readonly<Record<string, string>> = {
    ENOSPC: 'the disk is full',
    EACCES: 'it may not be written',
    EPERM: 'it may not be written',
    EROFS: 'the disk is read-only',
    EFBIG: 'a file would become larger than allowed',
    EDQUOT: 'the quota is used up',
  }
  return error('study/cannot-write', {
    what: `The results can't be written to ${out}: ${why[code] ?? message} (${code}). Earlier results there are whole.`,
    where: { argument: `--out ${out}` },
    fix: 'Make room or choose another folder with --out, and run the same line again.',
    cause,
  })
}
