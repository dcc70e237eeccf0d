/** A tidy table as people in sessions. */
import { shown } from '@penfield/kernels'
import { error } from '../codes.js'
import { columnOf, type GivenRow, type GivenTable, numberOf, readTable, textOf } from '../tables/read.js'
import { type Condition, chosenRows } from './choose.js'
import { byParticipant, checkOneQuantity, type LabelledRow, type Mixed } from './one-quantity.js'

export interface RepeatsOptions {
  /** Column of the value. */
  readonly value: string
  readonly where: readonly Condition[]
  /** Logarithms will be taken. */
  readonly log: boolean
}

/** Somebody without a value in every session. */
export interface LeftOut {
  readonly participant: string
  readonly lacks: readonly string[]
}

export interface Repeats {
  /** Who was used and the sessions, both in order of appearance. */
  readonly participants: readonly string[]
  readonly sessions: readonly string[]
  /** n × k, one row a person, one column a session, none missing. */
  readonly values: readonly (readonly number[])[]
  /** As the column `unit` says; null where nothing does. */
  readonly unit: string | null
  readonly leftOut: readonly LeftOut[]
  readonly mixed: readonly Mixed[]
}

/** From here on the squares of values are no numbers. */
const tooLarge = 1e150

/**
 * @throws {PenfieldError} study/table, study/table-column, study/table-cell — as {@link readTable} and {@link columnOf}; a cell that is no
 *   number, too large, without a label, or with `log` 0 or less.
 * @throws {PenfieldError} study/reliability-table — rows of two kinds, a participant and session that stand twice, or fewer than two people
 *   or sessions.
 */
export function readRepeats(text: string, file: string, options: RepeatsOptions): Repeats {
  const table = readTable(text, file)
  const why = 'which is needed for reliability'
  const [person, visit] = ['participant', 'session'].map((name) => columnOf(table, name, why))
  const place = columnOf(table, options.value, 'which holds the values')
  const rows = chosenRows(table, options.where).map((row) => ({
    row,
    participant: labelOf(table, row, person),
    session: labelOf(table, row, visit),
  }))
  const mixed = checkOneQuantity(table, rows, options.value)
  const sessions = [...new Set(rows.map(({ session }) => session))]
  const people = [...byParticipant(rows)].map(([participant, own]) => ({
    participant,
    cells: sessions.map((session) => valueOf(table, own, session, place)),
  }))
  const isWhole = ({ cells }: (typeof people)[number]): boolean => cells.every(({ value }) => value !== null)
  const used = people.filter(isWhole)
  const leftOut = people
    .filter((each) => !isWhole(each))
    .map(({ participant, cells }) => ({ participant, lacks: sessions.filter((_, j) => cells[j].value === null) }))
  if (used.length < 2 || sessions.length < 2) throw tooFew(file, used.length, sessions, leftOut)
  for (const { cells } of used) for (const { value, row } of cells) checkSize(table, { value, row, place }, options.log)
  return {
    participants: used.map(({ participant }) => participant),
    sessions,
    values: used.map(({ cells }) => cells.flatMap(({ value }) => (value === null ? [] : [value]))),
    unit: unitOf(table, rows, options.value),
    ...{ leftOut, mixed },
  }
}

function labelOf(table: GivenTable, row: GivenRow, place: number): string {
  const label = textOf(row, place)
  if (label !== null) return label
  const name = table.columns[place]
  throw error('study/table-cell', {
    what: `The ${name} is ${shown(row.cells[place])}; a label was expected, so that repeats of one person are known.`,
    where: { file: table.file, line: row.line, column: name },
    fix: `Write the label of the ${name}; penfield map takes it as --${name} LABEL.`,
  })
}

function valueOf(table: GivenTable, rows: readonly LabelledRow[], session: string, place: number) {
  const row = rows.find((each) => each.session === session)?.row ?? null
  return { row, value: row === null ? null : numberOf(table, row, place) }
}

function checkSize(
  table: GivenTable,
  { value, row, place }: { value: number | null; row: GivenRow | null; place: number },
  log: boolean,
): void {
  if (value === null || row === null || (Math.abs(value) < tooLarge && !(log && value <= 0))) return
  const isTooLarge = Math.abs(value) >= tooLarge
  throw error('study/table-cell', {
    what: `The value ${row.cells[place]} has no ${isTooLarge ? 'square' : 'logarithm'}; a number ${isTooLarge ? 'below 1e150' : 'above 0'} was expected.`,
    where: { file: table.file, line: row.line, column: table.columns[place] },
    fix: isTooLarge
      ? 'Correct the cell, or write n/a if the value is missing.'
      : 'Leave --log out, or write n/a if 0 means that nothing was measured.',
  })
}

function tooFew(file: string, n: number, sessions: readonly string[], leftOut: readonly LeftOut[]) {
  const named = sessions.map((name) => shown(name)).join(', ')
  const lacking = leftOut.length === 0 ? '' : ` ${lackingInWords(leftOut)}.`
  const all = sessions.length === 1 ? `the only session, ${named}` : `each of the ${sessions.length} sessions ${named}`
  return error('study/reliability-table', {
    what: `${n} ${n === 1 ? 'participant has' : 'participants have'} a value in ${all}; at least 2 participants with 2 sessions each were expected.${lacking}`,
    where: { file },
    fix: 'Add people who were measured twice without a change between; --where session=A --where session=B keeps two of many sessions.',
  })
}

/** People that are named before the rest is counted, in an error. */
const listed = 8

const lackingInWords = (leftOut: readonly LeftOut[]): string =>
  `Without a value: ${leftOutInWords(leftOut.slice(0, listed))}${leftOut.length > listed ? ` and ${leftOut.length - listed} more` : ''}`

/** People by what they lack: `03, 05 (session 2), 07 (sessions 1 and 2)`. */
export function leftOutInWords(leftOut: readonly LeftOut[]): string {
  const lacking = new Map<string, string[]>()
  for (const { participant, lacks } of leftOut) {
    const words = `${lacks.length === 1 ? 'session' : 'sessions'} ${lacks.join(' and ')}`
    lacking.set(words, [...(lacking.get(words) ?? []), participant])
  }
  return [...lacking].map(([words, people]) => `${people.join(', ')} (${words})`).join(', ')
}

/** Counts beside a value have no unit of the row. */
function unitOf(table: GivenTable, rows: readonly LabelledRow[], value: string): string | null {
  const place = table.columns.indexOf('unit')
  if (place < 0 || value.startsWith('n_')) return null
  return rows.map(({ row }) => textOf(row, place)).find((unit) => unit !== null) ?? null
}
