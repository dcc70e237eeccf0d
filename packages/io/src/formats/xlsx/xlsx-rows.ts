/**
 * The cells of a sheet as rows of one width: empty columns on either side and empty rows at the end are left out.
 *
 *          A   B   C   D
 *      1       x   y            firstColumn = 1, width = 2
 *      3       40  1
 */
import type { Issue } from '@penfield/core'
import { shown } from '@penfield/kernels'
import { error, issue } from '../../issues.js'
import { type CellPlace, cellName } from '../table/cell-name.js'
import type { Cell, Row } from '../table/table-cells.js'
import type { TablePlace } from '../table/table-place.js'
import type { Merge, SheetCells, SheetRow } from './xlsx-sheet.js'

/** Cells, filled or not, of the largest table that is read. */
const largestCells = 20_000_000

interface SheetTable {
  readonly rows: readonly Row[]
  readonly place: TablePlace
  readonly issues: readonly Issue[]
}

/** @throws {PenfieldError} io/too-large. */
export function sheetTable(sheet: SheetCells, at: { readonly file: string; readonly sheet: string }): SheetTable {
  const issues = [...mergeIssues(fillMerges(sheet), at), ...errorIssues(sheet.errors, at)]
  let first = Number.POSITIVE_INFINITY
  let last = -1
  let filledRows = 0
  sheet.rows.forEach(({ cells }, k) => {
    for (const [column, cell] of cells) {
      if (isEmpty(cell)) continue
      first = Math.min(first, column)
      last = Math.max(last, column)
      filledRows = k + 1
    }
  })
  if (last < 0) return { rows: [], place: at, issues }
  const width = last - first + 1
  if (filledRows * width > largestCells) throw tooLarge(filledRows, width, at)
  const kept = sheet.rows.slice(firstFilled(sheet.rows), filledRows)
  const rows = kept.map(({ row, cells }) => ({
    line: row,
    cells: Array.from({ length: width }, (_, k): Cell => cells.get(first + k) ?? ''),
  }))
  return { rows, place: { ...at, firstColumn: first }, issues }
}

const isEmpty = (cell: Cell): boolean => typeof cell === 'string' && cell.trim() === ''

const firstFilled = (rows: readonly SheetRow[]): number =>
  rows.findIndex(({ cells }) => [...cells.values()].some((cell) => !isEmpty(cell)))

/**
 * A cell merged over several rows holds for each of them; beside it, in the same row, merged cells stay empty.
 *
 * @returns the merged cells whose value was taken for further rows.
 */
function fillMerges({ rows, merges }: SheetCells): readonly Merge[] {
  const byNumber = new Map(rows.map((row, k) => [row.row, { ...row, k }]))
  return merges.filter(({ first, last }) => {
    const value = byNumber.get(first.row)?.cells.get(first.column) ?? ''
    if (isEmpty(value) || first.row === last.row) return false
    // Rows ascend, so those below stand next to each other: each merge looks at its own rows alone.
    const top = byNumber.get(first.row)?.k ?? rows.length
    let below = 0
    while (top + 1 + below < rows.length && rows[top + 1 + below].row <= last.row) {
      rows[top + 1 + below].cells.set(first.column, value)
      below++
    }
    return below > 0
  })
}

function mergeIssues(
  merges: readonly Merge[],
  at: { readonly file: string; readonly sheet: string },
): readonly Issue[] {
  if (merges.length === 0) return []
  const cell = cellName(merges[0].first.column, merges[0].first.row)
  const what = `${merges.length === 1 ? 'A cell is' : `${merges.length} cells are`} merged over several rows: the value is taken for each of these rows.`
  const fix = 'If a value belongs to one row only, split the merged cells in the spreadsheet.'
  return [issue('io/xlsx-merged', what, { ...at, cell }, fix, merges.length)]
}

function errorIssues(
  errors: readonly CellPlace[],
  at: { readonly file: string; readonly sheet: string },
): readonly Issue[] {
  if (errors.length === 0) return []
  const cell = cellName(errors[0].column, errors[0].row)
  const what = `${errors.length === 1 ? 'A cell holds' : `${errors.length} cells hold`} an error such as #DIV/0! and ${errors.length === 1 ? 'is' : 'are'} taken as not recorded.`
  return [
    issue('io/xlsx-errors', what, { ...at, cell }, 'Correct the formula if a value belongs there.', errors.length),
  ]
}

const tooLarge = (rows: number, width: number, at: { readonly file: string; readonly sheet: string }) =>
  error('io/too-large', {
    what: `The sheet ${shown(at.sheet)} spans ${rows} rows and ${width} columns; at most ${largestCells} cells are read.`,
    where: at,
    fix: 'Delete the cells that stand far from the table, or save the table as CSV.',
  })
