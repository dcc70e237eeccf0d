import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { consoleBlocks } from '../docs/console-blocks.js'
import {
  arms,
  both,
  documentOf,
  fileOf,
  folder,
  left,
  one,
  people,
  resultsOf,
  table,
  trial,
  withPain,
  words,
} from './group-study.js'
import { penfield, root } from './penfield.js'

describe('the document', () => {
  const { version, n, rows, warnings, ...rest } = documentOf(both, table)

  it('has the keys of the contract first, in its order', () => {
    expect([version, rest]).toEqual([1, {}])
    const keys = [
      ...['level', 'id', 'muscle', 'muscle_a', 'muscle_b', 'hemisphere', 'contrast', 'estimate', 'ci_low', 'ci_high'],
      ...['effect_size', 'p', 'p_corrected', 'n_a', 'n_b', 'test', 'note'],
    ]
    for (const row of rows) expect(Object.keys(row).slice(0, keys.length)).toEqual(keys)
    expect(new Set(rows.map(({ level }) => level))).toEqual(new Set(['metric', 'overlap', 'map']))
  })

  it('counts people, of whom two hemispheres never make two', () => {
    expect(n).toEqual({ control: 4, patient: 4 })
    for (const { n_a, n_b } of rows) expect([n_a, n_b]).toEqual([4, 4])
  })

  it('holds the mean of both hemispheres and each apart: 0.4 more, 2 of 70 relabellings as far apart', () => {
    for (const hemisphere of ['mean', 'L', 'R']) {
      const row = one(rows, 'dice', hemisphere)
      expect(row).toMatchObject({ muscle: null, muscle_a: 'DM', muscle_b: 'LES', estimate: 0.4 })
      expect(row.p).toBeCloseTo(2 / 70, 9)
    }
    expect(one(rows, 'area', 'mean')).toMatchObject({ muscle: 'DM', muscle_a: null, estimate: 400 })
  })

  it('mirrors left hemispheres before they are averaged, so that x grows away from the midline', () => {
    // Of person i: −(−30 + i) and 30 + i, so that the mean is 30 of everyone.
    expect(one(rows, 'cog_x', 'mean')).toMatchObject({ estimate: 0, p: null })
    expect(one(rows, 'cog_x', 'L').estimate).toBeCloseTo(4, 9)
  })

  it('compares maps as they lie and each about its own centre', () => {
    for (const id of ['map_frame', 'map_cog']) {
      const { p, p_corrected, n_a } = one(rows, id, 'mean')
      expect([p_corrected, n_a]).toEqual([p, 4])
      expect(p).toBeGreaterThanOrEqual(2 / 70 - 1e-9)
      expect(p).toBeLessThanOrEqual(1)
    }
  })

  it('begins its warnings with what is not settled by any number', () =>
    expect(warnings[0]).toBe('Exploratory: no primary outcome was named before the analysis.'))

  it('turns the sign with --reference', () => {
    const turned = documentOf(both, table, '--reference', 'patient')
    expect(Object.keys(turned.n)).toEqual(['patient', 'control'])
    expect(one(turned.rows, 'dice', 'mean', 'control - patient')).toMatchObject({
      ...{ estimate: -0.4, p: one(rows, 'dice', 'mean').p },
    })
  })

  it('tells hemispheres by the side of pain where the table has it, and says whose side was drawn', () => {
    const { rows: own, warnings: said } = documentOf(left.replace('left', 'both'), withPain)
    expect(new Set(own.map(({ hemisphere }) => hemisphere))).toEqual(new Set(['contralateral', 'ipsilateral']))
    expect(said.join('\n')).toContain('4 people have no pain on one side; theirs was drawn')
  })

  it('has one contrast for every group but the reference', () => {
    const three = fileOf('three.tsv', [
      'participant group',
      ...people.map((who, i) => `${who} ${i < 4 ? 'control' : i < 6 ? 'lbp' : 'sprain'}`),
    ])
    const { n: counts, rows: own } = documentOf(left, three)
    expect(counts).toEqual({ control: 4, lbp: 2, sprain: 2 })
    expect([...new Set(own.map(({ contrast }) => contrast))]).toEqual(['lbp - control', 'sprain - control'])
  })

  it('names people of whom no session says which hemisphere it is', () => {
    const some = resultsOf(
      'some-sides',
      people.map((who, i) => ({ who, side: i === 3 ? 'n/a' : 'L', metrics: { area: i * i } })),
    )
    const { rows: own, warnings: said } = documentOf(some, table)
    expect([one(own, 'area', 'L').n_a, one(own, 'area', 'L').n_b]).toEqual([3, 4])
    expect(said).toContain(
      'Of c4 no session says which hemisphere was stimulated, so none of their numbers is compared.',
    )
  })

  it('reads results of one muscle, whose overlap table has no row', () => {
    const single = resultsOf(
      'single',
      people.map((who, i) => ({ who, metrics: { area: 10 * i } })),
    )
    expect(documentOf(single, table).rows.map(({ id }) => id)).toEqual(['area'])
  })
})

