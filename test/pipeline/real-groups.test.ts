// Real maps through reliability and group: three people on three days, and a left- and a right-hander.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { penfield, shared } from '../cli/penfield.js'

const maps = join(shared, 'data', 'motor-maps', 'gridtmsmaps')
const present = existsSync(shared)

interface Row {
  readonly level: string
  readonly id: string
  readonly p: number | null
  readonly estimate: number | null
  readonly n_a: number
  readonly n_b: number
  readonly note: string
}

describe.skipIf(!present)('real maps', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'penfield-test-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const run = (words: readonly string[]): string => {
    const ran = penfield(words)
    expect(ran.status, ran.stderr).toBe(0)
    return ran.stdout
  }
  const mapped = (file: string, columns: string, options: readonly string[], out: string): string => {
    const where = join(folder, out)
    const table = ['--delimiter', ';', '--columns', columns, '--threshold', '50uV', '--bootstrap', '0', '--quiet']
    run(['map', file, ...table, ...options, '--out', where])
    return where
  }
  const participants = (name: string, rows: readonly string[]): string => {
    const path = join(folder, name)
    writeFileSync(path, `participant\tgroup\n${rows.join('\n')}\n`)
    return path
  }

  it('of three people on three days have an agreement for every number that all of them have', () => {
    const options = ['--no-header', '--sites', 'grid:7.63']
    const out = mapped(join(maps, 'grid-mappings.csv'), 'participant,session,x,y,z,amplitude', options, 'grid')
    for (const metric of ['area', 'ln_volume', 'mep_probability', 'cog_x']) {
      const found = JSON.parse(
        run(['reliability', join(out, 'metrics.tsv'), '--where', `metric=${metric}`, '--json', '--quiet']),
      )
      expect(found.n).toBe(3)
      expect(found.bland_altman).toHaveLength(3)
      expect(found.icc.icc21.value).toBeGreaterThan(found.icc.icc21.ci_low)
      expect(found.mdc95).toBeCloseTo(1.96 * Math.SQRT2 * found.sem, 6)
    }
    // One against two: numbers, and no test.
    const table = participants('three.tsv', ['1\ta', '2\ta', '3\tb'])
    const compared = JSON.parse(run(['group', out, '--participants', table, '--between', 'group', '--json', '--quiet']))
    expect(compared.n).toEqual({ a: 2, b: 1 })
    expect(compared.rows.length).toBeGreaterThan(15)
    for (const row of compared.rows as readonly Row[])
      expect(row).toMatchObject({ p: null, note: 'no test: 2 and 1 people' })
    expect(compared.warnings.join(' ')).toContain('No maps, centres and orientations are compared')
  })

  it('of a left- and a right-hander give maps and tables, and no test, with the reason', () => {
    const whose: Readonly<Record<string, string>> = { 3: 'left;FDS', 4: 'left;EDC', 33: 'right;FDS', 34: 'right;EDC' }
    const rows = readFileSync(join(maps, 'mappings.csv'), 'utf8').trim().split('\n')
    const own = rows.flatMap((row) => {
      const [map, ...rest] = row.trim().split(';')
      return whose[map] === undefined ? [] : [[whose[map], ...rest].join(';')]
    })
    const file = join(folder, 'hands.csv')
    writeFileSync(file, `participant;muscle;x;y;z;amplitude\n${own.join('\n')}\n`)
    const out = mapped(file, 'participant,muscle,x,y,z,amplitude', ['--split-by', 'muscle'], 'hands')
    expect(existsSync(join(out, 'report.html'))).toBe(true)
    const table = participants('hands.tsv', ['left\tleft-handed', 'right\tright-handed'])
    const where = join(folder, 'hands-group')
    const ran = run(['group', out, '--participants', table, '--between', 'group', '--out', where, '--quiet'])
    expect(ran).toContain('No test  1 and 1 people')
    const { rows: compared } = JSON.parse(readFileSync(join(where, 'group.json'), 'utf8')) as { rows: readonly Row[] }
    expect(compared.filter(({ p }) => p !== null)).toEqual([])
    expect(compared.find(({ id }) => id === 'area')?.estimate).not.toBe(null)
  })
})
