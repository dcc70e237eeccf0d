// Five areas of real grid maps, on the cells and by the rule of their authors: amplitudes below 50 µV are set to 0, a cell of the
// mean and of the maximum counts above 50 µV, the probability counts amplitudes above 50 µV.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { assignSitesByLabel, type MuscleTrials, pointsOf, type Stimuli, siteValues } from '@penfield/core'
import { describe, expect, it } from 'vitest'
import { shared } from '../cli/penfield.js'

interface Cells {
  readonly subject: number
  readonly session: number
  readonly cell_of_each_stimulus: readonly (readonly [number, number])[]
  readonly cells_mean_above_50uV: number
  readonly cells_max_above_50uV: number
  readonly cells_probability_above_half: number
  readonly sum_probability_cells: number
  readonly sum_mean_uV_cells: number
}

const present = existsSync(shared)
const read = (path: string) => readFileSync(join(shared, path), 'utf8')
const maps: readonly Cells[] = present ? JSON.parse(read('oracle/grid-cells.json')).maps : []
const rows = present
  ? read('data/motor-maps/gridtmsmaps/grid-mappings.csv')
      .trim()
      .split('\n')
      .map((line) => line.split(';').map(Number))
  : []

function sessionOf(own: readonly number[][]): { stimuli: Stimuli<'device:nexstim'>; trials: MuscleTrials } {
  const n = own.length
  const none = new Float64Array(n).fill(Number.NaN)
  return {
    stimuli: {
      n,
      frame: 'device:nexstim',
      names: own.map((_, j) => String(j + 1)),
      positionsMm: pointsOf('device:nexstim', Float64Array.from(own.flatMap(([, , x, y, z]) => [x, y, z]))),
      tracking: own.map(() => 'tracked'),
      coilAxes: null,
      timesMs: none,
      intensitiesPercentMso: none,
      targets: own.map(() => null),
    },
    trials: {
      muscle: 'MEP',
      observed: new Uint8Array(n).fill(1),
      amplitudesUv: Float64Array.from(own, ([, , , , , uv]) => (uv < 50 ? 0 : uv)),
      amplitudesInFileUv: none,
      latenciesMs: none,
      backgroundUv: none,
      shamUv: null,
      accepted: new Uint8Array(n).fill(1),
      reasons: own.map(() => null),
    },
  }
}

describe.skipIf(!present)('areas of real grid maps', () => {
  it('are given for nine maps', () => {
    expect(maps).toHaveLength(9)
  })

  it.each(maps.map((map) => [map.subject, map.session, map] as const))(
    'agree for participant %d on day %d',
    (subject, day, map) => {
      const own = rows.filter(([participant, session]) => participant === subject && session === day)
      const { stimuli, trials } = sessionOf(own)
      const labels = map.cell_of_each_stimulus.map(([row, column]) => `${row},${column}`)
      const { sites } = assignSitesByLabel(stimuli, labels)
      const once = new Uint8Array(own.length).fill(1)
      const mean = siteValues(trials, sites, once, 'mean', 50)
      const max = siteValues(trials, sites, once, 'max', 50)
      const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)
      expect(mean.valuesUv.filter((uv) => uv > 50).length).toBe(map.cells_mean_above_50uV)
      expect(max.valuesUv.filter((uv) => uv > 50).length).toBe(map.cells_max_above_50uV)
      expect(mean.probabilities.filter((share) => share > 0.5).length).toBe(map.cells_probability_above_half)
      expect(Math.abs(sum(mean.probabilities) - map.sum_probability_cells)).toBeLessThan(1e-9)
      expect(Math.abs(sum(mean.valuesUv) - map.sum_mean_uV_cells)).toBeLessThan(1e-9)
    },
  )
})