describe('the primary number', () => {
  it('is not corrected, and its verdict is the first thing that is read', () => {
    const { rows } = documentOf(left, table, '--primary', 'dice')
    expect(one(rows, 'dice', 'L')).toMatchObject({ note: 'primary', p_corrected: one(rows, 'dice', 'L').p })
    const { stdout } = penfield(words(left, table, '--primary', 'dice', '--dose', 'episodes'))
    expect(stdout).toMatch(
      /^People {3}8 analysed · control 4, patient 4\nPrimary {2}Overlap \(dice\) was larger in patient than in control: difference 0\.40 \(95 % CI 0\.18 to 0\.62\), g 2\.\d\d \(.*\), p = 0\.029, 4 and 4 people\.\n/,
    )
  })

  it('and the reference may stand in study.json beside the table, and provenance holds them', () => {
    const own = fileOf('own/people.tsv', readFileSync(table, 'utf8').trim().split('\n'))
    writeFileSync(join(folder, 'own/study.json'), JSON.stringify({ primary: 'dice', reference: 'patient' }))
    const out = join(folder, 'own-out')
    const { stdout } = penfield([...words(left, own), '--out', out])
    expect(stdout).toContain('Primary  Overlap (dice) was smaller in control than in patient: difference -0.40')
    const provenance = JSON.parse(readFileSync(join(out, 'provenance.json'), 'utf8'))
    expect(provenance.options).toMatchObject({ primary: 'dice', reference: 'patient', permutations: 9999, seed: 1 })
    expect(documentOf(left, own, '--reference', 'control').rows[0].contrast).toBe('patient - control')
  })
})

describe('covariates and dose', () => {
  it('are named in the test, and a correlation stands within the patients only', () => {
    const { rows } = documentOf(left, table, '--covariates', 'age', '--dose', 'episodes', '--permutations', '199')
    expect(one(rows, 'dice', 'L').test).toBe(
      'Freedman-Lane permutation of the linear model beside age, g in residual SD, 199 relabellings',
    )
    expect(one(rows, 'dice', 'L', 'per episodes in patient')).toMatchObject({ n_a: 0, n_b: 4, estimate: null })
  })

  it('leave the numbers that too few people have without a test, and the others with one', () => {
    const some = resultsOf(
      'some',
      people.map((who, i) => ({ who, metrics: { area: (i * i) % 7, ...(i % 2 === 0 ? { cog_y: i } : {}) } })),
    )
    const { rows } = documentOf(some, table, '--covariates', 'age,episodes', '--permutations', '99')
    expect(one(rows, 'area', 'L').p).not.toBeNull()
    expect(one(rows, 'cog_y', 'L')).toMatchObject({ p: null, test: 'none' })
    expect(one(rows, 'cog_y', 'L').note).toMatch(/^no test beside covariates: ./)
  })
})

describe('a trial', () => {
  it('compares the visit after given the one before, all pairs of arms', () => {
    const { n, rows } = documentOf(trial, arms, '--pre', '1', '--post', '2')
    expect(n).toEqual({ none: 4, classical: 4, sensorimotor: 4 })
    expect(rows.map(({ contrast, estimate, p }) => [contrast, estimate, p])).toEqual([
      ['classical - none', expect.closeTo(0.5295890411, 9), expect.closeTo(0.1120441, 7)],
      ['sensorimotor - none', expect.closeTo(1.5110958904, 9), expect.closeTo(0.000928271, 9)],
      ['sensorimotor - classical', expect.closeTo(0.9815068493, 9), expect.closeTo(0.0106645107, 9)],
    ])
  })

  it('is not needed to compare one visit, named or the first of each', () => {
    const estimate = (...more: readonly string[]) =>
      one(documentOf(trial, arms, ...more).rows, 'spread_major', 'L', 'classical - none').estimate
    expect(estimate()).toBeCloseTo(0.2, 9)
    expect(estimate('--visit', '2')).toBeCloseTo(0.7, 9)
    expect(documentOf(trial, arms).warnings).toContain(
      '12 people came more than once; the first visit of each is compared, 1.',
    )
  })
})

