import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { consoleBlocks } from '../docs/console-blocks.js'
import { errorOf, filesBelow, penfield, root, scratch } from './penfield.js'

const folder = scratch()

/** A file of the test's own, with tabs where spaces stand. */
function fileOf(name: string, lines: readonly string[]): string {
  const path = join(folder, name)
  writeFileSync(path, `${lines.map((line) => line.replaceAll(' ', '\t')).join('\n')}\n`)
  return path
}

const tidy = (text: string): readonly string[] => [
  'participant session value',
  ...text.split(' | ').flatMap((row, i) => row.split(' ').map((value, j) => `p${i + 1} s${j + 1} ${value}`)),
]

// The two tables of STATISTICS.md, section 8.
const ratings = fileOf('ratings.tsv', tidy('9 2 5 8 | 6 1 3 2 | 8 4 6 8 | 7 1 2 6 | 10 5 6 9 | 6 2 4 7'))
const eight = '12.1 13.0 | 8.4 9.9 | 15.2 14.1 | 6.3 7.7 | 10.8 10.2 | 13.9 15.5 | 9.1 8.0 | 11.6 12.9'
const visits = fileOf('visits.tsv', tidy(eight))

/** Rows as `penfield map` writes them, of the same eight people. */
const metricsOf = (rows: readonly string[]) => [
  'participant session hemisphere muscle metric value unit ci_low ci_high n_trials n_sites settings note',
  ...rows,
]
const metricRow = (who: string, metric: string, muscle: string, value: string) =>
  `${who.replace(' ', ' s')} L ${muscle} ${metric} ${value} mm n/a n/a 245 49 map=discrete n/a`
const metricRows = eight
  .split(' | ')
  .flatMap((row, i) =>
    row
      .split(' ')
      .flatMap((value, j) => [
        metricRow(`p${i + 1} ${j + 1}`, 'cog_x', 'DM', value),
        metricRow(`p${i + 1} ${j + 1}`, 'cog_x', 'LES', '1.0'),
        metricRow(`p${i + 1} ${j + 1}`, 'cog_y', 'DM', 'n/a'),
      ]),
  )
const metrics = fileOf('metrics.tsv', metricsOf(metricRows))

const documentOf = (...words: readonly string[]) => {
  const ran = penfield(['reliability', ...words, '--json'])
  expect(ran.status).toBe(0)
  return JSON.parse(ran.stdout)
}

const near = (values: readonly number[], digits = 8) => values.map((value) => expect.closeTo(value, digits))
const numbersOf = ({ value, ci_low, ci_high }: Record<string, number>) => [value, ci_low, ci_high]

