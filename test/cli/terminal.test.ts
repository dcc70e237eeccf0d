// What a run says: results on stdout, everything else on stderr.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { errorOf, penfield, samples, scratch } from './penfield.js'

const control = join(samples, 'brainsight/control-01.txt')
const patient = join(samples, 'brainsight/patient-01.txt')
const quick = ['--bootstrap', '0']

describe('the summary of a run', () => {
  const { stdout, stderr } = penfield(['map', control, ...quick, '--out', join(scratch(), 'out')])
  const below = (head: RegExp, end: RegExp) => {
    const lines = stdout.split('\n')
    const first = lines.findIndex((line) => head.test(line)) + 1
    return lines.slice(first, first + lines.slice(first).findIndex((line) => end.test(line)))
  }

  it('shows nine overlap indices in the order in which they are read, and says where the others are', () => {
    const ids = below(/overlap DM - LES/, /more in/).map((line) => line.trim().split(' ')[0])
    expect(ids.join(' ')).toBe(
      'histogram_intersection cosine dice cog_distance cog_shift_ap cog_shift_ml wasserstein_1 separation_d selectivity',
    )
    expect(stdout).toMatch(/^ {2}(…|\.\.\.) 13 more in overlap\.tsv$/m)
  })

  it('says why a column has no number, each reason once', () => {
    const reasons = stdout.match(/^ {2}(chance|ceiling|corrected) n\/a: .{20,}$/gm) ?? []
    expect(stdout).toMatch(/^ {2}cog_shift_ap .* n\/a$/m)
    expect(reasons.some((line) => line.startsWith('  corrected n/a: '))).toBe(true)
    expect(new Set(reasons).size).toBe(reasons.length)
  })

  it('says the threshold of each muscle', () => {
    expect(stdout).toMatch(/threshold +noise \(\d+\.\d [µu]V\) +noise \(\d+\.\d [µu]V\)$/m)
  })

  it('says what to look at on stderr', () => {
    expect([stdout.includes('look '), stderr.match(/^look {5}control-01\.txt/gm)?.length]).toEqual([false, 3])
  })
})

describe('--json', () => {
  it('says what to look at on stderr too, and nothing of it with --quiet', () => {
    expect(penfield(['map', control, ...quick, '--json']).stderr).toMatch(/^look {5}control-01\.txt/m)
    expect(penfield(['map', control, ...quick, '--json', '--quiet']).stderr).toBe('')
  })
})

describe('progress', () => {
  it('has one line of reading for a file of two sessions, and names each session and its map', () => {
    const [head, ...rows] = readFileSync(join(samples, 'table/control-01.tsv'), 'utf8').trim().split('\n')
    const both = ['A', 'B'].flatMap((block) => rows.map((row) => `${row}\t${block}`))
    const file = join(scratch(), 'two.tsv')
    writeFileSync(file, `${[`${head}\tblock`, ...both].join('\n')}\n`)
    const { stderr } = penfield(['map', file, ...quick, '--split-by', 'block', '--json'])
    const lines = stderr.split('\n').filter((line) => /^(Reading|Maps)/.test(line))
    expect(lines.map((line) => line.slice(0, 12).trim())).toEqual(['Reading   tw', 'Maps      A', 'Maps      B'])
  })
})

describe('files of two people, given as one session', () => {
  it('end with 65, and both people are named', () => {
    const ran = penfield(['map', control, patient, ...quick, '--json'])
    expect([ran.status, ran.stdout, errorOf(ran).code]).toEqual([65, '', 'study/different-people'])
    expect(errorOf(ran).what).toMatch(/"control-01" .*"patient-01"/)
    expect(errorOf(ran).fix).toMatch(/one by one.*--participant/)
  })

  it('are joined when --participant says that they are one', () => {
    expect(penfield(['map', control, patient, ...quick, '--participant', '7', '--json']).status).toBe(0)
  })
})

describe('inspect', () => {
  it('says the level of a MAT file once', () => {
    const { stdout } = penfield(['inspect', join(samples, 'mat/maps.mat')])
    expect(stdout).toMatch(/format +MAT file of level 5 {7}looked at/)
  })
})
