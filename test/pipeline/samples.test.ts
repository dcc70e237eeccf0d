// The sample study is made by its script, and is what it says it is.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { penfield, root, samples, scratch } from '../cli/penfield.js'

const made = ['study', 'table', 'scalp', 'localite', 'mat', 'emg']

const digests = (folder: string) =>
  made.flatMap((part) =>
    readdirSync(join(folder, part))
      .sort()
      .map(
        (name) =>
          `${part}/${name} ${createHash('sha256')
            .update(readFileSync(join(folder, part, name)))
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
  const overlap = (file: string, index: string) => {
    const { stdout } = penfield(['map', join(samples, file), '--bootstrap', '0', '--json'])
    return JSON.parse(stdout).overlap.find((row: { index: string }) => row.index === index).value as number
  }

  it('holds a control whose muscles lie 15 mm apart and a patient whose lie 6 mm apart', () => {
    expect(Math.abs(overlap('study/control-01.txt', 'cog_distance') - 15)).toBeLessThan(2)
    expect(Math.abs(overlap('study/patient-01.txt', 'cog_distance') - 6)).toBeLessThan(2)
  })

  it('is the same person as a recording and as a plain table', () => {
    const recording = JSON.parse(
      penfield([
        'map',
        join(samples, 'study/control-01.txt'),
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
