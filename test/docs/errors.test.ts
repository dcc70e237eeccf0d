import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root, texts } from '../architecture/tree.js'
import { disagreements, entriesOf, openingsOf } from './errors.js'

const members = ['packages', 'apps'].flatMap((folder) =>
  readdirSync(join(root, folder)).map((name) => ({ folder, name })),
)
const packages = members.map(({ name }) => name)
const catalogues = members
  .flatMap(({ folder, name }) => [`${folder}/${name}/src/codes.ts`, `${folder}/${name}/src/issues.ts`])
  .filter((path) => existsSync(join(root, path)))

describe('the errors of all packages', () => {
  it('agree in catalogue, handbook and sources', async () => {
    const modules = await Promise.all(catalogues.map((path) => import(join(root, path))))
    const openings = new Map(modules.flatMap(({ codes = {}, issueCodes = [] }) => [...openingsOf(codes, issueCodes)]))
    const page = texts(/^apps\/handbook\/errors\.md$/).get('apps/handbook/errors.md') ?? ''
    const sources = texts(/^(packages|apps)\/[^/]+\/src\/(?!.*\.test\.ts$).*\.ts$/)
    const users = new Map([...sources].filter(([path]) => !catalogues.includes(path)))
    expect(openings.size).toBeGreaterThan(0)
    expect(disagreements(openings, page, users, packages)).toEqual([])
  })

  it('carry the name of their package in front', async () => {
    for (const path of catalogues) {
      const { codes = {}, issueCodes = [] } = await import(join(root, path))
      const strangers = [...openingsOf(codes, issueCodes).keys()].filter(
        (code) => !code.startsWith(`${path.split('/')[1]}/`),
      )
      expect(strangers, path).toEqual([])
    }
  })

  it('are read from the third-level headings of a page', () => {
    const page = '# Errors\n## io\n### `io/a`\nLook\n\nIt means.\n\n## core\n### core/b\nError\n'
    expect([...entriesOf(page)]).toEqual([
      ['io/a', 'Look\n\nIt means.'],
      ['core/b', 'Error'],
    ])
  })
})
