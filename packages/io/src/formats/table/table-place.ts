/** Where something stands in a table: line and column of a text, cell of a sheet. */
import type { Where } from '@penfield/kernels'
import { cellName } from './cell-name.js'

/** A table as the place of its rows. */
export interface TablePlace {
  readonly file: string
  /** Name of the sheet; absent in a text. */
  readonly sheet?: string
  /** Column of the sheet, from 0, where every row begins. */
  readonly firstColumn?: number
}

export interface TableColumn {
  readonly text: string
  /** From 0. */
  readonly column: number
}

/** The place of a row, of a cell of it, or of a column; of the table where nothing more is known. */
export function placeIn({ file, sheet, firstColumn = 0 }: TablePlace, line?: number, named?: TableColumn): Where {
  const column = named === undefined ? {} : { column: named.text }
  if (sheet === undefined) return { file, ...(line === undefined ? {} : { line }), ...column }
  if (line === undefined) return { file, sheet, ...column }
  if (named === undefined) return { file, sheet, line }
  return { file, sheet, cell: cellName(firstColumn + named.column, line), ...column }
}

/** A row inside a sentence: "line 12" of a text, "row 12" of a sheet. */
export const rowInWords = ({ sheet }: TablePlace, line: number): string =>
  `${sheet === undefined ? 'line' : 'row'} ${line}`
