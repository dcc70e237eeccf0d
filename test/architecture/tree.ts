/** The working tree as texts, so that guards judge paths and texts and never the disk. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..', '..')

const skipped = /(^|\/)(node_modules|generated|coverage|penfield-demo|\.git|\.turbo)$|^(packages|apps)\/[^/]+\/dist$/

/** Paths from the root with `/` between, sorted; without what is installed, built or generated. */
export function paths(folder = ''): string[] {
  const found: string[] = []
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isFile()) found.push(path)
    else if (entry.isDirectory() && !skipped.test(path)) found.push(...paths(path))
  }
  return found.sort()
}

/** Path → text of every file whose path matches. */
export function texts(pattern: RegExp): ReadonlyMap<string, string> {
  const matching = paths().filter((path) => pattern.test(path))
  return new Map(matching.map((path) => [path, readFileSync(join(root, path), 'utf8')]))
}
