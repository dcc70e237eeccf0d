import { isMissing, type Value } from '@penfield/core'
import { numberText } from '@penfield/kernels'

/** A cell: text, a number (NaN is missing), why a number is missing, or nothing known. */
export type Cell = string | Value | null

/** One column of a table: its name, its unit and what it means, for the sidecar; and its cell for a row. */
export interface Column<Row> {
  readonly name: string
  readonly unit?: string
  readonly meaning: string
  readonly of: (row: Row) => Cell
}

/** A table of results: file name without ending, columns in the order of the contract. */
export interface Table<Row> {
  readonly name: string
  readonly about: string
  readonly columns: readonly Column<Row>[]
}

/** Tabs and line ends inside a text would break the table; they become spaces. */
const cellText = (cell: Cell): string => {
  if (cell === null || isMissing(cell)) return 'n/a'
  return typeof cell === 'number' ? numberText(cell) : cell.replace(/[\t\r\n]/g, ' ')
}

/** Tab-separated text: a header, one line a row, `n/a` for what is missing. */
export function tsv<Row>({ columns }: Table<Row>, rows: readonly Row[]): string {
  const lines = [columns.map(({ name }) => name), ...rows.map((row) => columns.map(({ of }) => cellText(of(row))))]
  return `${lines.map((cells) => cells.join('\t')).join('\n')}\n`
}

/** The JSON sidecar that describes each column and its unit. */
export function sidecar<Row>({ about, columns }: Table<Row>): string {
  const described = columns.map(({ name, unit, meaning }) => [
    name,
    unit === undefined ? { Description: meaning } : { Description: meaning, Units: unit },
  ])
  return `${JSON.stringify({ Description: about, MissingValues: 'n/a', ...Object.fromEntries(described) }, null, 2)}\n`
}

/** Rows as objects for `--json`: numbers as numbers of 12 digits, missing as null. */
export function jsonRows<Row>(
  { columns }: Table<Row>,
  rows: readonly Row[],
): readonly Record<string, string | number | null>[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ name, of }) => [name, jsonCell(of(row))])))
}

function jsonCell(cell: Cell): string | number | null {
  if (cell === null || isMissing(cell)) return null
  if (typeof cell === 'string') return cell
  return Number.isNaN(cell) ? null : +numberText(cell)
}
