import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { error } from '../codes.js'
import { disk } from './file-system.js'

interface Owner {
  readonly host: string
  readonly pid: number
  /** Start time of the process in kernel ticks, so that a reused pid is not taken for the owner; empty where unknown. */
  readonly started: string
}

/**
 * Takes the lock of an output folder: a file beside it, made with O_EXCL, that names its owner. A lock whose owner is dead on
 * this host is taken over; one of another host is respected.
 *
 * @returns gives the lock back.
 * @throws {PenfieldError} study/busy — another run writes to the same folder.
 */
export function lockFolder(out: string): () => void {
  const target = resolve(out)
  const path = join(dirname(target), `.${basename(target)}.penfield-lock`)
  disk.mkdir(dirname(target))
  const me: Owner = { host: hostname(), pid: process.pid, started: startOf(process.pid) }
  for (let attempt = 0; attempt < 3; attempt++) {
    if (take(path, me)) {
      return () => {
        if (ownerOf(path)?.pid === me.pid) rmSync(path, { force: true })
      }
    }
    const owner = ownerOf(path)
    if (owner !== null && (owner.host !== me.host || isAlive(owner))) throw busy(out, owner, path)
    removeStale(path, me)
  }
  throw busy(out, ownerOf(path) ?? me, path)
}

/** Writes the owner under a private name and links it to the lock, so that a lock is never seen empty. */
function take(path: string, me: Owner): boolean {
  const own = `${path}-${me.pid}-${randomUUID()}`
  try {
    const descriptor = openSync(own, 'wx', 0o644)
    writeSync(descriptor, JSON.stringify(me))
    closeSync(descriptor)
    linkSync(own, path)
    return true
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error('study/cannot-write', {
      what: `${dirname(path)} can't be written.`,
      where: { argument: '--out' },
      fix: 'Choose another folder with --out.',
      cause,
    })
  } finally {
    rmSync(own, { force: true })
  }
}

/** Takes a dead owner's lock away under a private name; one that came to life meanwhile is put back. */
function removeStale(path: string, me: Owner): void {
  const taken = `${path}-${me.pid}-${randomUUID()}`
  try {
    renameSync(path, taken)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return
    throw cause
  }
  const owner = ownerOf(taken)
  if (owner !== null && (owner.host !== me.host || isAlive(owner)) && !existsSync(path)) linkSync(taken, path)
  rmSync(taken, { force: true })
}

function ownerOf(path: string): Owner | null {
  try {
    const owner = JSON.parse(readFileSync(path, 'utf8')) as Partial<Owner>
    if (typeof owner.host !== 'string' || typeof owner.pid !== 'number') return null
    return { host: owner.host, pid: owner.pid, started: owner.started ?? '' }
  } catch {
    return null // Gone, or no lock of ours.
  }
}

function isAlive({ pid, started }: Owner): boolean {
  try {
    process.kill(pid, 0)
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
  return started === '' || startOf(pid) === '' || startOf(pid) === started
}

/** Field 22 of /proc/PID/stat, counted after the closing bracket of the name; empty where there is no such file. */
function startOf(pid: number): string {
  const path = `/proc/${pid}/stat`
  if (!existsSync(path)) return ''
  const text = readFileSync(path, 'utf8')
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

const busy = (out: string, owner: Owner, path: string) =>
  error('study/busy', {
    what: `Another run (process ${owner.pid} on ${owner.host}) is writing to ${out}.`,
    where: { argument: `--out ${out}` },
    fix: `Wait for it to end, or give --out another folder. If that run is long gone, remove ${basename(path)} beside the folder.`,
  })
