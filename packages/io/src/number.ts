/** Numbers in text cells. `Number('')` is 0 and `parseFloat('1,5')` is 1: neither is used anywhere. */

const missingWords = new Set(['', 'n/a', 'N/A', '(null)', 'NaN', 'nan', '-', 'None', '\\N'])
const withPoint = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/

/** A cell that says "not recorded". */
export const isMissingCell = (cell: string): boolean => missingWords.has(cell.trim())

/**
 * The number in a cell written with a decimal point.
 *
 * @returns the number; NaN for a missing cell; undefined when the cell is neither (hexadecimal, `1,5`, `1_000`, `1e999`, text).
 */
export function numberFromCell(cell: string): number | undefined {
  const text = cell.trim()
  if (missingWords.has(text)) return Number.NaN
  if (!withPoint.test(text)) return undefined
  const value = Number(text)
  return Number.isFinite(value) ? value : undefined
}

/** As {@link numberFromCell}, for cells written with a decimal comma. A point is then not part of a number. */
export function numberFromCommaCell(cell: string): number | undefined {
  const text = cell.trim()
  if (missingWords.has(text)) return Number.NaN
  return text.includes('.') ? undefined : numberFromCell(text.replace(',', '.'))
}
