import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { gifti, line, made, mapText, noise, type Rows, studyIn } from './compare-study.js'
import { errorOf, penfield, scratch } from './penfield.js'

const folder = scratch()

describe('penfield compare-maps refuses', () => {
  const rows = (maps: Rows, places = line(2)) => maps.map((values) => mapText(places, values))
  const sound = rows(made(6, 2, noise))
  const groupsOf = (names: string) => ['path\tgroup', ...[...names].map((name, i) => `m${i}.tsv\t${name}`)]
  const withColumns = (head: string, cells: readonly string[], names = 'aaabbb') =>
    groupsOf(names).map((row, i) => `${row}\t${i === 0 ? head : cells[i - 1]}`)
  const changed = (k: number, text: string) => sound.map((own, i) => (i === k ? text : own))
  const two = groupsOf('aaabbb')
  const mesh = join(folder, 'small.gii')
  writeFileSync(mesh, gifti(line(3), [0, 1, 2]))
  const sixty = Array.from({ length: 60 }, (_, i) => sound[i % 6])
  const sixtyLines = ['path\tgroup', ...sixty.map((_, i) => `m${i}.tsv\t${i < 30 ? 'a' : 'b'}`)]
  const paired = ['path\tgroup\tsubject', 'm0.tsv\ta\tp', 'm1.tsv\tb\tp', 'm2.tsv\ta\tq', 'm3.tsv\tb\tq']

  it.each<readonly [string, readonly string[], readonly string[], readonly string[], number, RegExp]>([
    [
      'other nodes',
      two,
      changed(2, mapText(line(3), [1, 2, 3])),
      [],
      65,
      /3 nodes; 2 were expected.*m2\.tsv.*same grid/,
    ],
    [
      'another order',
      two,
      changed(4, mapText([...line(2)].reverse(), [1, 2])),
      [],
      65,
      /Node 1 lies at 10 0 0; 0 0 0 was.*m4\.tsv, line 2/,
    ],
    [
      'a missing column of a map',
      two,
      changed(1, sound[1].replace('value', 'mean')),
      [],
      65,
      /no column "value".*m1\.tsv, line 1/,
    ],
    [
      'text in a value',
      two,
      changed(5, mapText(line(2), [1, 'high'])),
      [],
      65,
      /"high" is not a number.*m5\.tsv, line 3, column value/,
    ],
    [
      'a value without a square',
      two,
      changed(0, mapText(line(2), [1, '1e200'])),
      [],
      65,
      /1e200 has no square.*m0\.tsv, line 3/,
    ],
    ['a node without a place', two, changed(0, 'x\ty\tz\tvalue\n1\tn/a\t1\t3\n'), [], 65, /no place.*m0\.tsv, line 2/],
    ['a map that is empty', two, changed(3, ''), [], 65, /holds nothing.*m3\.tsv/],
    ['maps that do not vary', two, sound.map(() => mapText(line(2), [1, 1])), [], 65, /No node is there.*design\.tsv/],
    ['no column path', ['file\tgroup', 'm0.tsv\ta'], sound, [], 65, /no column "path".*design\.tsv/],
    ['one map of a group', groupsOf('aaaaab'), sound, [], 65, /1 map of "b"; at least 2/],
    ['three groups', groupsOf('aabbcc'), sound, [], 65, /3 groups, "a", "b", "c"; two were expected.*column group/],
    ['one group', groupsOf('aaaaaa'), sound, [], 65, /one group, "a"; two.*--test one-sample/],
    [
      'a map without a group',
      groupsOf('aaabb').concat('m5.tsv\tn/a'),
      sound,
      [],
      65,
      /no group; a name.*line 7, column group/,
    ],
    ['a path twice', [...two, 'm0.tsv\tb'], sound, [], 65, /"m0\.tsv" stands on lines 2 and 8/],
    ['a path twice, written otherwise', [...two, './x/../m3.tsv\tb'], sound, [], 65, /stands on lines 5 and 8/],
    [
      'a subject twice',
      withColumns('subject', [...'pqrstp']),
      sound,
      [],
      65,
      /"p" has maps on lines 2 and 7.*--test paired/,
    ],
    [
      'a subject without a name',
      withColumns('subject', ['p', 'n/a', 'r', 's', 't', 'u']),
      sound,
      [],
      65,
      /no subject.*line 3/,
    ],
    [
      'pairs without a column of conditions',
      ['path\tsubject', 'm0.tsv\tp', 'm1.tsv\tp'],
      sound,
      ['--test', 'paired'],
      65,
      /no column "group", which names the condition/,
    ],
    ['pairs without a column of subjects', two, sound, ['--test', 'paired'], 65, /no column "subject"/],
    [
      'pairs of which one person has both',
      paired.slice(0, 4),
      sound,
      ['--test', 'paired'],
      65,
      /1 subject with maps in both/,
    ],
    [
      'pairs with a condition twice',
      [...paired, 'm4.tsv\ta\tq'],
      sound,
      ['--test', 'paired'],
      65,
      /"q" has 2 maps in "a".*line 6/,
    ],
    [
      'pairs with covariates',
      paired,
      sound,
      ['--test', 'paired', '--covariates', 'age'],
      65,
      /belong to a test of two groups/,
    ],
    [
      'a covariate that is constant',
      withColumns('age', [...'333333']),
      sound,
      ['--covariates', 'age'],
      65,
      /column age is the same for everyone.*--covariates age/,
    ],
    [
      'a covariate that follows from another',
      withColumns('age\tmonths', ['1\t12', '2\t24', '4\t48', '3\t36', '5\t60', '7\t84']),
      sound,
      ['--covariates', 'age,months'],
      65,
      /column months follows/,
    ],
    [
      'a covariate that follows from the group',
      withColumns('age\tsite', ['1\tx', '2\tx', '4\tx', '3\ty', '5\ty', '7\ty']),
      sound,
      ['--covariates', 'age,site'],
      65,
      /covariate site leaves nothing.*Leave site out/,
    ],
    [
      'a covariate with a missing cell',
      withColumns('age', ['1', '2', 'n/a', '4', '5', '7']),
      sound,
      ['--covariates', 'age'],
      65,
      /age is "n\/a".*line 4, column age/,
    ],
    [
      'a covariate that is no column',
      two,
      sound,
      ['--covariates', 'age'],
      65,
      /no column "age", which --covariates names/,
    ],
    [
      'more covariates than people bear',
      withColumns('c\td\te\tf', ['1\t1\t2\t9', '2\t5\t2\t1', '3\t1\t7\t4', '4\t2\t2\t2', '5\t9\t1\t8', '9\t3\t3\t3']),
      sound,
      ['--covariates', 'c,d,e,f'],
      65,
      /6 people can't bear.*--covariates c,d,e,f/,
    ],
    [
      'a block that is not named',
      withColumns('site', ['x', 'n/a', 'x', 'x', 'x', 'x']),
      sound,
      ['--block', 'site'],
      65,
      /no site.*line 3, column site/,
    ],
    [
      'a mesh of another size',
      two,
      sound,
      ['--adjacency', `mesh:${mesh}`, '--tfce', 'exact'],
      65,
      /3 vertices and the maps 2 nodes.*small\.gii/,
    ],
    ['a mesh that is none', two, sound, ['--adjacency', 'mesh:design.tsv'], 65, /design\.tsv/],
    ['a mesh without a file', two, sound, ['--adjacency', 'mesh:'], 2, /names no file.*--adjacency mesh:lh/],
    ['an adjacency that is none', two, sound, ['--adjacency', 'grid6'], 2, /not one of grid4, grid8/],
    ['0 relabellings', two, sound, ['--permutations', '0'], 2, /"0" of --permutations is neither exact nor/],
    ['half a relabelling', two, sound, ['--permutations', '10.5'], 2, /neither exact nor/],
    ['a tail of 2', two, sound, ['--tail', '2'], 2, /"2" of --tail is not one of 0, 1, -1/],
    ['a statistic that is none', two, sound, ['--statistic', 'welch'], 2, /not one of t/],
    ['a convention that is none', two, sound, ['--tfce', 'fsl'], 2, /not one of none, exact, integral, nilearn/],
    ['a threshold below 0', two, sound, ['--cluster-threshold', '-2'], 2, /"-2" of --cluster-threshold/],
    [
      'more relabellings than can be gone through',
      sixtyLines,
      sixty,
      ['--permutations', 'exact'],
      65,
      /distinct relabellings of 60 people.*--permutations exact.*10000/,
    ],
    ['a path that is no file', [...two, 'nowhere.tsv\tb'], sound, [], 65, /nowhere\.tsv/],
    ['a path that is a folder', [...two, '.\tb'], sound, [], 65, /folder/],
  ])('%s', (_, design, maps, options, exit, words) => {
    const own = join(folder, 'wrong')
    const out = join(folder, 'none')
    mkdirSync(own, { recursive: true })
    maps.forEach((text, i) => writeFileSync(join(own, `m${i}.tsv`), text))
    writeFileSync(join(own, 'design.tsv'), `${design.join('\n')}\n`)
    const ran = penfield(['compare-maps', 'design.tsv', ...options, '--out', out, '--json'], { cwd: own })
    const { what, where, fix, code, exit: said } = errorOf(ran)
    expect([ran.status, said, ran.stdout, existsSync(out)]).toEqual([exit, exit, '', false])
    expect(`${what} ${where} ${fix}`).toMatch(words)
    for (const part of [what, where, fix, code]) expect(part.length).toBeGreaterThan(3)
  })

  it('a design that is no file, and a folder that holds the maps', () => {
    expect([penfield(['compare-maps', 'nowhere.tsv']).status, penfield(['compare-maps']).status]).toEqual([65, 2])
    const own = join(folder, 'sound')
    const design = studyIn(own, line(2), made(4, 2, noise), ['group'], [['a'], ['a'], ['b'], ['b']])
    const ran = penfield(['compare-maps', design, '--out', own, '--json'])
    expect([ran.status, errorOf(ran).code]).toEqual([73, 'study/folder-not-ours'])
  })
})

