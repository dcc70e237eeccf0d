/** Covariates of people as columns of numbers. */

import { isMissingCell, numberFromCell } from '@penfield/io'
import { shown } from '@penfield/kernels'
import type { NamedColumn } from '@penfield/stats'
import { error } from '../codes.js'
import { columnOf, type GivenRow, type GivenTable, numberOf, textOf } from '../tables/read.js'

/** Levels of a column of words; more would be a label, not a covariate. */
const mostLevels = 10

/**
 * A column of numbers as it is; a column of words as one 0/1 column for each level but the first in the order of the table.
 *
 * @param rows those people who take part.
 * @throws {PenfieldError} study/group-design — a missing cell, words and numbers mixed, or more than ten levels.
 */
export function covariateColumns(
  table: GivenTable,
  rows: readonly GivenRow[],
  names: readonly string[],
): readonly NamedColumn[] {
  return names.flatMap((name) => {
    const place = columnOf(table, name, 'which --covariates names')
    const missing = rows.find((row) => isMissingCell(row.cells[place]))
    if (missing !== undefined) throw missingCovariate(table, missing, name)
    const isNumber = (row: GivenRow): boolean => numberFromCell(row.cells[place]) !== undefined
    if (isNumber(rows[0])) {
      const values = Float64Array.from(rows, (row) => numberOf(table, row, place) ?? Number.NaN)
      return [{ name, values }]
    }
    return levelColumns(table, rows, name, place)
  })
}

function levelColumns(
  table: GivenTable,
  rows: readonly GivenRow[],
  name: string,
  place: number,
): readonly NamedColumn[] {
  const levels = [...new Set(rows.map((row) => textOf(row, place) ?? ''))]
  if (levels.length > mostLevels) {
    throw error('study/group-design', {
      what: `The covariate ${name} has ${levels.length} different words; a number, or at most ${mostLevels} levels were expected.`,
      where: { file: table.file, line: rows[0].line, column: name },
      fix: `Leave ${name} out, or write it as numbers.`,
    })
  }
  return levels.slice(1).map((level) => ({
    name: `${name} ${level}`,
    values: Float64Array.from(rows, (row) => (row.cells[place] === level ? 1 : 0)),
  }))
}

const missingCovariate = (table: GivenTable, row: GivenRow, name: string) =>
  error('study/group-design', {
    what: `The covariate ${name} is ${shown(row.cells[table.columns.indexOf(name)])}, so this person can't be in the model.`,
    where: { file: table.file, line: row.line, column: name },
    fix: `Fill the cell, leave the row out, or leave ${name} out of --covariates.`,
  })
