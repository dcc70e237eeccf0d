/** Which rows of a table are meant: `--where metric=area --where muscle=DM`. */
import { nearest, shown } from '@penfield/kernels'
import { error } from '../codes.js'
import { columnOf, type GivenRow, type GivenTable } from '../tables/read.js'

export interface Condition {
  readonly column: string
  /** Any of them will do. */
  readonly values: readonly string[]
}

/**
 * Conditions as typed; a column that is named again takes either value.
 *
 * @param words each COLUMN=VALUE; the first = divides.
 * @throws {PenfieldError} study/option-not-understood — a word without a column or without =.
 */
export function parseConditions(words: readonly string[]): readonly Condition[] {
  const conditions = new Map<string, string[]>()
  for (const word of words) {
    const at = word.indexOf('=')
    if (at < 1) {
      throw error('study/option-not-understood', {
        what: `The condition ${shown(word)} is not of the form COLUMN=VALUE.`,
        where: { argument: `--where ${word}` },
        fix: 'Write --where metric=area, for instance; the table stands before the options.',
      })
    }
    const [column, value] = [word.slice(0, at), word.slice(at + 1)]
    conditions.set(column, [...(conditions.get(column) ?? []), value])
  }
  return [...conditions].map(([column, values]) => ({ column, values }))
}

/** `metric=area and muscle=DM`. */
export const conditionsInWords = (conditions: readonly Condition[]): string =>
  conditions.map(({ column, values }) => values.map((value) => `${column}=${value}`).join(' or ')).join(' and ')

/**
 * Rows that meet every condition; all without any.
 *
 * @throws {PenfieldError} study/table-column — a condition on a column that is not there.
 * @throws {PenfieldError} study/reliability-table — no row is left.
 */
export function chosenRows(table: GivenTable, conditions: readonly Condition[]): readonly GivenRow[] {
  let rows = table.rows
  for (const { column, values } of conditions) {
    const place = columnOf(table, column)
    const left = rows.filter(({ cells }) => values.includes(cells[place]))
    if (left.length === 0) throw noneLeft(table, rows, { column, values })
    rows = left
  }
  return rows
}

/** Values that are listed before the rest is counted. */
const listed = 8

function noneLeft(table: GivenTable, rows: readonly GivenRow[], { column, values }: Condition) {
  const place = table.columns.indexOf(column)
  const there = [...new Set(rows.map(({ cells }) => cells[place]))]
  const more = there.length > listed ? ` and ${there.length - listed} more` : ''
  const close = nearest(values[0], there)
  return error('study/reliability-table', {
    what: `No row has ${conditionsInWords([{ column, values }])}; the column holds ${there
      .slice(0, listed)
      .map((value) => shown(value))
      .join(', ')}${more} in the rows that are left.`,
    where: { file: table.file, column },
    fix: close === undefined ? `Choose one of them with --where ${column}=VALUE.` : `Did you mean ${column}=${close}?`,
  })
}
