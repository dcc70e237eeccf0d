import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'
import { consoleBlocks, withoutTimes } from '../docs/console-blocks.js'
import { disagreements, openingsOf } from '../docs/errors.js'
import { brokenLinks, lostPaths } from '../docs/links.js'
import { breaches, breachKinds } from './breaches.js'
import { tooLong } from './lengths.js'
import * as layers from './planted/breaches.js'
import { agreeing, catalogue, links, lost, pages } from './planted/docs.js'
import { snippets } from './planted/lint.js'
import { contents, logic } from './planted/surface.js'
import { exportsOf, logicIn } from './surface.js'
import { paths, root } from './tree.js'

const rulesOfTheConfig = async () => {
  const eslint = new ESLint({ cwd: root })
  const places = ['packages/core/src/a.ts', 'packages/io/src/a.ts', 'packages/study/src/a.ts', 'test/a.test.ts', 'a.js']
  const configs = await Promise.all(places.map((place) => eslint.calculateConfigForFile(place)))
  return new Set(configs.flatMap((config) => Object.keys(config.rules)))
}

/** A snippet with its beginning as a title. */
const titled = (code: string): [string, string] => [JSON.stringify(code.slice(0, 60)), code]

/** Guard → its planted breaches. */
const planted: Readonly<Record<string, readonly unknown[]>> = {
  'test/architecture/layers.test.ts': Object.keys(layers.breaches),
  'test/architecture/lengths.test.ts': [81, 201],
  'test/architecture/surface.test.ts': logic,
  'test/docs/errors.test.ts': Object.keys(catalogue),
  'test/docs/links.test.ts': [...Object.keys(links), lost],
  'test/docs/readme.test.ts': ['an output that is not the one printed'],
}

it('every guard has planted breaches here', () => {
  const guards = paths('test').filter((path) => /^test\/(architecture|docs)\/.*\.test\.ts$/.test(path))
  expect(guards).toEqual([...Object.keys(planted), 'test/architecture/guards-can-fail.test.ts'].sort())
  expect(Object.values(planted).filter(({ length }) => length === 0)).toEqual([])
})

describe('the guard of the directions', () => {
  const judge = (files: Readonly<Record<string, string>>) =>
    breaches(new Map(Object.entries({ ...layers.clean, ...files })), layers.table)

  it('finds nothing in a tree that keeps the table', () => expect(judge({})).toEqual([]))

  it('has a planted breach of every kind', () =>
    expect(Object.keys(layers.breaches).sort()).toEqual([...breachKinds].sort()))

  it.each(Object.entries(layers.breaches))('finds a planted breach of the kind %s, and says so', (_, { files, says }) =>
    expect(judge(files)).toEqual(says),
  )
})

describe('the lint rules', () => {
  const typed = '@typescript-eslint/no-floating-promises'
  const withTypes = new ESLint({
    cwd: root,
    overrideConfig: { languageOptions: { parserOptions: { disallowAutomaticSingleRunInference: true } } },
  })
  const withoutTypes = new ESLint({
    cwd: root,
    overrideConfig: [
      { languageOptions: { parserOptions: { project: null } } },
      { files: ['**/*.ts'], rules: { [typed]: 'off' } },
    ],
  })

  /** Ids of the rules that report a snippet at a place; a parse error is `null`. */
  async function reports(rule: string, path: string, code: string): Promise<(string | null)[]> {
    const [result] = await (rule === typed ? withTypes : withoutTypes).lintText(code, { filePath: path })
    return [...new Set(result.messages.map((message) => message.ruleId))]
  }

  it('have a planted breach each', async () =>
    expect(Object.keys(snippets).sort()).toEqual([...(await rulesOfTheConfig())].sort()))

  it('report a comment that disables nothing', async () =>
    expect(await reports('', 'packages/core/src/a.ts', '// eslint-disable-next-line no-console -- why\na()')).toEqual([
      null,
    ]))

  describe.each(Object.entries(snippets))('%s', (rule, { path, bad, good = [], exempt = [] }) => {
    it.each(bad.map(titled))('reports %s', async (_, code) => expect(await reports(rule, path, code)).toEqual([rule]))
    it.each(good.map(titled))('lets %s pass', async (_, code) => expect(await reports(rule, path, code)).toEqual([]))
    it.each(exempt)('does not hold in %s', async (place) =>
      expect(await reports(rule, place, bad[0])).not.toContain(rule),
    )
  })
})

describe('the guard of the surface', () => {
  it.each(logic)('finds the logic in an index that holds %j', (statement) =>
    expect(logicIn('index.ts', `// contents\n${statement}`)).toEqual([
      `index.ts, line 2: an index holds re-exports, types and literal lists, not \`${statement}\`.`,
    ]),
  )

  it.each(contents)('lets %j pass', (statement) => expect(logicIn('index.ts', statement)).toEqual([]))

  it('sees a name that is added', () =>
    expect(exportsOf('index.ts', "export { a, planted } from './a.js'")).not.toEqual(
      exportsOf('index.ts', "export { a } from './a.js'"),
    ))
})

describe('the guard of the links', () => {
  const judge = (changed: Readonly<Record<string, string>>) => {
    const all = new Map<string, string>(Object.entries({ ...pages, ...changed }))
    return brokenLinks(all, (path) => all.has(path))
  }

  it('finds nothing where every link leads somewhere', () => expect(judge({})).toEqual([]))

  it.each(Object.entries(links))('finds a link to %s', (_, planted) =>
    expect(judge(planted.pages)).toEqual([planted.says]),
  )

  it('finds a path that is named and not there', () =>
    expect(lostPaths(new Map([['README.md', lost.page]]), () => false)).toEqual([lost.says]))
})

describe('the guard of the lengths', () => {
  const tree = (...lengths: number[]) => new Map(lengths.map((n, i) => [`packages/core/src/${i}.ts`, '\n'.repeat(n)]))

  it('finds nothing where half of the files have 80 lines and nine in ten 200', () =>
    expect(tooLong(tree(10, 20, 30, 40, 80, 81, 90, 95, 200, 400))).toEqual([]))

  it('finds a median above 80', () =>
    expect(tooLong(tree(10, 81, 90))).toEqual(['Half of the sources have more than 80 lines; the median is 81.']))

  it('finds more than one in ten above 200', () =>
    expect(tooLong(tree(10, 20, 30, 201, 300))).toEqual([
      'More than one in ten of the sources have over 200 lines: packages/core/src/3.ts, packages/core/src/4.ts.',
    ]))
})

describe('the guard of the errors', () => {
  const judge = (change: Partial<typeof agreeing>) => {
    const { codes, issueCodes, page, source } = { ...agreeing, ...change }
    return disagreements(openingsOf(codes, issueCodes), page, new Map([['packages/io/src/a.ts', source]]), ['io'])
  }

  it('finds nothing where catalogue, handbook and sources agree', () => expect(judge({})).toEqual([]))

  it.each(Object.entries(catalogue))('finds %s', (_, { change, says }) => expect(judge(change)).toEqual([says]))
})

describe('the guard of the README', () => {
  it('sees an output that is not the one printed, and forgives only the time it took', () => {
    const [{ command, output }] = consoleBlocks('```console\n$ penfield map a --out b\narea 2 760 · 1.9 s\n```')
    expect(command).toBe('penfield map a --out b')
    expect(withoutTimes(output)).toBe(withoutTimes('area 2 760 · 12 s\n'))
    expect(withoutTimes(output)).not.toBe(withoutTimes('area 2 761 · 1.9 s\n'))
  })
})