describe('the document', () => {
  it('has the keys that users script against, in this order', () => {
    const document = documentOf(ratings)
    expect(Object.keys(document)).toEqual([
      ...['version', 'n', 'icc', 'sem', 'mdc95', 'sem_agreement', 'mdc95_agreement', 'bland_altman', 'warnings'],
    ])
    expect(Object.keys(document.icc)).toEqual(['icc11', 'icc21', 'icc31', 'icc1k', 'icc2k', 'icc3k'])
    expect(Object.keys(document.icc.icc21)).toEqual(['value', 'ci_low', 'ci_high'])
    expect(Object.keys(document.bland_altman[0])).toEqual([
      ...['session_a', 'session_b', 'n', 'bias', 'sd', 'loa_low', 'loa_high'],
    ])
    expect([document.version, document.n, document.warnings]).toEqual([1, 6, []])
  })

  it('holds the six forms of the ratings of Shrout and Fleiss, and every pair of sessions in order of appearance', () => {
    const { icc, bland_altman } = documentOf(ratings)
    // STATISTICS.md, section 8; the lower end of (3,k) is 1 - 1/F_L by scipy 1.10.1, the table has a digit too many there.
    expect(numbersOf(icc.icc11)).toEqual(near([0.1657417684, -0.1329323249, 0.7225600623]))
    expect(numbersOf(icc.icc21)).toEqual(near([0.2897637795, 0.0187865134, 0.7610843696]))
    expect(numbersOf(icc.icc31)).toEqual(near([0.7148407148, 0.342464765, 0.94585826]))
    expect(numbersOf(icc.icc1k)).toEqual(near([0.4427971337, -0.8844421552, 0.9124154203]))
    expect(numbersOf(icc.icc2k)).toEqual(near([0.6200505476, 0.071136813, 0.9272320402]))
    expect(numbersOf(icc.icc3k)).toEqual(near([0.9093155424, 0.6756747138, 0.9858916782]))
    expect(bland_altman.map(({ session_a: a, session_b: b }: Record<string, string>) => `${a} ${b}`)).toEqual([
      ...['s1 s2', 's1 s3', 's1 s4', 's2 s3', 's2 s4', 's3 s4'],
    ])
  })

  it('holds SEM, MDC95 and limits of agreement of 8 people in 2 sessions', () => {
    const document = documentOf(visits)
    const { sem, mdc95, sem_agreement, mdc95_agreement, icc, bland_altman } = document
    expect([sem, mdc95, sem_agreement, mdc95_agreement]).toEqual(
      near([0.8514168863, 2.360007203, 0.8678277479, 2.405495791]),
    )
    expect(numbersOf(icc.icc21)).toEqual(near([0.9108869051, 0.6518616504, 0.9811320525]))
    const [{ bias, sd, loa_low, loa_high }] = bland_altman
    expect([bias, sd, loa_low, loa_high]).toEqual(near([0.4875, 1.204085308, -1.872507203, 2.847507203]))
  })

  it('holds the limits as ratios with --log, and says that the other numbers are of logarithms', () => {
    const { bland_altman, scale } = documentOf(visits, '--log')
    const [{ ratio, ratio_low, ratio_high }] = bland_altman
    expect([ratio, ratio_low, ratio_high]).toEqual(near([1.0500601, 0.8288381, 1.3303276], 7))
    expect(scale).toBe('ln')
  })

  it('is the same of metrics.tsv as map writes it, with --where, and of a column named with --value', () => {
    const where = ['--where', 'metric=cog_x', '--where', 'muscle=DM']
    expect(documentOf(metrics, ...where)).toEqual(documentOf(visits))
    const named = fileOf(
      'named.csv',
      tidy(eight).map((line) => line.replace('value', 'area').replaceAll(' ', ';')),
    )
    expect(documentOf(named, '--value', 'area')).toEqual(documentOf(visits))
  })

  it('leaves out who lacks a session, and names them', () => {
    const { n, warnings, ...rest } = documentOf(
      fileOf('lack.tsv', [...tidy(eight), 'p9 s1 7', 'p10 s2 n/a', 'p10 s1 3']),
    )
    expect([n, warnings]).toEqual([
      8,
      ['2 of 10 participants are left out, without a value in every session: p9, p10 (session s2).'],
    ])
    const { n: _, warnings: __, ...whole } = documentOf(visits)
    expect(rest).toEqual(whole)
  })

  it('has null where a statistic has no answer', () => {
    const ran = penfield(['reliability', fileOf('same.tsv', tidy('1 1 | 1 1 | 1 1')), '--json'])
    const { icc, sem, bland_altman, warnings } = JSON.parse(ran.stdout)
    expect(icc.icc21).toEqual({ value: null, ci_low: null, ci_high: null })
    expect([sem, bland_altman[0].bias, warnings.length]).toEqual([0, 0, 1])
    expect(ran.stderr).toMatch(/^look {5}ICC\(1,1\), .* are n\/a: the values are all the same/)
  })
})

describe('what a terminal shows', () => {
  it('is every number with its interval, the looks, and what to do next', () => {
    const { stdout, stderr } = penfield(['reliability', metrics, '--where', 'metric=cog_x', 'muscle=DM'])
    expect(stderr).toBe('')
    for (const words of [
      'Table    metrics.tsv · value where metric=cog_x and muscle=DM · 8 people · 2 sessions: s1, s2',
      'ICC(2,1)  0.91 (0.65, 0.98)  agreement, one session',
      'SEM            0.9 mm ',
      'MDC95          2.4 mm ',
      'limit by rank  n/a: 8 people, and 19 are needed',
      's2 - s1           0.5 (-0.5, 1.5)  1.2  -1.9 (-3.7, -0.1)  2.8 (1.0, 4.6)',
      `Next     penfield reliability ${metrics} --where metric=cog_x --where muscle=DM --out reliability`,
    ])
      expect(stdout).toContain(words)
    expect(stdout).not.toContain('Variance')
  })

  it('holds the components with more than two sessions', () =>
    expect(penfield(['reliability', ratings]).stdout).toMatch(
      /people {4}1\.60 {2}0\.29\n {2}sessions {2}2\.29 {2}0\.59\n/,
    ))
})

