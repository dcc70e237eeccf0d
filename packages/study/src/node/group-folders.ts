/** Folders of results below what the user names. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { error } from '../codes.js'
import type { ResultFolder } from '../group/results.js'

/** Folders inside each other are looked through this deep: study, people, person. */
const deepest = 4

/** More than this is no table of results. */
const largestBytes = 200_000_000

/**
 * Every folder with a `metrics.tsv`; of a study, those of its people, since its own table repeats them.
 *
 * @throws {PenfieldError} study/no-results — a path that is no folder, or holds no results.
 */
export function resultFolders(paths: readonly string[]): readonly ResultFolder[] {
  return paths.flatMap((path) => {
    const found = isFolder(path) ? below(path, deepest) : null
    if (found !== null && found.length > 0) return found
    throw error('study/no-results', {
      what:
        found === null
          ? `${path} is no folder; a folder that penfield map, run or demo wrote was expected.`
          : `${path} holds no metrics.tsv, nor does a folder inside it; results of penfield map, run or demo were expected.`,
      where: { file: path },
      fix: 'Map the sessions first, and give the folders of --out.',
    })
  })
}

/** Links to folders are folders; a ring of links ends at the depth. */
const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory()

function below(folder: string, depth: number): readonly ResultFolder[] {
  const people = join(folder, 'people')
  if (isFolder(people)) return inside(people, depth - 1)
  if (existsSync(join(folder, 'metrics.tsv'))) return [resultFolder(folder)]
  return inside(folder, depth - 1)
}

const inside = (folder: string, depth: number): readonly ResultFolder[] =>
  depth === 0
    ? []
    : readdirSync(folder)
        .filter((name) => !name.startsWith('.') && isFolder(join(folder, name)))
        .sort()
        .flatMap((name) => below(join(folder, name), depth))

function resultFolder(path: string): ResultFolder {
  const text = (name: string): string | null => {
    const file = join(path, name)
    if (!existsSync(file)) return null
    if (statSync(file).size > largestBytes) {
      throw error('study/no-results', {
        what: `${file} is larger than 200 MB; a table of results was expected.`,
        where: { file },
        fix: 'Give a folder that penfield map wrote.',
      })
    }
    return readFileSync(file, 'utf8')
  }
  return { path, metrics: text('metrics.tsv') ?? '', overlap: text('overlap.tsv'), sites: text('sites.tsv') }
}
