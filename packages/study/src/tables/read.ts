/** Tables that people give: a header, one row a line, tabs, semicolons or commas between cells. */
import { isMissingCell, numberFromCell } from '@penfield/io'
import { shown } from '@penfield/kernels'
import { error } from '../codes.js'

export interface GivenRow {
  /** From 1, the header being line 1. */
  readonly line: number
  /** In the order of the columns. */
  readonly cells: readonly string[]
}

export interface GivenTable {
  readonly file: string
  readonly columns: readonly string[]
  readonly rows: readonly GivenRow[]
}

const separators = ['\t', ';', ','] as const

/**
 * @param text UTF-8 text; the header says what separates the cells. Lines without any cell are passed over.
 * @throws {PenfieldError} study/table — no header and rows, a name that stands twice, or a row of another length.
 */
export function readTable(text: string, file: string): GivenTable {
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line, k) => ({ line: k + 1, text: line }))
    .filter(({ text: own }) => own.trim() !== '')
  const [head, ...body] = lines
  if (head === undefined || body.length === 0) {
    throw error('study/table', {
      what: `The table holds ${head === undefined ? 'nothing' : 'a header and no row'}; a line with the names of the columns and at least one row were expected.`,
      where: { file },
      fix: 'Export the table again, with its header.',
    })
  }
  const separator = separators.find((each) => head.text.includes(each)) ?? '\t'
  const cellsOf = (own: string): readonly string[] => own.split(separator).map((cell) => cell.trim())
  const columns = cellsOf(head.text)
  const twice = columns.find((name, k) => columns.indexOf(name) !== k)
  if (twice !== undefined) {
    throw error('study/table', {
      what: `The column ${shown(twice)} stands twice in the header.`,
      where: { file, line: head.line },
      fix: 'Give every column a name of its own.',
    })
  }
  const rows = body.map(({ line, text: own }) => {
    const cells = cellsOf(own)
    if (cells.length === columns.length) return { line, cells }
    throw error('study/table', {
      what: `The row has ${cells.length} cells; ${columns.length} were expected, as the header has.`,
      where: { file, line },
      fix: 'Write n/a where a value is missing, and nothing else on the line.',
    })
  })
  return { file, columns, rows }
}

/** The place of a column. @throws {PenfieldError} study/table-column — the table has none of that name. */
export function columnOf({ columns, file }: GivenTable, name: string, why = ''): number {
  const place = columns.indexOf(name)
  if (place >= 0) return place
  throw error('study/table-column', {
    what: `The table has no column ${shown(name)}${why === '' ? '' : `, ${why}`}; it has ${columns.map((each) => shown(each)).join(', ')}.`,
    where: { file, line: 1 },
    fix: `Name the column ${name}, or say which one is meant.`,
  })
}

/** The text of a cell; null where it is missing. */
export const textOf = ({ cells }: GivenRow, place: number): string | null =>
  isMissingCell(cells[place]) ? null : cells[place]

/** The number of a cell; null where it is missing. @throws {PenfieldError} study/table-cell — it holds something else. */
export function numberOf(table: GivenTable, row: GivenRow, place: number): number | null {
  const value = numberFromCell(row.cells[place])
  if (value === undefined) {
    throw error('study/table-cell', {
      what: `The cell ${shown(row.cells[place])} is not a number; a number with a point was expected, such as 1.5, or n/a.`,
      where: { file: table.file, line: row.line, column: table.columns[place] },
      fix: 'Correct the cell, or write n/a if the value is missing.',
    })
  }
  return Number.isNaN(value) ? null : value
}