describe('one person a group', () => {
  const two = resultsOf('two', [
    { who: 'c1', dice: 0.2, metrics: { area: 1 } },
    { who: 'p1', dice: 0.6, metrics: { area: 3 } },
  ])

  it('gives differences, no test, and why', () => {
    const { n, rows } = documentOf(two, table)
    expect(n).toEqual({ control: 1, patient: 1 })
    for (const row of rows) {
      expect(row).toMatchObject({ p: null, p_corrected: null, ci_low: null, effect_size: null, test: 'none' })
      expect(row.note).toBe('no test: 1 and 1 people')
    }
    expect(one(rows, 'dice', 'L').estimate).toBeCloseTo(0.4, 9)
  })

  it('says so in the terminal, and who takes no part', () => {
    const { status, stdout } = penfield(words(two, table, '--primary', 'dice'))
    expect(status).toBe(0)
    expect(stdout).toContain('left out: c2 no results, c3 no results')
    expect(stdout).toContain('Primary  No test: 1 and 1 people.\n')
    expect(stdout).toContain('No test  1 and 1 people')
  })

  it('writes all tables and the page', () => {
    const out = join(folder, 'two-out')
    expect(penfield([...words(two, table), '--out', out]).status).toBe(0)
    expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain('No comparison could be tested')
  })
})

describe('maps', () => {
  const mapped = (frame: (i: number) => string) =>
    people.map((who, i) => ({
      ...{ who, metrics: { area: i, cog_x: i * i, cog_y: i }, frame: frame(i) },
      sites: Array.from({ length: 9 }, (_, k) => 1 + ((k * k + 3 * i) % 7)),
    }))

  it('are not compared in the frame of a device, nor across frames, and a warning says so', () => {
    for (const [name, frame] of [
      ['device', () => 'device:brainsight'],
      ['frames', (i: number) => (i === 3 ? 'mni' : 'scalp')],
    ] as const) {
      const { rows, warnings } = documentOf(resultsOf(name, mapped(frame)), table)
      expect(rows.map(({ id }) => id)).toEqual(['area'])
      expect(warnings.join('\n')).toMatch(/No maps.* are compared: places in the frame/)
    }
  })

  it('that share no node are no reason to stop', () => {
    const apart = resultsOf(
      'apart',
      mapped(() => 'scalp').map((session, i) => ({ ...session, sites: i === 0 ? [1, 2] : session.sites })),
    )
    const { rows } = documentOf(apart, table, '--covariates', 'age', '--permutations', '99')
    expect(rows.filter(({ level }) => level === 'map').length).toBeGreaterThan(0)
  })
})

describe('the handbook’s page on groups', () => {
  it('prints what it says it prints (UPDATE_README=1 writes it anew)', () => {
    const page = join(root, 'apps/handbook/group.md')
    const text = readFileSync(page, 'utf8')
    const place = join(folder, 'page')
    const own = resultsOf(
      'page/results',
      people.flatMap((who, i) =>
        ['L', 'R'].map((side, r) => ({
          ...{ who, side, dice: [0.41, 0.35, 0.52, 0.44, 0.63, 0.55, 0.71, 0.6][i] + 0.03 * r },
          metrics: { area: [900, 1200, 800, 1500, 1100, 1300, 1000, 1400][i] + 100 * r },
        })),
      ),
    )
    expect(existsSync(own)).toBe(true)
    const [, participants] = /```tsv\n([\s\S]*?)```/.exec(text) ?? []
    writeFileSync(join(place, 'people.tsv'), participants)
    const [{ command, output }] = consoleBlocks(text)
    const ran = penfield(command.split(' ').slice(1), { cwd: place })
    expect(ran.status).toBe(0)
    if (process.env.UPDATE_README === '1')
      writeFileSync(page, text.replace(`$ ${command}\n${output}`, `$ ${command}\n${ran.stdout}`))
    else expect(output).toBe(ran.stdout)
  })
})
