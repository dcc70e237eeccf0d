import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { resultFolders } from './group-folders.js'

const place = mkdtempSync(join(tmpdir(), 'penfield-folders-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))

function written(folder: string, files: Readonly<Record<string, string>> = { 'metrics.tsv': 'a\n1\n' }): string {
  const path = join(place, folder)
  mkdirSync(path, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text)
  return path
}

const pathsOf = (...paths: readonly string[]) => resultFolders(paths).map(({ path }) => path.slice(place.length + 1))

describe('folders of results', () => {
  it('are read with the tables that are there', () => {
    const path = written('one', { 'metrics.tsv': 'm', 'overlap.tsv': 'o' })
    expect(resultFolders([path])).toEqual([{ path, metrics: 'm', overlap: 'o', sites: null }])
  })

  it('are those of the people of a study, whose own table repeats them', () => {
    const study = written('study')
    for (const who of ['p02', 'p01']) written(`study/people/${who}`)
    expect(pathsOf(study)).toEqual(['study/people/p01', 'study/people/p02'])
  })

  it('are found below a folder that holds them, but not in hidden ones', () => {
    for (const who of ['a', 'b', '.c']) written(`many/${who}`)
    expect(pathsOf(join(place, 'many'))).toEqual(['many/a', 'many/b'])
  })

  it('come in the order in which they are given', () => {
    for (const who of ['x', 'y']) written(`order/${who}`)
    expect(pathsOf(join(place, 'order/y'), join(place, 'order/x'))).toEqual(['order/y', 'order/x'])
  })

  it('may be links', () => {
    written('real/p1')
    mkdirSync(join(place, 'links'))
    symlinkSync(join(place, 'real/p1'), join(place, 'links/p1'))
    expect(pathsOf(join(place, 'links'))).toEqual(['links/p1'])
  })

  it.each([
    [
      'a path that is not there',
      'nowhere',
      /nowhere is no folder; a folder that penfield map, run or demo wrote was expected/,
    ],
    ['a file', 'one/metrics.tsv', /metrics\.tsv is no folder/],
    ['a folder without results', 'empty', /empty holds no metrics\.tsv, nor does a folder inside it/],
  ])('are refused: %s', (_, path, words) => {
    written('empty', { 'notes.txt': '' })
    expect(() => resultFolders([join(place, path)])).toThrow(words)
  })

  it('are looked for beside a file that is called people', () => {
    written('odd', { people: '', 'metrics.tsv': 'm' })
    expect(pathsOf(join(place, 'odd'))).toEqual(['odd'])
  })
})
