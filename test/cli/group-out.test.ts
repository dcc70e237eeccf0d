import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { both, documentOf, fileOf, folder, left, people, resultsOf, table, withPain, words } from './group-study.js'
import { filesBelow, penfield } from './penfield.js'

/** EXPERIENCE.md, section 4: never in output. */
const never =
  /plasticity|reorgani[sz]ation|smudged|remapping|\b(merged|fused|blurred) cortex|damage|recovery|abnormal|healthy|\b(proves|confirms|demonstrates|reveals|robust|clearly|improved)\b|(highly|marginally|nearly) significant|trend towards|no (effect|difference|smudging)\b|\bcauses\b|due to|NaN|Infinity|undefined/i

describe('a run with --out', () => {
  const given = words(both, withPain, '--primary', 'dice', '--permutations', '499')
  const outs = [
    ['--jobs', '1'],
    ['--jobs', '1'],
    ['--jobs', '2'],
  ].map((jobs, k) => {
    const out = join(folder, `out-${k}`, 'group')
    mkdirSync(join(out, '..'))
    return { out, ran: penfield([...given, ...jobs, '--out', out]) }
  })
  const [{ out, ran }] = outs
  const read = (name: string) => readFileSync(join(out, name), 'utf8')

  it('writes tables, documents, maps, figures, page and provenance', () => {
    expect(ran.status).toBe(0)
    const names = [...filesBelow(out).keys()]
    for (const name of ['group.tsv', 'group.tsv.json', 'group.json', 'people.tsv', 'people.tsv.json', 'report.html'])
      expect(names).toContain(`/${name}`)
    for (const name of [
      'provenance.json',
      'maps/DM_frame.tsv',
      'maps/DM_cog.tsv',
      'figures/people.svg',
      'figures/forest.svg',
    ])
      expect(names).toContain(`/${name}`)
    expect(ran.stdout).toContain(`--primary dice --permutations 499 --out ${out}\n`)
  })

  it('writes the same bytes twice, and with any number of workers', () => {
    for (const other of outs.slice(1)) expect(filesBelow(other.out)).toEqual(filesBelow(out))
  })

  it('holds the document of --json and the same rows as a table', () => {
    expect(JSON.parse(read('group.json'))).toEqual(
      documentOf(both, withPain, '--primary', 'dice', '--permutations', '499'),
    )
    const [head, ...rows] = read('group.tsv').trim().split('\n')
    expect(head.split('\t')).toEqual(Object.keys(JSON.parse(read('group.tsv.json'))).slice(2))
    expect(rows).toHaveLength(JSON.parse(read('group.json')).rows.length)
    expect(rows.filter((row) => /\t(undefined|null|NaN)\t/.test(row))).toEqual([])
  })

  it('holds the value of every person, with the hemisphere that it is of', () => {
    const [head, ...rows] = read('people.tsv')
      .trim()
      .split('\n')
      .map((line) => line.split('\t'))
    expect(head).toEqual([
      'participant',
      'group',
      'hemisphere',
      'stimulated',
      'id',
      'muscles',
      'value',
      'unit',
      'visit',
    ])
    const dice = rows.filter(([who, , side, , id]) => id === 'dice' && side === 'contralateral' && who.startsWith('p'))
    // Pain on the left: the right hemisphere, with .1 more.
    expect(dice.map(([, , , stimulated, , , value]) => `${stimulated} ${value}`)).toEqual([
      'R 0.7',
      'R 0.8',
      'R 0.9',
      'L 0.9',
    ])
  })

  it('has a provenance from which the run can be done again', () => {
    const provenance = JSON.parse(read('provenance.json'))
    expect(provenance).toMatchObject({
      ...{ version: 1, software: { name: 'penfield' }, seed: 1, n: { control: 4, patient: 4 } },
      settings: ['map=discrete'],
    })
    expect(provenance.inputs[0].name).toBe('pain.tsv')
    // Every table of the results, by its own folder's name alone.
    const tables = provenance.inputs.slice(1).map(({ name }: { name: string }) => name)
    expect(tables.some((name: string) => name.endsWith('/metrics.tsv'))).toBe(true)
    expect(tables.filter((name: string) => name.split('/').length !== 2)).toEqual([])
    expect(provenance.inputs[0].sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(provenance.command).toContain('--primary dice --permutations 499')
    expect(provenance.outputs).toEqual(
      [...filesBelow(out).keys()].map((name) => name.slice(1)).filter((name) => name !== 'provenance.json'),
    )
  })

  it('has a page and figures without the words that say more than numbers do', () => {
    const texts = [...filesBelow(out)].filter(([name]) => /\.(html|svg|tsv|json)$/.test(name))
    for (const [name, content] of texts) {
      const text = Buffer.from(content, 'base64')
        .toString('utf8')
        .replace(/<style>[\s\S]*?<\/style>/g, '')
      expect(never.exec(text)?.[0], name).toBeUndefined()
    }
    expect(read('report.html')).toContain('Overlap (dice) was larger in patient than in control')
  })

  it('says on the first line of the page that nothing was named before', () => {
    const bare = join(folder, 'bare')
    expect(penfield([...words(left, table), '--out', bare]).status).toBe(0)
    expect(readFileSync(join(bare, 'report.html'), 'utf8')).toMatch(
      /1 Answer<\/h2><p>Exploratory: no primary outcome was named before the analysis\./,
    )
  })

  it('draws n beside the right group, also where groups are called 2 and 1', () => {
    const numbered = fileOf('numbered.tsv', [
      'participant group',
      ...people.slice(0, 7).map((who, i) => `${who} ${i < 4 ? '2' : '1'}`),
    ])
    const numbers = join(folder, 'numbers')
    expect(penfield([...words(left, numbered), '--out', numbers]).status).toBe(0)
    expect(readFileSync(join(numbers, 'figures/forest.svg'), 'utf8')).toMatch(/4 2\b|2[^0-9<]{1,6}4\b/)
  })
})

describe('people who came twice', () => {
  const twice = (name: string, whose: readonly string[], change: (i: number) => number) =>
    resultsOf(
      name,
      whose.flatMap((who, i) =>
        ['1', '2'].map((visit, v) => ({ who, visit, metrics: { spread_major: 10 + i + v * change(i) } })),
      ),
    )
  // Of unchanged people one session differs from another by 1 mm, up or down; of c1 by 50 mm.
  const study = twice('came-twice', people, (i) => (i === 0 ? 50 : 0.5))
  const unchanged = twice(
    'unchanged',
    Array.from({ length: 24 }, (_, i) => `u${i}`),
    (i) => (i % 2 === 0 ? 1 : -1),
  )
  const pageOf = (name: string, ...more: readonly string[]): string => {
    const out = join(folder, name)
    expect(penfield([...words(study, table, '--primary', 'spread_major', ...more), '--out', out]).status).toBe(0)
    return readFileSync(join(out, 'report.html'), 'utf8')
  }

  it('are called changed only against people who are known not to have changed', () => {
    expect(pageOf('uncalled')).toContain('8 people came twice. No individual call:')
    expect(pageOf('called', '--reliability', unchanged)).toContain('1 of 8 people changed by more than ')
  })
})
