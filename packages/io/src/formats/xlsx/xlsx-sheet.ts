/** Rows of cells of a sheet. Formulas are read by the value that was saved with them; nothing is calculated. */
import { shown } from '@penfield/kernels'
import { error } from '../../issues.js'
import { numberFromCell } from '../../number.js'
import { type CellPlace, cellName, cellPlace, largestColumns, largestRows } from '../table/cell-name.js'
import type { Cell } from '../table/table-cells.js'
import { durationText, momentText } from './xlsx-dates.js'
import { textGatherer, unescaped } from './xlsx-strings.js'
import type { NumberKind } from './xlsx-styles.js'
import type { Sheet, Workbook } from './xlsx-workbook.js'
import { type Attributes, damaged, walkPart } from './xlsx-xml.js'

export interface SheetRow {
  /** From 1. */
  readonly row: number
  /** Column, from 0, to what stands there; cells without a value are '' or absent. */
  readonly cells: Map<number, Cell>
}

export interface Merge {
  readonly first: CellPlace
  readonly last: CellPlace
}

export interface SheetCells {
  readonly rows: readonly SheetRow[]
  readonly merges: readonly Merge[]
  /** Cells that hold an error such as #DIV/0!, and are missing. */
  readonly errors: readonly CellPlace[]
}

export interface CellTexts {
  readonly strings: readonly string[]
  readonly kinds: readonly NumberKind[]
}

interface OpenCell extends CellPlace {
  readonly type: string
  readonly style: string
  value: string | null
  hasFormula: boolean
}

/** @throws {PenfieldError} io/xlsx-damaged, io/xlsx-formula, io/xml-refused, io/zip-damaged, io/too-large. */
export function sheetCells(workbook: Workbook, sheet: Sheet, texts: CellTexts): SheetCells {
  const { file } = workbook.zip
  const rows: SheetRow[] = []
  const merges: Merge[] = []
  const errors: CellPlace[] = []
  const inline = textGatherer()
  let cell: OpenCell | null = null
  let column = -1
  let isValue = false
  const close = (closed: OpenCell) => {
    const { cells } = rows[rows.length - 1]
    if (closed.type === 'inlineStr') closed.value = inline.take()
    if (closed.type === 'e') errors.push({ column: closed.column, row: closed.row })
    cells.set(closed.column, valueOf(closed, workbook, sheet, texts))
  }
  walkPart(workbook.zip, sheet.part, {
    open: (name, attributes) => {
      if (name === 'row') {
        rows.push({ row: rowNumber(attributes, rows[rows.length - 1]?.row ?? 0, file), cells: new Map() })
        column = -1
      } else if (name === 'c' && rows.length > 0) {
        cell = openCell(attributes, rows[rows.length - 1].row, column, file)
        column = cell.column
      } else if (name === 'mergeCell') merges.push(mergeOf(attributes, file))
      if (cell === null) return
      isValue = name === 'v'
      if (isValue) cell.value = ''
      if (name === 'f') cell.hasFormula = true
      inline.open(name, attributes)
    },
    text: (piece) => {
      if (cell === null) return
      if (isValue) cell.value += piece
      inline.text(piece)
    },
    close: (name) => {
      if (cell === null) return
      isValue = false
      inline.close(name)
      if (name !== 'c') return
      close(cell)
      cell = null
    },
  })
  return { rows, merges, errors }
}

/** Rows and cells may leave their place out: they then follow the one before. */
function rowNumber({ r }: Attributes, before: number, file: string): number {
  const row = r === undefined ? before + 1 : (numberFromCell(r) ?? 0)
  if (Number.isInteger(row) && row > before && row <= largestRows) return row
  throw damaged(file, `A row has the number ${shown(r ?? `${row}`)}; one above ${before} was expected.`)
}

function openCell({ r, t = 'n', s = '0' }: Attributes, row: number, before: number, file: string): OpenCell {
  const place = r === undefined ? { column: before + 1, row } : cellPlace(r)
  if (place === undefined || place.row !== row || place.column <= before || place.column >= largestColumns)
    throw damaged(file, `A cell of row ${row} has the name ${shown(r ?? '')}; one of that row, in order, was expected.`)
  return { ...place, type: t, style: s, value: null, hasFormula: false }
}

function mergeOf({ ref = '' }: Attributes, file: string): Merge {
  const [first, last = first] = ref.split(':').map(cellPlace)
  if (first !== undefined && last !== undefined && first.row <= last.row && first.column <= last.column)
    return { first, last }
  throw damaged(file, `Merged cells have the range ${shown(ref)}; one such as A1:C1 was expected.`)
}

function valueOf(cell: OpenCell, { zip, isSince1904 }: Workbook, sheet: Sheet, { strings, kinds }: CellTexts): Cell {
  const { type, value } = cell
  if (cell.hasFormula && (value === null || (value === '' && type !== 'str'))) throw withoutValue(cell, zip.file, sheet)
  if (value === null || type === 'e') return ''
  if (type === 'inlineStr') return value
  if (type === 'str' || type === 'd') return unescaped(value)
  if (type === 'b') return value === '1' || value === 'true' ? 'TRUE' : 'FALSE'
  const number = numberFromCell(value)
  const text = type === 's' ? strings[number ?? -1] : undefined
  if (text !== undefined) return text
  if (type !== 'n' || number === undefined) {
    const name = cellName(cell.column, cell.row)
    throw damaged(
      zip.file,
      `The cell ${name} of the sheet ${shown(sheet.name)} holds ${shown(value)} as type ${shown(type)}.`,
    )
  }
  return Number.isNaN(number)
    ? ''
    : shownNumber(number, kinds[numberFromCell(cell.style) ?? 0] ?? 'number', isSince1904)
}

function shownNumber(value: number, kind: NumberKind, isSince1904: boolean): Cell {
  if (kind === 'moment') return momentText(value, isSince1904) ?? value
  if (kind === 'duration') return durationText(value) ?? value
  return kind === 'percent' ? `${+(100 * value).toPrecision(15)}%` : value
}

const withoutValue = ({ column, row }: CellPlace, file: string, { name }: Sheet) =>
  error('io/xlsx-formula', {
    what: 'The cell holds a formula and no result was saved with it; a saved result was expected, for formulas are not calculated here.',
    where: { file, sheet: name, cell: cellName(column, row) },
    fix: 'Open the file in the spreadsheet, let it calculate, and save it again; or save the sheet as CSV.',
  })