describe('a run with --out', () => {
  it('writes table, document, figure, page and provenance, the same bytes twice', () => {
    const outs = ['one', 'two'].map((name) => {
      const out = join(folder, name)
      const ran = penfield(['reliability', visits, '--log', '--out', out])
      expect(ran.stdout).toContain(`Again    penfield reliability ${visits} --log --out ${out}\n`)
      return filesBelow(out)
    })
    expect([...outs[0].keys()]).toEqual([
      ...['/figures/bland-altman.svg', '/provenance.json', '/reliability.json', '/reliability.tsv'],
      ...['/reliability.tsv.json', '/report.html'],
    ])
    expect(outs[1]).toEqual(outs[0])
    const read = (name: string) => readFileSync(join(folder, 'one', name), 'utf8')
    expect(JSON.parse(read('reliability.json'))).toEqual(documentOf(visits, '--log'))
    const [head, ...rows] = read('reliability.tsv').trim().split('\n')
    expect(head.split('\t')).toEqual(Object.keys(JSON.parse(read('reliability.tsv.json'))).slice(2))
    expect(rows.some((row) => row.split('\t').includes(''))).toBe(false)
    expect(JSON.parse(read('provenance.json'))).toMatchObject({
      inputs: [{ name: 'visits.tsv' }],
      settings: { value: 'value', where: [], log: true },
    })
    expect(read('report.html')).not.toMatch(/NaN|Infinity|undefined/)
  })

  it('draws every pair of more sessions', () => {
    const out = join(folder, 'pairs')
    expect(penfield(['reliability', ratings, '--out', out]).status).toBe(0)
    expect([...filesBelow(join(out, 'figures')).keys()]).toHaveLength(6)
  })

  it('takes no folder that holds the table', () => {
    const ran = penfield(['reliability', visits, '--out', folder, '--json'])
    expect([ran.status, errorOf(ran).code]).toEqual([73, 'study/folder-not-ours'])
  })
})

describe('penfield reliability refuses', () => {
  const [head, first, ...others] = tidy(eight)
  it.each([
    [
      'a person and session that stand twice',
      metricsOf(metricRows),
      [],
      'study/reliability-table',
      65,
      /lines 2 and 3, which differ in muscle, value.*--where muscle=DM/,
    ],
    ['one person', [head, first, others[0]], [], 'study/reliability-table', 65, /^1 participant has a value/],
    ['one session', [head, 'a 1 2', 'b 1 3'], [], 'study/reliability-table', 65, /only session/],
    [
      'a value that is text',
      [...tidy(eight), 'p9 s1 high'],
      [],
      'study/table-cell',
      65,
      /"high" is not a number.*line 18/,
    ],
    [
      '0 with --log',
      [...tidy(eight), 'p9 s1 0', 'p9 s2 1'],
      ['--log'],
      'study/table-cell',
      65,
      /no logarithm.*line 18/,
    ],
    ['a column that is none', tidy(eight), ['--value', 'area'], 'study/table-column', 65, /no column "area"/],
    ['a table without rows', [head], [], 'study/table', 65, /a header and no row/],
    ['a condition without =', tidy(eight), ['--where', 'metric'], 'study/option-not-understood', 2, /COLUMN=VALUE/],
    [
      'a condition that no row meets',
      tidy(eight),
      ['--where', 'session=s3'],
      'study/reliability-table',
      65,
      /Did you mean session=s1/,
    ],
  ] as const)('%s', (_, lines, options, code, exit, words) => {
    const out = join(folder, 'none')
    const ran = penfield(['reliability', fileOf('wrong.tsv', lines), ...options, '--out', out, '--json'])
    const { what, where, fix, ...said } = errorOf(ran)
    expect([ran.status, said, ran.stdout, existsSync(out)]).toEqual([exit, { code, exit }, '', false])
    expect(`${what} ${where} ${fix}`).toMatch(words)
  })
})

describe('the handbook’s page on reliability', () => {
  it('prints what it says it prints (UPDATE_README=1 writes it anew)', () => {
    const page = join(root, 'apps/handbook/reliability.md')
    const text = readFileSync(page, 'utf8')
    const [, table] = /```tsv\n([\s\S]*?)```/.exec(text) ?? []
    writeFileSync(join(folder, 'area.tsv'), table)
    const [{ command, output }] = consoleBlocks(text)
    const ran = penfield(command.split(' ').slice(1), { cwd: folder })
    expect(ran.status).toBe(0)
    if (process.env.UPDATE_README === '1')
      writeFileSync(page, text.replace(`$ ${command}\n${output}`, `$ ${command}\n${ran.stdout}`))
    else expect(output).toBe(ran.stdout)
  })
})
