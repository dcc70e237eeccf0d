/**
 * Names of cells of a sheet: letters count the columns without a zero, A … Z, AA … XFD.
 *
 *     C12  =  column 2, row 12          column from 0, row from 1
 */

/** Columns and rows of the largest sheet that a spreadsheet writes. */
export const largestColumns = 16_384
export const largestRows = 1_048_576

/** "C12" of column 2, row 12. */
export function cellName(column: number, row: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return `${letters}${row}`
}

export interface CellPlace {
  /** From 0. */
  readonly column: number
  /** From 1. */
  readonly row: number
}

/** The place that a name means; undefined when it is no name of a cell, or one outside the largest sheet. */
export function cellPlace(name: string): CellPlace | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(name) ?? []
  if (letters === undefined) return undefined
  let column = 0
  for (const letter of letters) column = 26 * column + letter.charCodeAt(0) - 64
  let row = 0
  for (const digit of digits) row = 10 * row + digit.charCodeAt(0) - 48
  return column > largestColumns || row > largestRows ? undefined : { column: column - 1, row }
}
