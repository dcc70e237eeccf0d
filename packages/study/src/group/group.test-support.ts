/** People and numbers of a study small enough to write down. */
import { readTable } from '../tables/read.js'
import { type GroupOptions, groupDefaults } from './options.js'
import type { Outcome } from './outcomes.js'
import { type GroupPeople, readPeople } from './people.js'
import type { SessionNumber } from './results.js'
import type { GroupRow } from './row.js'

export const optionsWith = (given: Partial<GroupOptions> = {}): GroupOptions => ({
  ...groupDefaults,
  between: 'group',
  ...given,
})

/** A table of people: columns between spaces, `participant` and `group` among them. */
export const peopleOf = (lines: readonly string[], given: Partial<GroupOptions> = {}): GroupPeople =>
  readPeople(readTable(lines.map((line) => line.replaceAll(' ', '\t')).join('\n'), 'people.tsv'), optionsWith(given))

/** The first n of a group, then the others; c1, c2, …, p1, p2, … */
export const twoGroups = (
  controls: number,
  patients: number,
  more: Readonly<Record<string, readonly (string | number)[]>> = {},
  given: Partial<GroupOptions> = {},
): GroupPeople => {
  const rows = [
    ...Array.from({ length: controls }, (_, i) => `c${i + 1} control`),
    ...Array.from({ length: patients }, (_, i) => `p${i + 1} patient`),
  ]
  const names = Object.keys(more)
  return peopleOf(
    [
      ['participant group', ...names].join(' '),
      ...rows.map((row, i) => [row, ...names.map((name) => more[name][i])].join(' ')),
    ],
    given,
  )
}

export const outcomeOf = (values: readonly number[], given: Partial<Omit<Outcome, 'values'>> = {}): Outcome => ({
  ...{ level: 'metric', id: 'spread_major', muscles: ['DM'], stratum: 'L', unit: 'mm', visit: null },
  ...given,
  values: Float64Array.from(values),
})

/** `c1 L 3.5` or `c1 2 L 3.5`: participant, session (1 where none is written), hemisphere, value. */
export const numbersOf = (lines: readonly string[], id = 'spread_major'): readonly SessionNumber[] =>
  lines.map((line) => {
    const cells = line.split(' ')
    const [participant, session, hemisphere, value] = cells.length === 4 ? cells : [cells[0], '1', cells[1], cells[2]]
    return {
      ...{ participant, session, hemisphere, level: 'metric', id, muscles: ['DM'], unit: 'mm', note: '' },
      value: value === 'n/a' ? null : Number.parseFloat(value),
    }
  })

/** STATISTICS.md, section 2, data G: a metric in mm, 8 controls and 7 patients. */
export const dataG = [
  ...[12.1, 15.3, 9.8, 14.2, 11.0, 13.7, 16.1, 10.4],
  ...[9.2, 11.1, 7.5, 12.4, 8.8, 6.9, 10.7],
] as const

/** STATISTICS.md, section 4 and 11: eight people. */
export const eight = {
  overlap: [0.42, 0.5, 0.47, 0.55, 0.61, 0.58, 0.7, 0.66],
  age: [24, 31, 28, 35, 30, 41, 38, 45],
  episodes: [1, 2, 3, 4, 5, 6, 8, 10],
} as const

/** A row of 20 controls and 20 patients, tested by permutation. */
export const rowOf = (given: Partial<GroupRow> = {}): GroupRow => ({
  ...{ level: 'overlap', id: 'dice', unit: '1', muscle: null, muscleA: 'DM', muscleB: 'LES', hemisphere: 'L' },
  ...{ contrast: 'patient - control', estimate: 0.12, ciLow: 0.03, ciHigh: 0.21 },
  ...{ effectSize: 0.81, gLow: 0.15, gHigh: 1.46, p: 0.014, pCorrected: null, nA: 20, nB: 20 },
  ...{ test: "permutation of people, Welch's t, 9999 relabellings", note: '' },
  ...given,
})
