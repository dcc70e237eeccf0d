import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'

describe('npm run truth', () => {
  const out = mkdtempSync(join(tmpdir(), 'penfield-truth-'))
  const run = (jobs: string) =>
    execFileSync(process.execPath, [join(import.meta.dirname, 'main.mjs'), '--quick', '--jobs', jobs, '--out', out], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  let first = ''
  beforeAll(() => {
    first = run('2')
  }, 120_000)

  it('has a row for the intervals of every metric and index, and of every corrected index', () => {
    const lines = readFileSync(join(out, 'coverage.tsv'), 'utf8').trimEnd().split('\n')
    const rows = lines.slice(1).map((line) => line.split('\t'))
    expect(rows.filter(([, level]) => level === 'metric').length).toBeGreaterThan(25)
    expect(rows.filter(([, level, , kind]) => level === 'overlap' && kind === 'value').length).toBe(22)
    expect(rows.filter(([, , , kind]) => kind === 'corrected').length).toBe(22)
    const volume = rows.find(([, , id]) => id === 'volume') ?? []
    expect(Number(volume[6])).toBeGreaterThan(0)
    expect(Number(volume[6])).toBeLessThanOrEqual(1)
  })

  it('judges two visits of unchanged people', () => {
    const lines = readFileSync(join(out, 'verdicts.tsv'), 'utf8').trimEnd().split('\n')
    const rows = lines.slice(1).map((line) => line.split('\t'))
    expect(rows.length).toBeGreaterThan(40)
    for (const [, id, people, , called] of rows) {
      // 60 judged people: 5 % ± 3 SE, and the SEM's own error.
      expect(Number(people), id).toBeGreaterThan(40)
      expect(Number(called), id).toBeLessThan(0.2)
    }
  })

  it('finds simulated hand muscles in every range of the calibration table', () => {
    const lines = readFileSync(join(out, 'calibration.tsv'), 'utf8').trimEnd().split('\n')
    const rows = lines.slice(1).map((line) => line.split('\t'))
    expect(rows.length).toBeGreaterThan(50)
    for (const [quantity, , value, least, most] of rows) {
      expect(Number(value), quantity).toBeGreaterThanOrEqual(Number(least))
      expect(Number(value), quantity).toBeLessThanOrEqual(Number(most))
    }
  })

  it('keeps what a run that was cut had done, and says the same from it', () => {
    const file = join(out, 'shards', 'default', '0.json')
    const written = statSync(file).mtimeMs
    expect(run('1')).toBe(first)
    expect(statSync(file).mtimeMs).toBe(written)
  }, 120_000)
})
