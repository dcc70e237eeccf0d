/** Whether the chosen rows hold one number a participant and session, and all of them the same quantity. */
import { shown } from '@penfield/kernels'
import { error } from '../codes.js'
import { type GivenRow, type GivenTable, textOf } from '../tables/read.js'

/** A row with the labels that it belongs to. */
export interface LabelledRow {
  readonly row: GivenRow
  readonly participant: string
  readonly session: string
}

/** A column in which rows differ that are taken together all the same. */
export interface Mixed {
  readonly column: string
  readonly values: readonly string[]
}

/** Columns that say which quantity a row holds; one value in all rows. */
const quantity = ['metric', 'index', 'unit']

/** Columns that say of what; one value within a person. */
const place = ['hemisphere', 'muscle', 'muscle_a', 'muscle_b']

/** Columns that choose rows best, should a participant and session stand twice. */
const choosing = ['metric', 'index', 'muscle', 'muscle_a', 'muscle_b', 'hemisphere']

/**
 * @returns columns in which people differ and nobody does within: they must be known beside the answer.
 * @throws {PenfieldError} study/reliability-table — a participant and session stand twice, or numbers of two kinds are chosen.
 */
export function checkOneQuantity(table: GivenTable, rows: readonly LabelledRow[], value: string): readonly Mixed[] {
  refuseTwice(table, rows, value)
  for (const column of quantity) refuseDifferent(table, rows, column, value)
  for (const column of place) for (const own of byParticipant(rows).values()) refuseDifferent(table, own, column, value)
  return [...place, 'settings'].flatMap((column) => {
    const values = distinct(table, rows, column).map(({ text }) => text)
    return values.length > 1 ? [{ column, values }] : []
  })
}

/** In order of appearance. */
export function byParticipant(rows: readonly LabelledRow[]): ReadonlyMap<string, readonly LabelledRow[]> {
  const people = new Map<string, LabelledRow[]>()
  for (const each of rows) {
    const own = people.get(each.participant)
    if (own === undefined) people.set(each.participant, [each])
    else own.push(each)
  }
  return people
}

function refuseTwice(table: GivenTable, rows: readonly LabelledRow[], value: string): void {
  const seen = new Map<string, GivenRow>()
  for (const { row, participant, session } of rows) {
    const key = `${participant}\t${session}`
    const before = seen.get(key)
    if (before !== undefined) throw twice(table, [before, row], { participant, session, value })
    seen.set(key, row)
  }
}

function twice(
  { file, columns }: GivenTable,
  [first, second]: readonly [GivenRow, GivenRow],
  { participant, session, value }: { participant: string; session: string; value: string },
) {
  const differing = columns.filter((_, k) => first.cells[k] !== second.cells[k])
  const lines = `lines ${first.line} and ${second.line}`
  const others = differing.filter((name) => name !== value)
  const by = choosing.find((name) => others.includes(name)) ?? others[0]
  const which = differing.length === 0 ? 'which are the same' : `which differ in ${differing.join(', ')}`
  return error('study/reliability-table', {
    what: `Participant ${shown(participant)} stands twice in session ${shown(session)}, on ${lines}, ${which}; one row was expected.`,
    where: { file, line: second.line },
    fix:
      by === undefined
        ? 'Take one of the two lines out; rows are chosen with --where COLUMN=VALUE where a column tells them apart.'
        : `Choose rows with --where, for instance --where ${by}=${first.cells[columns.indexOf(by)]}.`,
  })
}

function refuseDifferent(table: GivenTable, rows: readonly LabelledRow[], column: string, value: string): void {
  const [first, second] = column === value ? [] : distinct(table, rows, column)
  if (second === undefined) return
  throw error('study/reliability-table', {
    what: `The column ${column} holds ${shown(first.text)} on line ${first.line} and ${shown(second.text)} on line ${second.line}; one quantity was expected, at the same place in all sessions of a person.`,
    where: { file: table.file, line: second.line, column },
    fix: `Choose rows with --where, for instance --where ${column}=${first.text}.`,
  })
}

interface Seen {
  readonly text: string
  readonly line: number
}

/** What a column holds, once each; nothing where there is no such column. Sizes in brackets are measured, not set. */
function distinct(table: GivenTable, rows: readonly LabelledRow[], column: string): readonly Seen[] {
  const at = table.columns.indexOf(column)
  const seen = new Map<string, number>()
  for (const { row } of at < 0 ? [] : rows) {
    const text = textOf(row, at)
    if (text === null) continue
    const own = column === 'settings' ? text.replace(/\([^)]*\)/g, '') : text
    if (!seen.has(own)) seen.set(own, row.line)
  }
  return [...seen].map(([text, line]) => ({ text, line }))
}
