/** The notes of overlap for people: codes beside the index, numbers in a table of their own with their names explained. */
import type { OverlapRow } from '@penfield/core'
import { escapeText } from '../escape.js'
import { formatNumber, formatP } from '../format.js'
import { cell, details, paragraph, table } from '../html.js'

/** Each has a column of its own, or stands as a sentence below the table. */
const saidElsewhere = ['ceiling_corrected', 'no-ceiling', 'no-chance']

const meanings: Readonly<Record<string, string>> = {
  p_sep: 'share of random placements where the maps lie at least as close',
  p_same: 'p of the test whether the two maps are the same apart from gain; a large one is no evidence of sameness',
  above_chance: 'where corrected lies between chance (0) and 1',
}

interface Part {
  readonly name: string
  /** As in the files; undefined for a code. */
  readonly number: string | undefined
}

const partsOf = ({ note }: OverlapRow): readonly Part[] =>
  note
    .split(';')
    .map((part) => part.trim().split('='))
    .map(([name, number]) => ({ name, number }))
    .filter(({ name }) => name !== '' && !saidElsewhere.includes(name) && !name.startsWith('corrected:'))

/** True for a distance that was corrected without simulations. */
export const isByHalves = (row: OverlapRow): boolean => partsOf(row).some(({ name }) => name === 'corrected-by-halves')

/** What must be known beside the number. */
export const noteCodes = (row: OverlapRow): string =>
  partsOf(row)
    .filter(({ name }) => !(name in meanings))
    .map(({ name, number }) => (number === undefined ? name : `${name} ${number}`))
    .join('; ')

/** The numbers that stand in the notes, index by index; nothing when there are none. */
export function noteNumbers(
  rows: readonly OverlapRow[],
  caption: string,
  labelOf: (row: OverlapRow) => string,
): string {
  const withNumbers = rows.filter((row) => partsOf(row).some(({ name }) => name in meanings))
  const names = Object.keys(meanings).filter((each) =>
    rows.some((row) => partsOf(row).some(({ name }) => name === each)),
  )
  if (names.length === 0) return ''
  const whole = table({
    caption,
    columns: ['index', ...names],
    rows: withNumbers.map((row) => [
      escapeText(labelOf(row)),
      ...names.map((each) => shownNumber(partsOf(row).find(({ name }) => name === each))),
    ]),
  })
  return details('Place, sameness and chance: tests and shares', whole + paragraph(explained(names)))
}

const explained = (names: readonly string[]): string => names.map((name) => `${name}: ${meanings[name]}.`).join(' ')

function shownNumber(part: Part | undefined): string {
  if (part?.number === undefined) return cell('n/a')
  return part.name.startsWith('p_') ? formatP(+part.number, null) : formatNumber(+part.number, 'ratio')
}
