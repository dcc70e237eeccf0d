import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { draws, normalQuantile } from '@penfield/kernels'
import { choose, gridNeighbours, type MapTestResult, mapTestResult, nullShard, prepareMapTest } from '@penfield/stats'
import { beforeAll, describe, expect, it } from 'vitest'

describe('npm run inference', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'penfield-inference-')), 'inference.tsv')
  type Row = Readonly<Record<string, string>>
  const run = (...more: readonly string[]): readonly Row[] => {
    const options = ['--quick', '--out', file, ...more]
    execFileSync(process.execPath, [join(import.meta.dirname, 'main.mjs'), ...options], { stdio: 'ignore' })
    const [head, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n')
    const names = head.split('\t')
    return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, c) => [names[c], cell])))
  }
  let rows: readonly Row[] = []
  beforeAll(() => {
    rows = run('--jobs', '2')
  }, 120_000)
  const isControl = ({ verdict }: Row) => verdict.includes('control')
  /** Of 60 cohorts. */
  const rejectionsOf = ({ rejected }: Row) => Math.round((60 * Number(rejected)) / 100)

  it('judges three statistics of maps with and without a covariate and with unequal coverage, numbers and places', () => {
    const judged = rows.filter((row) => row.sample === 'null' && !isControl(row))
    expect(judged.map(({ variant, statistic }) => `${variant} ${statistic}`)).toEqual([
      ...['two-sample', 'linear', 'covered'].flatMap((variant) =>
        ['max-T', 'cluster mass', 'TFCE'].map((statistic) => `${variant} ${statistic}`),
      ),
      ...['same-shape Welch t', 'own-shape Welch t', 'hotelling T2'],
    ])
    expect(new Set(rows.map(({ cohorts }) => cohorts))).toEqual(new Set(['60']))
  })

  it('finds no more differences where there are none than 5 % allow', () => {
    // binom.ppf([.0005, .9995], 60, .05) = 0, 10: scipy 1.10.1
    for (const row of rows.filter((each) => each.sample === 'null' && !isControl(each)))
      expect(rejectionsOf(row), `${row.variant} ${row.statistic}`).toBeLessThanOrEqual(10)
  })

  it('finds far more where a covariate that the groups differ in is left out', () => {
    const controls = rows.filter(isControl)
    expect(controls.length).toBe(3)
    for (const row of controls) expect(rejectionsOf(row), row.statistic).toBeGreaterThan(10)
  })

  it('finds a planted difference more often than not, and where it is', () => {
    const planted = rows.filter(({ sample }) => sample === 'planted')
    expect(planted.length).toBe(12)
    for (const row of planted) {
      expect(rejectionsOf(row), `${row.variant} ${row.statistic}`).toBeGreaterThan(30)
      if (row.inPlace !== 'n/a') expect(Number(row.inPlace), `${row.variant} ${row.statistic}`).toBeGreaterThan(50)
    }
  })

  it('says the same with one worker, and of a variant alone', () => {
    const variant = 'two-sample'
    expect(run('--jobs', '1', '--variant', variant)).toEqual(rows.filter((row) => row.variant === variant))
  }, 60_000)
})

describe('all 70 relabellings of 4 and 4 people', () => {
  const [people, side] = [8, 5]
  const nodes = side * side
  const neighbours = gridNeighbours(
    Float64Array.from({ length: 3 * nodes }, (_, k) => [Math.floor(k / 3) % side, Math.floor(k / 3 / side), 0][k % 3]),
    8,
  )
  const labellings = Array.from({ length: 256 }, (_, bits) =>
    Uint8Array.from({ length: people }, (_unused, i) => (bits >> i) & 1),
  ).filter((isA) => isA.reduce((sum, is) => sum + is, 0) === 4)
  const valuesOf = (cohort: number) => {
    const { word } = draws(1, 2000, cohort)
    return Float64Array.from({ length: people * nodes }, () => normalQuantile((word() + 0.5) / 0x100000000))
  }
  const resultOf = (values: Float64Array, isA: Uint8Array): MapTestResult => {
    const options = { permutations: 'exact', neighbours, clusterThreshold: 2, tfce: 'exact' } as const
    const test = prepareMapTest(values, people, { kind: 'two-sample', isA }, options)
    return mapTestResult(test, [nullShard(test, 0, test.plan.count)])
  }

  it('give the largest t no other p than k/70, k even, since groups that change places are as extreme', () => {
    expect(choose(8, 4)).toBe(70)
    for (let cohort = 0; cohort < 40; cohort++)
      for (const p of resultOf(valuesOf(cohort), labellings[cohort]).pFwe) {
        const k = Math.round(35 * p)
        expect(p).toBe((2 * k) / 70)
        expect(k).toBeGreaterThanOrEqual(1)
      }
  })

  it('give every statistic p ≤ α under no more than the share α of the labellings, and max-T under all of it', () => {
    const smallest = labellings.map((isA) => {
      const { pFwe, pTfce, clusters } = resultOf(valuesOf(0), isA)
      return {
        maxT: Math.min(...pFwe),
        tfce: Math.min(...(pTfce as Float64Array)),
        mass: Math.min(1, ...clusters.map(({ p }) => p)),
      }
    })
    for (const statistic of ['maxT', 'tfce', 'mass'] as const)
      for (let k = 1; k <= 70; k++) {
        const rejected = smallest.filter((own) => own[statistic] <= k / 70).length
        expect(rejected, `${statistic} at ${k}/70`).toBeLessThanOrEqual(k)
        if (statistic !== 'mass' && k % 2 === 0) expect(rejected, `${statistic} at ${k}/70`).toBe(k)
      }
  })
})
