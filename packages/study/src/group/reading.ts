/** How a row reads: which way is more overlap, what else moves it, and its numbers in words. */
import { overlapIndices, type Unit } from '@penfield/core'
import { formatNumber, formatP, type Place, quantityOfUnit, unitName } from '@penfield/report'
import { correctedSuffix } from './results.js'
import type { GroupRow } from './row.js'

export const plainId = (id: string): string =>
  id.endsWith(correctedSuffix) ? id.slice(0, -correctedSuffix.length) : id

const indexOf = (id: string) => overlapIndices.find((index) => index.id === plainId(id))

/** 1 where a larger number is more overlap, −1 where it is less, 0 where it is neither. */
export function towardOverlap({ level, id }: Pick<GroupRow, 'level' | 'id'>): 1 | -1 | 0 {
  const kind = level === 'overlap' ? indexOf(id)?.kind : undefined
  if (kind === 'similarity') return 1
  return kind === 'dissimilarity' || kind === 'distance' ? -1 : 0
}

/** What would move the index the same way without any change of place. */
export function follows({ level, id }: Pick<GroupRow, 'level' | 'id'>): 'gain' | 'crosstalk' | null {
  if (level !== 'overlap') return null
  if (plainId(id) === 'trial_correlation') return 'crosstalk'
  return indexOf(id)?.gainFree === false ? 'gain' : null
}

/** Names as people read them: the muscle behind a metric, `without trial noise` in place of a suffix. */
export function nameOf({ id, muscle }: Pick<GroupRow, 'id' | 'muscle'>): string {
  const plain = plainId(id)
  const name = plain === id ? id : `${plain} without trial noise`
  return muscle === null ? name : `${name} ${muscle}`
}

export const isUnit = (unit: string): unit is Unit => unit in quantityOfUnit

export function numberIn(value: number | null, unit: string, place: Place): string {
  if (value === null) return 'n/a'
  // Means of counts are no counts.
  const quantity = unit === 'count' ? 'ratio' : isUnit(unit) ? quantityOfUnit[unit] : null
  return quantity === null ? `${value}` : formatNumber(value, quantity, { place })
}

/** `0.12 (95 % CI 0.03 to 0.21)`, with the unit. */
export function differenceIn(row: GroupRow, place: Place): string {
  const unit = isUnit(row.unit) ? unitName(quantityOfUnit[row.unit], { place }) : row.unit
  const number = (value: number | null): string => numberIn(value, row.unit, place)
  const ends = row.ciLow === null ? '' : ` (95 % CI ${number(row.ciLow)} to ${number(row.ciHigh)})`
  return `${number(row.estimate)}${unit === '' ? '' : ` ${unit}`}${ends}`
}

export const pIn = (p: number | null, place: Place): string => (p === null ? 'n/a' : formatP(p, null, { place }))

/** Whether a number is the one that was named: by its id, or by its id and its muscles, as in `area DM`. */
export const isNamed = (named: string | null, id: string, muscles: readonly (string | null)[]): boolean =>
  named !== null && (named === id || named === [id, ...muscles.filter((each) => each !== null)].join(' '))

export const isNamedRow = (named: string | null, { id, muscle, muscleA, muscleB }: GroupRow): boolean =>
  isNamed(named, id, [muscle, muscleA, muscleB])

/** Place of a row among those that are read first: the primary, then the usual indices, then the others as they come. */
export function rankOf(named: string | null, row: GroupRow): number {
  if (isNamedRow(named, row)) return -1
  return shownFirst.includes(row.id) ? shownFirst.indexOf(row.id) : shownFirst.length
}

/** Indices that are shown before others. */
export const shownFirst = [
  'histogram_intersection_corrected',
  'histogram_intersection',
  'cog_shift_ap',
  'cog_distance',
  'dice',
  'selectivity',
]
