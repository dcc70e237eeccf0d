/** Commands without a process of their own. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Context } from './commands/command.js'

/** A context that keeps what was written to stdout. */
export function listening(json = false): { readonly context: Context; readonly text: () => string } {
  const said: string[] = []
  const plain = (text: string | number) => `${text}`
  const terminal = {
    out: (text: string) => void said.push(text),
    say: () => undefined,
    rewrite: () => undefined,
    live: false,
    unicode: true,
    paint: { bold: plain, dim: plain, yellow: plain, red: plain, cyan: plain },
  }
  return { context: { terminal, json, debug: false } as Context, text: () => said.join('') }
}

/** A folder of the test's own, removed after it. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'penfield-cli-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function written(folder: string, name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

/** Every file below a folder with its bytes. */
export const contentsOf = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path, readFileSync(path).toString('base64')]),
  )
