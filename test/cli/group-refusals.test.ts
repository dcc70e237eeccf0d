import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { arms, before, both, fileOf, folder, left, people, resultsOf, table, withPain, words } from './group-study.js'
import { errorOf, penfield } from './penfield.js'

describe('penfield group refuses', () => {
  const lines = readFileSync(table, 'utf8').trim().replaceAll('\t', ' ').split('\n')
  const design = 'study/group-design'
  const threshold = (who: string, i: number) => ({
    ...{ who, dice: 0.1 * i, metrics: { area: i } },
    settings: who === 'p4' ? 'threshold=25%;map=discrete' : 'threshold=50uV;map=discrete',
  })
  const mixed = resultsOf('mixed', people.map(threshold))
  const nowhere = join(folder, 'nowhere')
  mkdirSync(nowhere)
  fileOf('strange/metrics.tsv', ['a b', '1 2'])
  const sideless = resultsOf(
    'sideless',
    people.map((who, i) => ({ who, side: 'n/a', metrics: { area: i } })),
  )
  const lateArm = resultsOf(
    'late',
    before.flatMap((value, i) =>
      [1, 2].flatMap((visit) =>
        visit === 2 && i < 4 ? [] : [{ who: `t${i}`, visit: `${visit}`, metrics: { spread_major: value } }],
      ),
    ),
  )
  it.each([
    [
      'one group only',
      [left],
      lines.map((line) => line.replace('patient', 'control')),
      [],
      design,
      /^The column group names one group, "control"; at least two were expected\./,
    ],
    [
      'a reference that is no group',
      [left],
      lines,
      ['--reference', 'healthy'],
      design,
      /"healthy" is not one of the groups "control", "patient".*--reference healthy/,
    ],
    [
      'a participant on two lines',
      [left],
      [...lines, lines[1]],
      [],
      design,
      /"c1" stands on lines 2 and 10; n is people, so each was expected once/,
    ],
    [
      'hemispheres as rows',
      [left],
      ['participant group hemisphere', 'P01 a L', 'P01 a R', 'P02 b L'],
      [],
      design,
      /"P01" stands on lines 2 and 3, which differ in hemisphere; n is people.*hemispheres, muscles and visits are read from the results/,
    ],
    [
      'sub-c1 beside c1',
      [left],
      [...lines, lines[1].replace('c1', 'sub-c1')],
      [],
      design,
      /"c1" stands on lines 2 and 10, which differ in participant/,
    ],
    [
      'a group of whom nobody has results',
      [left],
      ['participant group', 'c1 control', 'x1 patient'],
      [],
      design,
      /Nobody of the group "patient" has results; the results hold "c1", "c2", "c3", "c4", "p1" and others\./,
    ],
    [
      'a visit that is not there',
      [left],
      lines,
      ['--visit', '9'],
      design,
      /No session of the results is the visit "9"; they hold "1"\. --visit 9/,
    ],
    [
      'a trial with a visit that is not there',
      [left],
      lines,
      ['--pre', '1', '--post', '9'],
      design,
      /No session of the results is the visit "9"/,
    ],
    [
      'an arm without anybody at a visit',
      [lateArm],
      readFileSync(arms, 'utf8').trim().split('\n'),
      ['--pre', '1', '--post', '2'],
      design,
      /Nobody of the group "none" has results of visit/,
    ],
    [
      'a covariate that is the same for everyone',
      [left],
      lines,
      ['--covariates', 'room'],
      design,
      /The covariate room is the same for everyone.*column room/,
    ],
    [
      'a covariate that the groups give',
      [left],
      lines,
      ['--covariates', 'clinic'],
      'stats/collinear',
      /"clinic B" follows from the columns before it/,
    ],
    [
      'a covariate that one person lacks',
      [left],
      lines,
      ['--covariates', 'pain_now'],
      design,
      /The covariate pain_now is "n\/a".*line 4, column pain_now/,
    ],
    [
      'a covariate that is no column',
      [left],
      lines,
      ['--covariates', 'weight'],
      'study/table-column',
      /no column "weight", which --covariates names; it has "participant"/,
    ],
    [
      'a column between that is none',
      [left],
      lines,
      ['--between', 'arm'],
      'study/table-column',
      /no column "arm", which --between names/,
    ],
    [
      'different settings',
      [mixed],
      lines,
      [],
      design,
      /^p4 was mapped with threshold=25%, the others with threshold=50uV.*--threshold when mapping.*--mixed-settings/,
    ],
    [
      'a session in two folders',
      [left, both],
      lines,
      [],
      design,
      /dice|area of participant "c1", session "1", hemisphere "L" stands in .*left and .*both/,
    ],
    [
      'a primary number that is none',
      [left],
      lines,
      ['--primary', 'dyce'],
      design,
      /"dyce" is not among those of the results\. --primary dyce Name one of dice, area/,
    ],
    [
      'a table that is not ours',
      [join(folder, 'strange')],
      lines,
      [],
      'study/table-column',
      /no column "participant"; it has "a", "b"\. .*strange\/metrics\.tsv/,
    ],
    ['a folder without results', [nowhere], lines, [], 'study/no-results', /nowhere holds no metrics\.tsv/],
    ['a folder that is not there', [join(folder, 'none')], lines, [], 'study/no-results', /none is no folder/],
    [
      'a pain side without a hemisphere',
      [sideless],
      readFileSync(withPain, 'utf8').trim().split('\n'),
      [],
      design,
      /no session of the results says which hemisphere was stimulated\..*column hemisphere/,
    ],
    [
      'a pain side that is no side',
      [left],
      ['participant group pain_side', 'c1 a up', 'p1 b L'],
      [],
      'study/table-cell',
      /"up" is not one of L, R.*line 2, column pain_side/,
    ],
    ['a dose that is text', [left], lines, ['--dose', 'clinic'], 'study/table-cell', /"A" is not a number/],
  ] as const)('%s', (_, results, people, options, code, says) => {
    const out = join(folder, 'refused')
    const participants = fileOf('wrong.tsv', people)
    const between = options.includes('--between' as never) ? [] : ['--between', 'group']
    const ran = penfield([
      'group',
      ...results,
      '--participants',
      participants,
      ...between,
      ...options,
      '--out',
      out,
      '--json',
    ])
    const { what, where, fix, ...said } = errorOf(ran)
    expect([said, ran.status, ran.stdout, existsSync(out)]).toEqual([{ code, exit: 65 }, 65, '', false])
    expect(`${what} ${where} ${fix}`).toMatch(says)
    for (const part of [what, where, fix]) expect(part).not.toBe('')
  })

  it('nothing of that with --mixed-settings, and the page says how each was mapped', () => {
    const out = join(folder, 'mixed-out')
    expect(penfield([...words(mixed, table, '--mixed-settings'), '--out', out]).status).toBe(0)
    expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain(
      'Sessions were mapped with threshold=50uV;map=discrete and with threshold=25%;map=discrete.',
    )
  })

  it.each([
    ['--pre without --post', ['--pre', '1'], /--pre and --post is missing/],
    ['--post without --pre', ['--post', '2'], /--pre and --post is missing/],
    [
      'a statistic that is none',
      ['--statistic', 'median'],
      /"median" of --statistic is not one of welch, pooled, mean/,
    ],
    ['no relabellings', ['--permutations', '0'], /--permutations is not a whole number from 1/],
    ['a share beyond 1', ['--coverage', '1.5'], /--coverage is not a number from 0 to 1/],
  ])('%s with exit 2', (_, options, says) => {
    const ran = penfield([...words(left, table, ...options), '--json'])
    expect([ran.status, errorOf(ran).code, ran.stdout]).toEqual([2, 'cli/usage', ''])
    expect(errorOf(ran).what).toMatch(says)
  })

  it('no table of people, or no column between, with exit 2', () => {
    expect(penfield(['group', left, '--between', 'group', '--json']).status).toBe(2)
    expect(penfield(['group', left, '--participants', table, '--json']).status).toBe(2)
  })

  it('an output folder that holds its results, with exit 73', () => {
    const ran = penfield([...words(left, table), '--out', left, '--json'])
    expect([ran.status, errorOf(ran).code]).toEqual([73, 'study/folder-not-ours'])
  })
})