describe('what must be read before the result is believed', () => {
  const design = studyIn(join(folder, 'few'), line(2), made(4, 2, noise), ['group'], [['a'], ['a'], ['b'], ['b']])

  it('stands in the document, and on stderr unless that is to be quiet', () => {
    const ran = penfield(['compare-maps', design, '--json'])
    const [look] = JSON.parse(ran.stdout).warnings
    expect(look).toMatch(/^All 6 relabellings there are can't give a p below 0\.333/)
    expect(ran.stderr).toContain(`look     ${look}\n`)
    expect(penfield(['compare-maps', design, '--json', '--quiet'])).toEqual({
      status: 0,
      stdout: ran.stdout,
      stderr: '',
    })
    expect(penfield(['compare-maps', design]).stdout).toContain(`look     ${look}\n`)
  })

  it('is not said where one side is tested and 20 relabellings reach 0.05', () => {
    const six = studyIn(
      join(folder, 'six'),
      line(2),
      made(6, 2, noise),
      ['group'],
      [...'aaabbb'].map((name) => [name]),
    )
    const warnings = (...words: string[]) =>
      JSON.parse(penfield(['compare-maps', six, ...words, '--json']).stdout).warnings
    expect([warnings('--tail', '1'), warnings('--permutations', '19')]).toEqual([[], []])
    expect(warnings('--permutations', '18')[0]).toMatch(/^18 relabellings can't give a p below 0\.053/)
  })
})
