/** Runs the built command as a user would: another process, its own folder. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

export const root = join(import.meta.dirname, '../..')
export const main = join(root, 'packages/cli/dist/main.js')
export const samples = join(root, 'data-samples')

/** Real recordings and independent numbers for them; only where the project is developed. */
export const shared = join(root, '../shared')

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export function penfield(words: readonly string[], options: { cwd?: string; env?: Record<string, string> } = {}): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], {
    encoding: 'utf8',
    cwd: options.cwd ?? root,
    env: { ...process.env, ...options.env },
    maxBuffer: 64 * 1024 * 1024,
  })
  return { status, stdout, stderr }
}

/** The error that `--json` writes as the last line of stderr. */
export function errorOf({ stderr }: Ran): { code: string; what: string; where: string; fix: string; exit: number } {
  return JSON.parse(stderr.trim().split('\n').at(-1) ?? '').error
}

/** A folder of the test's own, removed after it. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'penfield-test-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Every file below a folder, by path from it, as base64. */
export const filesBelow = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length), readFileSync(path).toString('base64')]),
  )
