// The sample study is made by its script, and is what it says it is.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { penfield, root, samples, scratch } from '../cli/penfield.js'

const made = ['study', 'brainsight', 'table', 'scalp', 'localite', 'mat', 'emg']

const digests = (folder: string) =>
  made.flatMap((part) =>
    readdirSync(join(folder, part), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .sort()
      .map(
        (name) =>
          `${name} ${createHash('sha256')
            .update(readFileSync(join(folder, name)))
            .digest('hex')}`,
      ),
  )

describe('data-samples/make.mjs', () => {
  it('writes the same bytes again', () => {
    const copy = scratch()
    execFileSync(process.execPath, [join(samples, 'make.mjs'), copy], { cwd: root })
    expect(digests(copy)).toEqual(digests(samples))
  })
})

describe('the sample study', () => {
  const rows = readFileSync(join(samples, 'study/participants.tsv'), 'utf8').trimEnd().split('\n').slice(1)
  const { sessions } = JSON.parse(readFileSync(join(samples, 'study/truth.json'), 'utf8'))

  it('has 12 controls and 12 patients, both hemispheres, two visits of six people and one recording', () => {
    const groups = rows.map((row) => row.split('\t')[1])
    expect([groups.filter((name) => name === 'control').length, groups.length]).toEqual([12, 24])
    expect(rows.filter((row) => row.split('\t')[2] === '2')).toHaveLength(6)
    expect(sessions).toHaveLength(2 * (24 + 6))
    expect(digests(samples).filter((line) => line.startsWith('study/') && line.includes('_emg.edf'))).toHaveLength(1)
  })

  it('is a few MB', () => {
    const sizes = readdirSync(join(samples, 'study'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).size)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(5_000_000)
  })

  it('has true centres that lie nearer in patients than in controls', () => {
    const apart = (group: string) => {
      const own = sessions.filter((session: { group: string }) => session.group === group)
      const mm = own.map(({ separation_mm: [x, y] }: { separation_mm: number[] }) => Math.hypot(x, y))
      return mm.reduce((sum: number, each: number) => sum + each, 0) / mm.length
    }
    expect(apart('control') - apart('patient')).toBeGreaterThan(3)
  })
})

describe('the two people of the Brainsight sample', () => {
  const overlap = (file: string, index: string) => {
    const { stdout } = penfield(['map', join(samples, file), '--bootstrap', '0', '--json'])
    return JSON.parse(stdout).overlap.find((row: { index: string }) => row.index === index).value as number
  }

  it('holds a control whose muscles lie 15 mm apart and a patient whose lie 6 mm apart', () => {
    expect(Math.abs(overlap('brainsight/control-01.txt', 'cog_distance') - 15)).toBeLessThan(2)
    expect(Math.abs(overlap('brainsight/patient-01.txt', 'cog_distance') - 6)).toBeLessThan(2)
  })

  it('is the same person as a recording and as a plain table', () => {
    const recording = JSON.parse(
      penfield([
        'map',
        join(samples, 'brainsight/control-01.txt'),
        '--bootstrap',
        '0',
        '--window',
        '10:60.1',
        '--reject',
        'none',
        '--threshold',
        '50uV',
        '--json',
      ]).stdout,
    )
    const table = JSON.parse(
      penfield(['map', join(samples, 'table/control-01.tsv'), '--frame', 'subject', '--bootstrap', '0', '--json'])
        .stdout,
    )
    const cog = (document: { metrics: { metric: string; value: number }[] }) =>
      document.metrics.filter(({ metric }) => metric.startsWith('cog_')).map(({ value }) => value)
    cog(recording).forEach((mm, k) => expect(Math.abs(mm - cog(table)[k])).toBeLessThan(0.01))
  })
})

describe('every sample', () => {
  it.each([
    ['localite', ['--bootstrap', '0']],
    ['mat', ['--bootstrap', '0']],
    ['scalp', ['--bootstrap', '0', '--frame', 'scalp', '--coords', 'cm', '--decimal', 'comma']],
  ])('of %s can be mapped', (part, options) => {
    const [name] = readdirSync(join(samples, part))
    const ran = penfield(['map', join(samples, part, name), ...options, '--json'])
    expect(ran.status, ran.stderr).toBe(0)
    expect(JSON.parse(ran.stdout).metrics.length).toBeGreaterThan(0)
  })
})
