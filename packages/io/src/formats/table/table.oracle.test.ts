/** Shared maps against numbers that NumPy computed from the same files: n, CoG, maximum, mean, counts. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Session } from '@penfield/core'
import { describe, expect, it } from 'vitest'
import type { ReadOptions } from '../../format.js'
import { mat5 } from '../mat5/mat5.js'
import { table } from './table.js'

const shared = join(import.meta.dirname, '..', '..', '..', '..', '..', '..', 'shared')

interface ExpectedMap {
  readonly file: string
  readonly map: number | string
  readonly subject: number
  readonly session: number
  readonly n: number
  readonly cog: readonly number[]
  readonly cog_mm?: readonly number[]
  readonly max_uV: number
  readonly mean_uV: number
  readonly n_ge_50uV: number
  readonly n_zero: number
}
interface Expected {
  readonly gridtmsmaps: readonly ExpectedMap[]
  readonly gridtmsmaps_grid: readonly ExpectedMap[]
  readonly neu_spiral: readonly ExpectedMap[]
  readonly pairs_of_muscles: readonly {
    readonly map_fds: number
    readonly map_edc: number
    readonly same_stimulus_positions_in_another_order?: boolean
    readonly pearson_of_amplitudes_matched_by_position?: number | null
  }[]
}

const mapsOptions: ReadOptions = {
  header: false,
  delimiter: ';',
  columns: ['map', 'x', 'y', 'z', 'amplitude'],
  splitBy: ['map'],
}

/** The numbers of one muscle's trials, CoG = Σ a p / Σ a. */
function summary({ stimuli, muscles }: Session, muscle = muscles[0].name) {
  const amplitudes = [...(muscles.find(({ name }) => name === muscle)?.amplitudesInFileUv ?? [])]
  const sum = amplitudes.reduce((total, a) => total + a, 0)
  const cog = [0, 1, 2].map(
    (k) => amplitudes.reduce((total, a, i) => total + a * stimuli.positionsMm[3 * i + k], 0) / sum,
  )
  return {
    n: amplitudes.length,
    cog,
    maximum: Math.max(...amplitudes),
    mean: sum / amplitudes.length,
    large: amplitudes.filter((a) => a >= 50).length,
    zero: amplitudes.filter((a) => a === 0).length,
  }
}

function expectSummary(session: Session | undefined, muscle: string, expected: ExpectedMap, cogMm = expected.cog) {
  if (session === undefined) throw new TypeError(`no session of ${muscle}`)
  const found = summary(session, muscle)
  expect([found.n, found.large, found.zero]).toEqual([expected.n, expected.n_ge_50uV, expected.n_zero])
  for (let k = 0; k < 3; k++) expect(Math.abs(found.cog[k] - cogMm[k])).toBeLessThanOrEqual(1e-4)
  expect(Math.abs(found.maximum - expected.max_uV)).toBeLessThanOrEqual(1e-6)
  expect(Math.abs(found.mean - expected.mean_uV)).toBeLessThanOrEqual(1e-6)
}

function pearson(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [ma, mb] = [mean(a), mean(b)]
  const dot = (p: readonly number[], mp: number, q: readonly number[], mq: number) =>
    p.reduce((sum, value, i) => sum + (value - mp) * (q[i] - mq), 0)
  return dot(a, ma, b, mb) / Math.sqrt(dot(a, ma, a, ma) * dot(b, mb, b, mb))
}

describe.skipIf(!existsSync(shared))('tables and matrices of shared maps', () => {
  const expected = existsSync(shared)
    ? (JSON.parse(readFileSync(join(shared, 'oracle', 'maps-trial-level.json'), 'utf8')) as Expected)
    : { gridtmsmaps: [], gridtmsmaps_grid: [], neu_spiral: [], pairs_of_muscles: [] }
  const source = (file: string) => ({ name: file, bytes: new Uint8Array(readFileSync(join(shared, 'data', file))) })
  const read = (file: string, options: ReadOptions) =>
    (file.endsWith('.mat') ? mat5 : table).read(source(file), options).sessions
  const withMuscle = (sessions: readonly Session[], muscle: string) =>
    sessions.find(({ muscles }) => muscles.some(({ name }) => name === muscle))

  it('TB-1: reads mappings.csv as twelve maps of 2,071 stimuli, and each has the numbers of the other program', () => {
    const sessions = read('motor-maps/gridtmsmaps/mappings.csv', mapsOptions)
    const muscles = sessions.flatMap((session) => session.muscles)
    expect(muscles.length).toBe(12)
    expect(muscles.reduce((sum, { observed }) => sum + observed.length, 0)).toBe(2071)
    expect(expected.gridtmsmaps.length).toBe(12)
    for (const map of expected.gridtmsmaps) expectSummary(withMuscle(sessions, `${map.map}`), `${map.map}`, map)
  })

  it('TB-11: joins the maps of two muscles whose stimuli are the same in another order, and no others', () => {
    const sessions = read('motor-maps/gridtmsmaps/mappings.csv', mapsOptions)
    const joined = sessions.filter(({ muscles }) => muscles.length > 1)
    const same = expected.pairs_of_muscles.filter((pair) => pair.same_stimulus_positions_in_another_order === true)
    expect(joined.map(({ part }) => part)).toEqual(same.map((pair) => `${pair.map_fds}+${pair.map_edc}`))
    expect(same.length).toBe(2)
    same.forEach((pair, k) => {
      const [a, b] = joined[k].muscles.map(({ amplitudesInFileUv }) => [...(amplitudesInFileUv ?? [])])
      expect(pearson(a, b)).toBeCloseTo(pair.pearson_of_amplitudes_matched_by_position ?? Number.NaN, 6)
    })
  })

  it('TB-2: reads grid-mappings.csv as nine maps, one for each participant and visit', () => {
    const columns = ['participant', 'session', 'x', 'y', 'z', 'amplitude']
    const sessions = read('motor-maps/gridtmsmaps/grid-mappings.csv', { columns })
    expect(sessions.length).toBe(9)
    expect(expected.gridtmsmaps_grid.length).toBe(9)
    for (const map of expected.gridtmsmaps_grid) {
      const isVisit = ({ identity }: Session) =>
        identity.participant === `${map.subject}` && identity.session === `${map.session}`
      expectSummary(sessions.find(isVisit), 'MEP', map)
    }
  })

  it('TB-8 and TB-13: reads the maps of a MAT file by the names of its variables, and cm as 10 mm', () => {
    expect(expected.neu_spiral.length).toBe(6)
    for (const map of expected.neu_spiral) {
      const sessions = read(map.file, { coords: 'cm' })
      expect(sessions.length).toBe(3)
      expectSummary(withMuscle(sessions, `${map.map}`), `${map.map}`, map, map.cog_mm)
    }
  })

  it.each([
    ['AS', 725],
    ['CCL', 696],
  ])('TB-13: reads the single matrix of %s_COMB.mat as x, y and amplitude of %i stimuli', (participant, n) => {
    const [session, ...others] = read(`motor-maps/neu-spiral/${participant}_COMB.mat`, { coords: 'cm' })
    expect([others.length, session.stimuli.n, session.muscles[0].name]).toEqual([0, n, 'MEP'])
    expect(session.stimuli.positionsMm.every((value, i) => i % 3 !== 2 || value === 0)).toBe(true)
  })
})
