// Every real map against independent numbers, through the command.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { penfield, shared } from '../cli/penfield.js'

interface Oracle {
  readonly map?: number | string
  readonly subject?: number
  readonly session?: number
  readonly file: string
  readonly n: number
  readonly cog: readonly number[]
  readonly cog_mm?: readonly number[]
  readonly max_uV: number
  readonly mean_uV: number
  readonly n_ge_50uV: number
  readonly hotspot: readonly number[]
}

interface Row {
  readonly participant: string | null
  readonly session: string | null
  readonly muscle: string
  readonly metric: string
  readonly value: number
}

const trialLevel = [
  '--sites',
  'none',
  '--threshold',
  'none',
  '--reject',
  'none',
  '--bootstrap',
  '0',
  '--json',
  '--quiet',
]

function rowsOf(file: string, options: readonly string[]): readonly Row[] {
  const ran = penfield(['map', join(shared, 'data', file), ...options, ...trialLevel])
  expect(ran.status, ran.stderr).toBe(0)
  return JSON.parse(ran.stdout).metrics
}

function check(rows: readonly Row[], oracle: Oracle, cogMm: readonly number[], hotspotMm: readonly number[]): void {
  const value = (metric: string) => rows.find((row) => row.metric === metric)?.value as number
  expect(value('n_stimuli')).toBe(oracle.n)
  expect(value('n_accepted')).toBe(oracle.n)
  expect(Math.abs(value('max_amplitude') - oracle.max_uV)).toBeLessThan(1e-6)
  expect(Math.abs(value('mean_amplitude') - oracle.mean_uV)).toBeLessThan(1e-6)
  // No trial of these data is exactly 50 µV, so "at least 50" and "above 50" are the same count.
  expect(Math.round(value('mep_probability') * oracle.n)).toBe(oracle.n_ge_50uV)
  ;['x', 'y', 'z'].forEach((axis, k) => {
    expect(Math.abs(value(`cog_${axis}`) - cogMm[k])).toBeLessThan(1e-4)
    expect(Math.abs(value(`hotspot_${axis}`) - hotspotMm[k])).toBeLessThan(1e-4)
  })
}

const present = existsSync(shared)
const oracle = present
  ? JSON.parse(readFileSync(join(shared, 'oracle/maps-trial-level.json'), 'utf8'))
  : { gridtmsmaps: [], gridtmsmaps_grid: [], neu_spiral: [] }

describe.skipIf(!present)('real maps, stimulus by stimulus', () => {
  it('agree for the 12 maps of a table without header, one map a value', () => {
    const options = ['--no-header', '--delimiter', ';', '--columns', 'map,x,y,z,amplitude', '--split-by', 'map']
    const rows = rowsOf('motor-maps/gridtmsmaps/mappings.csv', options)
    expect(oracle.gridtmsmaps).toHaveLength(12)
    for (const map of oracle.gridtmsmaps as Oracle[]) {
      check(
        rows.filter(({ muscle }) => muscle === String(map.map)),
        map,
        map.cog,
        map.hotspot,
      )
    }
  })

  it('agree for three participants on three days', () => {
    const options = ['--no-header', '--delimiter', ';', '--columns', 'participant,session,x,y,z,amplitude']
    const rows = rowsOf('motor-maps/gridtmsmaps/grid-mappings.csv', options)
    expect(oracle.gridtmsmaps_grid).toHaveLength(9)
    for (const map of oracle.gridtmsmaps_grid as Oracle[]) {
      const own = rows.filter((row) => row.participant === String(map.subject) && row.session === String(map.session))
      check(own, map, map.cog, map.hotspot)
    }
  })

  it.each(['AS_3MAPs_xyz.mat', 'CCL_3MAPs_xyz.mat'])(
    'agree for the three sampling schemes of %s, in centimetres',
    (name) => {
      const rows = rowsOf(`motor-maps/neu-spiral/${name}`, ['--coords', 'cm'])
      const maps = (oracle.neu_spiral as Oracle[]).filter(({ file }) => file.endsWith(name))
      expect(maps).toHaveLength(3)
      for (const map of maps) {
        const cogMm = map.cog_mm ?? map.cog.map((cm) => 10 * cm)
        check(
          rows.filter(({ muscle }) => muscle === map.map),
          map,
          cogMm,
          map.hotspot.map((cm) => 10 * cm),
        )
      }
    },
  )

  it('agree for the two Brainsight sessions with EMG, whose untracked rows are left out', () => {
    const brainsight = JSON.parse(readFileSync(join(shared, 'oracle/brainsight.json'), 'utf8'))
    const files = brainsight.files.filter((file: { map?: object }) => file.map !== undefined)
    expect(files.length).toBeGreaterThanOrEqual(2)
    for (const { file, map } of files) {
      const rows = rowsOf(file, ['--window', '10:90.1'].slice(0, file.includes('PMC_PMC') ? 0 : 2))
      const value = (metric: string) => rows.find((row) => row.metric === metric)?.value as number
      const { n, cog, max_uV } = map.tracked_with_emg
      expect(value('n_accepted')).toBe(n)
      expect(Math.abs(value('max_amplitude') - max_uV)).toBeLessThan(0.001)
      ;['x', 'y', 'z'].forEach((axis, k) => expect(Math.abs(value(`cog_${axis}`) - cog[k])).toBeLessThan(1e-3))
    }
  })
})
