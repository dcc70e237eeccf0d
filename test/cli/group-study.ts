/** Studies of groups small enough to check in the head: folders of results and tables of people, as the contract has them. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { penfield, scratch } from './penfield.js'

export const folder = scratch()

/** A file of the test's own, with tabs where spaces stand. */
export function fileOf(name: string, lines: readonly string[]): string {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, `${lines.map((line) => line.replaceAll(' ', '\t')).join('\n')}\n`)
  return path
}

/** Who was measured when, on which side; what the muscle and the two muscles gave. */
interface Session {
  readonly who: string
  readonly visit?: string
  readonly side?: string
  readonly metrics?: Readonly<Record<string, number | string>>
  readonly dice?: number | string
  /** Of a grid of 3 × 3 sites, 10 mm, in the frame `scalp`. */
  readonly sites?: readonly number[]
  readonly frame?: string
  readonly settings?: string
}

const heads = {
  metrics: 'participant session hemisphere muscle metric value unit ci_low ci_high n_trials n_sites settings note',
  overlap:
    'participant session hemisphere muscle_a muscle_b index value unit ci_low ci_high ceiling chance corrected corrected_low corrected_high settings note',
  sites: 'participant session hemisphere site x y z frame muscle n value',
}
const unitOf = (metric: string) => (metric.startsWith('area') ? 'mm^2' : metric === 'orientation' ? 'deg' : 'mm')

/** Tables as `penfield map` writes them. */
export function resultsOf(name: string, sessions: readonly Session[]): string {
  const rows = (of: (session: Required<Session>, whose: string) => readonly string[]) =>
    sessions.flatMap((session) => {
      const full = {
        visit: '1',
        side: 'L',
        metrics: {},
        dice: 'n/a',
        sites: [],
        frame: 'scalp',
        settings: 'map=discrete',
        ...session,
      }
      return of(full, `${full.who} ${full.visit} ${full.side}`)
    })
  const metrics = rows(({ metrics: own, settings }, whose) =>
    Object.entries(own).map(([id, value]) => `${whose} DM ${id} ${value} ${unitOf(id)} n/a n/a 45 9 ${settings} n/a`),
  )
  const overlap = rows(({ dice, settings }, whose) =>
    dice === 'n/a' ? [] : [`${whose} DM LES dice ${dice} 1 n/a n/a n/a n/a n/a n/a n/a ${settings} n/a`],
  )
  const sites = rows(({ sites: values, frame, side }, whose) =>
    values.map(
      (value, i) =>
        `${whose} ${i} ${(side === 'L' ? -10 : 10) * (i % 3)} ${10 * Math.floor(i / 3)} 0 ${frame} DM 5 ${value}`,
    ),
  )
  fileOf(`${name}/metrics.tsv`, [heads.metrics, ...metrics])
  fileOf(`${name}/overlap.tsv`, [heads.overlap, ...overlap])
  if (sites.length > 0) fileOf(`${name}/sites.tsv`, [heads.sites, ...sites])
  return join(folder, name)
}

export const people = ['c1', 'c2', 'c3', 'c4', 'p1', 'p2', 'p3', 'p4']
const groupOf = (who: string) => (who.startsWith('c') ? 'control' : 'patient')

/** Dice of the left hemisphere: .2 .3 .4 .5 and .6 .7 .8 .9; of the right one .1 more. */
export const both = resultsOf(
  'both',
  people.flatMap((who, i) =>
    ['L', 'R'].map((side, r) => ({
      ...{ who, side, dice: ((2 + i + r) / 10).toFixed(1) },
      metrics: { area: 100 * (i + 1), cog_x: (r === 0 ? -30 : 30) + i, cog_y: (i * i) % 5 },
      sites: Array.from({ length: 9 }, (_, k) => 10 + ((7 * k + 5 * i + r) % 11) + (k === 4 ? 50 : 0)),
    })),
  ),
)
export const left = resultsOf(
  'left',
  people.map((who, i) => ({ who, dice: ((2 + i) / 10).toFixed(1), metrics: { area: 100 * ((i * 3) % 8) } })),
)
const ages = [24, 31, 28, 35, 30, 41, 38, 45]
export const table = fileOf('people.tsv', [
  'participant group age clinic room episodes pain_now',
  ...people.map((who, i) => `${who} ${groupOf(who)} ${ages[i]} ${i < 4 ? 'A' : 'B'} 7 ${i} ${i === 2 ? 'n/a' : 1}`),
])
export const withPain = fileOf('pain.tsv', [
  'participant group pain_side',
  ...people.map((who, i) => `${who} ${groupOf(who)} ${i < 4 ? 'n/a' : i < 7 ? 'L' : 'R'}`),
])

export const words = (results: string, participants: string, ...more: readonly string[]) => [
  ...['group', results, '--participants', participants, '--between', 'group', ...more],
]

export interface Row extends Record<string, string | number | null> {
  readonly level: string
  readonly id: string
  readonly hemisphere: string
  readonly note: string
  readonly n_a: number
  readonly n_b: number
}

export function documentOf(results: string, participants: string, ...more: readonly string[]) {
  const ran = penfield([...words(results, participants, ...more), '--json'])
  expect(ran.stderr).not.toMatch(/^error/m)
  expect(ran.status).toBe(0)
  return JSON.parse(ran.stdout) as { version: number; n: Record<string, number>; rows: Row[]; warnings: string[] }
}

export const one = (rows: readonly Row[], id: string, hemisphere: string, contrast = 'patient - control'): Row => {
  const found = rows.filter((row) => row.id === id && row.hemisphere === hemisphere && row.contrast === contrast)
  expect(found).toHaveLength(1)
  return found[0]
}

// STATISTICS.md, section 7.
export const before = [10.2, 11.5, 9.8, 12.4, 13.1, 8.7, 10.9, 12.0, 9.5, 11.2, 13.4, 10.1]
export const after = [10.5, 11.1, 10.2, 12.0, 12.6, 9.3, 11.8, 12.9, 11.1, 12.6, 14.9, 11.5]
const armNames = ['none', 'classical', 'sensorimotor']
const armOf = (i: number) => armNames[Math.floor(i / 4)]
export const trial = resultsOf(
  'trial',
  before.flatMap((value, i) => [
    { who: `t${i}`, visit: '1', metrics: { spread_major: value } },
    { who: `t${i}`, visit: '2', metrics: { spread_major: after[i] } },
  ]),
)
export const arms = fileOf('arms.tsv', ['participant group', ...before.map((_, i) => `t${i} ${armOf(i)}`)])
