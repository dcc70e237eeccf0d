import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { layers } from './layers.js'
import { membersOf } from './member.js'
import { exportsOf, logicIn } from './surface.js'
import { texts } from './tree.js'

const committed = join(import.meta.dirname, 'surface.json')

/** Entry (`@penfield/io/node`) → the names it exports, from the sources behind `exports`. */
function surface(): Record<string, readonly string[]> {
  const files = texts(/^(packages|apps)\/[^/]+\/(package\.json|src\/.*\.ts)$/)
  const entries = membersOf(files, layers).flatMap(({ name, layer, manifest }) =>
    Object.entries(manifest.exports ?? {}).map(([key, target]) => {
      const path = join(layer.folder, (target as Record<string, string>)['@penfield/source'])
      return [join(name, key), exportsOf(path, files.get(path) ?? '')] as const
    }),
  )
  return Object.fromEntries(entries)
}

describe('the public surface', () => {
  it('is the committed one; after a wanted change: UPDATE_SURFACE=1 npx vitest run test/architecture/surface.test.ts', () => {
    if (process.env.UPDATE_SURFACE === '1') writeFileSync(committed, `${JSON.stringify(surface(), null, 2)}\n`)
    expect(surface()).toEqual(JSON.parse(readFileSync(committed, 'utf8')))
  })

  it('is written out name by name, without export *', () => {
    const stars = Object.entries(surface()).flatMap(([entry, names]) =>
      names.filter((name) => name.startsWith('export *')).map((name) => `${entry}: ${name}`),
    )
    expect(stars).toEqual([])
  })

  it('is listed in index files that hold no logic', () => {
    const files = texts(/^(packages|apps)\/[^/]+\/src\/(.*\/)?index\.ts$/)
    expect([...files].flatMap(([path, text]) => logicIn(path, text))).toEqual([])
  })

  it('is read from names, types, lists and functions alike', () => {
    const text = [
      "export { b, type C, d as e } from './b.js'",
      "export type { F } from './f.js'",
      'export const a = 1',
      'export function g() {}',
      'export interface H {}',
      "export * from './i.js'",
      'const hidden = 1',
    ].join('\n')
    const names = ['a', 'b', 'e', "export * from './i.js'", 'g', 'type C', 'type F', 'type H']
    expect(exportsOf('index.ts', text)).toEqual(names)
  })
})
