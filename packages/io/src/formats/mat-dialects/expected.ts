/** Variables of a dialect, in the form in which its program writes them. */
import { shown } from '@penfield/kernels'
import { error } from '../../issues.js'
import { classAndSize, type NumericVariable, type Variable } from '../mat5/mat5-variable.js'
import type { MatFile } from './dialect.js'

/**
 * The variable of this name, which must hold numbers; undefined when it is not in the file.
 *
 * @throws {PenfieldError} io/mat5-class — it is complex, text or another kind of variable.
 */
export function numbersIn({ file, variables }: MatFile, name: string): NumericVariable | undefined {
  const variable = variables.get(name)
  if (variable === undefined || variable.kind === 'numeric') return variable
  throw misfit(variable, 'real numbers were', file)
}

/** As `numbersIn`, of a variable without which there is no recording. @throws {PenfieldError} io/mat5-class. */
export function requiredNumbers(file: MatFile, name: string): NumericVariable {
  const variable = numbersIn(file, name)
  if (variable !== undefined) return variable
  throw error('io/mat5-class', {
    what: `The variable ${shown(name)} is not in the file; numbers were expected in it.`,
    where: { file: file.file, argument: name },
    fix: 'Export the recording again from its program, with all variables.',
  })
}

/**
 * Lines of text, trimmed: rows of a character array, or cells with one text each. Empty when the variable is not there.
 *
 * @throws {PenfieldError} io/mat5-class — it is no text.
 */
export function textsIn({ file, variables }: MatFile, name: string): readonly string[] {
  const variable = variables.get(name)
  return variable === undefined ? [] : textsOf(variable, file)
}

/** The lines of one variable, trimmed. @throws {PenfieldError} io/mat5-class — it is no text. */
export function textsOf(variable: Variable, file: string): readonly string[] {
  if (variable.kind === 'text') return variable.lines().map(trimmed)
  if (variable.kind === 'cell') return variable.cells.map((cell) => textsOf(cell, file)[0] ?? '')
  // An empty text is saved as an empty matrix by some writers.
  if (variable.kind === 'numeric' && variable.size.includes(0)) return []
  throw misfit(variable, 'text was', file)
}

/** Programs pad with spaces or with zero characters. */
const trimmed = (line: string): string => line.replace(/^[\s\0]+|[\s\0]+$/g, '')

const misfit = (variable: Variable, expected: string, file: string) =>
  error('io/mat5-class', {
    what: `The variable ${shown(variable.name)} is of class ${classAndSize(variable)}; ${expected} expected.`,
    where: { file, argument: variable.name },
    fix: variable.kind === 'other' ? variable.fix : 'Export the recording again from its program, and do not edit it.',
  })

/** A number of a table channels × blocks, where one column or one row may stand for all; NaN outside of it. */
export function tableNumber(table: NumericVariable, row: number, column: number): number {
  const i = table.rows === 1 ? 0 : row
  const j = table.columns === 1 ? 0 : column
  if (i >= table.rows || j >= table.columns) return Number.NaN
  return table.values(j * table.rows + i, 1)[0]
}
