/** A table that names the muscle in a column: its rows are matched by stimulus, else by position. */
import type { Issue } from '@penfield/core'
import { shown } from '@penfield/kernels'
import { error, issue } from '../../issues.js'
import { placeIn, rowInWords, type TablePlace } from './table-place.js'
import type { TableData } from './table-rows.js'

/** Muscles that were observed at the same stimuli. */
export interface Observed {
  /** The row that describes each stimulus. */
  readonly stimuli: readonly number[]
  readonly muscles: readonly ObservedMuscle[]
}

export interface ObservedMuscle {
  readonly name: string
  /** Which amplitude column. */
  readonly column: number
  /** The row of each stimulus; −1 where this muscle has none. */
  readonly rows: readonly number[]
}

/**
 * The row at each position, in the order of `rows`.
 *
 * @returns null when a position is missing or comes twice, so that it names no stimulus.
 */
export function positionKeys(
  rows: readonly number[],
  { xMm, yMm, zMm }: TableData,
): ReadonlyMap<string, number> | null {
  const isPlace = (row: number) => !Number.isNaN(xMm[row] + yMm[row] + (zMm?.[row] ?? 0))
  return rows.every(isPlace) ? uniqueKeys(rows, (row) => `${xMm[row]} ${yMm[row]} ${zMm?.[row] ?? 0}`) : null
}

function uniqueKeys(
  rows: readonly number[],
  keyOf: (row: number) => string | null,
): ReadonlyMap<string, number> | null {
  const keys = new Map<string, number>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key === null || keys.has(key)) return null
    keys.set(key, row)
  }
  return keys
}

/**
 * The muscles of some rows, matched where that is possible without a guess.
 *
 * @returns one group when they share their stimuli; else one a muscle, and the issue that says so.
 * @throws {PenfieldError} io/table-stimulus-moved — one stimulus stands at two positions.
 */
export function observedByMuscle(
  rows: readonly number[],
  data: TableData,
  place: TablePlace,
): { readonly groups: readonly Observed[]; readonly apart: Issue | null } {
  const byMuscle = rowsByMuscle(rows, data)
  const alone = [...byMuscle].map(([name, own]) => ({ stimuli: own, muscles: [{ name, column: 0, rows: own }] }))
  if (alone.length === 1) return { groups: alone, apart: null }
  const ids = data.labels.get('stimulus')
  const byStimulus = ids && keysOfAll(byMuscle, (own) => uniqueKeys(own, (row) => ids[row]))
  if (byStimulus) {
    refuseMoved(byStimulus, data, place)
    return { groups: [matched(byStimulus)], apart: null }
  }
  const byPosition = keysOfAll(byMuscle, (own) => positionKeys(own, data))
  if (byPosition !== undefined && shareKeys(byPosition)) return { groups: [matched(byPosition)], apart: null }
  const names = [...byMuscle.keys()].map((name) => shown(name, 30)).join(', ')
  const what = `The muscles ${names} share no stimulus number and no position that comes once: each is a session of its own.`
  const fix = 'To compare them, add a column stimulus that numbers the stimuli; without it there is no overlap.'
  return { groups: alone, apart: issue('io/table-muscles-apart', what, placeIn(place), fix, alone.length) }
}

type KeysOfMuscles = ReadonlyMap<string, ReadonlyMap<string, number>>

function rowsByMuscle(rows: readonly number[], data: TableData): ReadonlyMap<string, readonly number[]> {
  const labels = data.labels.get('muscle')
  const byMuscle = new Map<string, number[]>()
  for (const row of rows) {
    const name = labels?.[row] ?? 'MEP'
    const own = byMuscle.get(name)
    if (own === undefined) byMuscle.set(name, [row])
    else own.push(row)
  }
  return byMuscle
}

/** The keys of every muscle; undefined when one of them has no unique keys. */
function keysOfAll(
  byMuscle: ReadonlyMap<string, readonly number[]>,
  keysOf: (rows: readonly number[]) => ReadonlyMap<string, number> | null,
): KeysOfMuscles | undefined {
  const all = new Map<string, ReadonlyMap<string, number>>()
  for (const [name, rows] of byMuscle) {
    const keys = keysOf(rows)
    if (keys === null) return undefined
    all.set(name, keys)
  }
  return all
}

/** Every muscle has a key in common with the first. */
function shareKeys(all: KeysOfMuscles): boolean {
  const [first, ...others] = all.values()
  return others.every((keys) => [...keys.keys()].some((key) => first.has(key)))
}

function matched(all: KeysOfMuscles): Observed {
  const stimuli = new Map<string, number>()
  for (const keys of all.values())
    for (const [key, row] of keys) stimuli.set(key, Math.min(row, stimuli.get(key) ?? row))
  const ordered = [...stimuli].sort(([, a], [, b]) => a - b)
  const muscles = [...all].map(([name, keys]) => ({
    name,
    column: 0,
    rows: ordered.map(([key]) => keys.get(key) ?? -1),
  }))
  return { stimuli: ordered.map(([, row]) => row), muscles }
}

function refuseMoved(all: KeysOfMuscles, data: TableData, place: TablePlace): void {
  const places = new Map<string, number>()
  for (const keys of all.values()) {
    for (const [key, row] of keys) {
      const other = places.get(key)
      places.set(key, other ?? row)
      if (other !== undefined && isElsewhere(other, row, data)) throw moved(key, other, row, data, place)
    }
  }
}

const isElsewhere = (a: number, b: number, { xMm, yMm, zMm }: TableData): boolean =>
  [xMm, yMm, zMm].some((values) => values !== null && !Object.is(values[a] + 0, values[b] + 0))

const moved = (stimulus: string, other: number, row: number, data: TableData, place: TablePlace) =>
  error('io/table-stimulus-moved', {
    what: `The stimulus ${shown(stimulus)} stands at another position than in ${rowInWords(place, data.lines[other])}; one position was expected.`,
    where: placeIn(place, data.lines[row]),
    fix: 'Give different stimuli different numbers, or add the column that tells maps or visits apart to --split-by.',
  })
