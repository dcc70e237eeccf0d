import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assignSites } from './assign.js'
import { stimuliAt } from './sites.test-support.js'

const shared = join(import.meta.dirname, '..', '..', '..', '..', '..', 'shared')

interface OracleMap {
  readonly subject: number
  readonly session: number
  readonly cell_of_each_stimulus: readonly (readonly [number, number])[]
}

/** Positions of one map, n × 3, mm. */
function positionsOf(rows: readonly (readonly number[])[], subject: number, session: number): Float64Array {
  return Float64Array.from(
    rows.filter(([s, v]) => s === subject && v === session).flatMap(([, , x, y, z]) => [x, y, z]),
  )
}

/** Stimuli outside the expected cell with which their group shares most stimuli. */
function strangers(groupOf: Int32Array, expected: readonly string[]): number[] {
  const shares = new Map<number, Map<string, number>>()
  groupOf.forEach((group, i) => {
    const cells = shares.get(group) ?? new Map<string, number>()
    shares.set(group, cells.set(expected[i], (cells.get(expected[i]) ?? 0) + 1))
  })
  const cellOf = new Map([...shares].map(([group, cells]) => [group, [...cells].sort((a, b) => b[1] - a[1])[0][0]]))
  return [...groupOf.keys()].filter((i) => cellOf.get(groupOf[i]) !== expected[i])
}

describe.skipIf(!existsSync(shared))('sites of published grid maps: 7 × 7 cells of 7.63 mm on a curved head', () => {
  const table = join(shared, 'data/motor-maps/gridtmsmaps/grid-mappings.csv')
  const rows = readFileSync(table, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(';').map((cell) => +cell))
  const { maps }: { maps: readonly OracleMap[] } = JSON.parse(
    readFileSync(join(shared, 'oracle/grid-cells.json'), 'utf8'),
  )

  it.each(maps)('grid:7.63 gives the cells of participant $subject, visit $session', (map) => {
    const stimuli = stimuliAt('device:nexstim', positionsOf(rows, map.subject, map.session))
    const { sites } = assignSites(stimuli, { kind: 'grid', stepMm: 7.63 })
    const others = strangers(sites.siteOfStimulus, map.cell_of_each_stimulus.map(String))
    expect(others.length).toBeLessThanOrEqual(0.005 * stimuli.n)
    expect([sites.n, new Set(sites.labels).size, sites.rule.stepMm]).toEqual([49, 49, 7.63])
    expect(sites.areasMm2.every((area) => area === 7.63 * 7.63)).toBe(true)
  })

  it.each(maps)('auto finds the grid of participant $subject, visit $session', (map) => {
    const stimuli = stimuliAt('device:nexstim', positionsOf(rows, map.subject, map.session))
    const { sites } = assignSites(stimuli, { kind: 'auto' })
    const others = strangers(sites.siteOfStimulus, map.cell_of_each_stimulus.map(String))
    expect(others.length).toBeLessThanOrEqual(0.005 * stimuli.n)
    expect([sites.rule.kind, sites.n]).toEqual(['grid', 49])
    expect(Math.abs(sites.rule.stepMm - 7.63)).toBeLessThan(0.15)
  })

  it('says which stimuli lie far from their cell', () => {
    const { issues } = assignSites(stimuliAt('device:nexstim', positionsOf(rows, 2, 1)), { kind: 'grid', stepMm: 7.63 })
    expect(issues.map(({ code, count, where }) => [code, count, where])).toEqual([
      ['core/off-grid', 3, { argument: 'stimulus 195' }],
    ])
  })

  it('says which step fits when the asked one does not', () => {
    const stimuli = stimuliAt('device:nexstim', positionsOf(rows, 1, 1))
    expect(() => assignSites(stimuli, { kind: 'grid', stepMm: 10 })).toThrow(
      expect.objectContaining({ code: 'core/grid-not-found', fix: expect.stringContaining('grid of 7.7 mm') }),
    )
  })
})
