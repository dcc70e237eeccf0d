/** Rows of cells to columns of numbers and labels, in mm, µV and ms. */
import type { Issue } from '@penfield/core'
import { shown, type Where } from '@penfield/kernels'
import { timeOfDayMs } from '../../clock.js'
import type { ReadOptions } from '../../format.js'
import { error, issue } from '../../issues.js'
import { isMissingCell, numberFromCell, numberFromCommaCell } from '../../number.js'
import { type Cell, type Row, textOf } from './table-cells.js'
import type { Columns } from './table-columns.js'
import { type ColumnName, keyOf, lengthUnitOf, msPerUnit, type Role, voltageUnitOf } from './table-names.js'
import { placeIn, type TableColumn, type TablePlace } from './table-place.js'
import { type LengthUnit, mmPer, uvPer } from './table-scale.js'

/** A table's data, one entry a row. */
export interface TableData {
  readonly n: number
  /** Line of the file where the row begins. */
  readonly lines: readonly number[]
  readonly xMm: Float64Array
  readonly yMm: Float64Array
  readonly zMm: Float64Array | null
  /** One array an amplitude column, µV. */
  readonly amplitudesUv: readonly Float64Array[]
  readonly timesMs: Float64Array | null
  readonly intensitiesPercentMso: Float64Array | null
  /** Text of the columns of labels; null where a cell is missing. */
  readonly labels: ReadonlyMap<Role, readonly (string | null)[]>
  /** The values of the columns of --split-by that are no identity and no muscle, joined; null without such a column. */
  readonly parts: readonly string[] | null
  /** Unit of the positions that the header states. */
  readonly unit: LengthUnit | null
  readonly issues: readonly Issue[]
}

const labelRoles = ['participant', 'session', 'hemisphere', 'muscle', 'stimulus', 'target', 'frame'] as const
const identityRoles: readonly Role[] = ['participant', 'session', 'hemisphere', 'muscle']

/**
 * @param rows the rows below the header.
 * @throws {PenfieldError} io/table-ragged-row, io/table-cell-not-a-number, io/table-negative-amplitude, io/table-unit.
 */
export function dataOf(rows: readonly Row[], columns: Columns, place: TablePlace, options: ReadOptions): TableData {
  const { names, roles, amplitudes } = columns
  const filled = rows.filter(holdsValue)
  for (const row of filled) if (row.cells.length !== names.length) throw ragged(row, names.length, place)
  const numbers = (column: number, title: string) =>
    numbersIn(filled, { text: names[column].text, column }, title, place, options)
  const unit = lengthUnitIn(columns, place, options)
  const scale = mmPer[unit ?? options.coords ?? 'mm']
  const coordinate = (role: 'x' | 'y' | 'z', column: number) =>
    numbers(column, `${role} coordinate`).map((value) => value * scale)
  const z = roles.get('z')
  const intensitiesPercentMso = readableNumbers(filled, roles.get('intensity'), options)
  return {
    n: filled.length,
    lines: filled.map(({ line }) => line),
    xMm: coordinate('x', roles.get('x') ?? 0),
    yMm: coordinate('y', roles.get('y') ?? 0),
    zMm: z === undefined ? null : coordinate('z', z),
    amplitudesUv: amplitudes.map(({ column }) => {
      const values = numbers(column, 'amplitude')
      refuseNegative(values, filled, { text: names[column].text, column }, place)
      const uv = uvPer[voltageUnitIn({ ...names[column], column }, place, options)]
      return values.map((value) => value * uv)
    }),
    timesMs: timesIn(filled, columns, options),
    intensitiesPercentMso,
    labels: labelsOf(filled, roles),
    parts: partsOf(filled, columns),
    unit,
    issues: issuesOf(rows, filled, columns, place),
  }
}

const holdsValue = ({ cells }: Row): boolean => cells.some((cell) => textOf(cell).trim() !== '')

/** The reader of cells: a number is one, text is read with the decimal mark. */
const numberReader = ({ decimal }: ReadOptions) => {
  const fromText = decimal === 'comma' ? numberFromCommaCell : numberFromCell
  return (cell: Cell): number | undefined => (typeof cell === 'number' ? cell : fromText(cell))
}

function numbersIn(
  rows: readonly Row[],
  named: TableColumn,
  title: string,
  place: TablePlace,
  options: ReadOptions,
): Float64Array {
  const read = numberReader(options)
  const values = new Float64Array(rows.length)
  rows.forEach(({ cells, line }, i) => {
    const cell = cells[named.column]
    const value = read(cell)
    if (value === undefined) throw notANumber(textOf(cell), title, placeIn(place, line, named), options.decimal)
    values[i] = value
  })
  return values
}

/** Numbers of a column that a map can do without: null when a cell is no number (a clock time, "45 %"). */
function readableNumbers(rows: readonly Row[], column: number | undefined, options: ReadOptions): Float64Array | null {
  if (column === undefined) return null
  const read = numberReader(options)
  const values = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) {
    const value = read(rows[i].cells[column])
    if (value === undefined) return null
    values[i] = value
  }
  return values
}

/** Times as numbers in the unit of their column, or as the time of day (HH:MM:SS.mmm); null where neither can be read. */
function timesIn(rows: readonly Row[], { names, roles }: Columns, options: ReadOptions): Float64Array | null {
  const column = roles.get('time')
  if (column === undefined) return null
  const numbers = readableNumbers(rows, column, options)
  if (numbers !== null) return numbers.map((value) => value * msPerUnit(names[column]))
  const ofDay = Float64Array.from(rows, ({ cells }) => timeOfDayMs(textOf(cells[column])))
  const isRead = ofDay.every((ms, i) => !Number.isNaN(ms) || isMissingCell(textOf(rows[i].cells[column])))
  return isRead ? ofDay : null
}

function notANumber(cell: string, title: string, where: Where, decimal: ReadOptions['decimal']) {
  const expected =
    decimal === 'comma'
      ? 'a number with a comma was expected, such as 1,5'
      : 'a number with a point was expected, such as 1.5'
  return error('io/table-cell-not-a-number', {
    what: `The ${title} ${shown(cell)} is not a number; ${expected}.`,
    where,
    fix: fixOf(cell.trim(), decimal),
  })
}

function fixOf(cell: string, decimal: ReadOptions['decimal']): string {
  if (decimal === 'comma' && cell.includes('.'))
    return 'If this file writes decimals with a point, leave --decimal comma out.'
  if (/^\d{4}-\d\d-\d\d/.test(cell))
    return 'Spreadsheets turn some numbers into dates: type the number again in a cell whose format is Number.'
  if (decimal !== 'comma' && /^[+-]?\d+,\d{3}$/.test(cell))
    return 'If the comma is a decimal comma, add --decimal comma; if it separates thousands, export the numbers without it.'
  if (decimal !== 'comma' && /^[+-]?\d*,\d+$/.test(cell))
    return 'If this file writes decimals with a comma, add --decimal comma.'
  return 'Write the number with digits only, or n/a where nothing was recorded.'
}

function refuseNegative(values: Float64Array, rows: readonly Row[], named: TableColumn, place: TablePlace): void {
  const row = values.findIndex((value) => value < 0)
  if (row < 0) return
  throw error('io/table-negative-amplitude', {
    what: `The amplitude is ${values[row]}; a peak-to-peak amplitude of 0 or more was expected.`,
    where: placeIn(place, rows[row].line, named),
    fix: 'Write n/a where no amplitude was recorded, and export peak-to-peak amplitudes.',
  })
}

function lengthUnitIn({ names, roles }: Columns, place: TablePlace, { coords }: ReadOptions): LengthUnit | null {
  let stated: LengthUnit | null = null
  for (const role of ['x', 'y', 'z'] as const) {
    const column = roles.get(role)
    const unit = column === undefined ? null : lengthUnitOf(names[column])
    if (unit === null || column === undefined) continue
    const other: LengthUnit = stated ?? coords ?? unit
    if (other !== unit) throw twoUnits({ ...names[column], column }, unit, other, '--coords', place)
    stated = unit
  }
  return stated
}

function voltageUnitIn(name: ColumnName & TableColumn, place: TablePlace, { amplitudeUnit }: ReadOptions) {
  const stated = voltageUnitOf(name)
  if (stated !== null && amplitudeUnit !== undefined && stated !== amplitudeUnit)
    throw twoUnits(name, stated, amplitudeUnit, '--amplitude-unit', place)
  return stated ?? amplitudeUnit ?? 'uV'
}

const twoUnits = (name: TableColumn, unit: string, other: string, option: string, place: TablePlace) =>
  error('io/table-unit', {
    what: `The column ${shown(name.text)} is in ${unit} and ${other} was stated elsewhere; one unit was expected.`,
    where: placeIn(place, undefined, name),
    fix: `Leave ${option} out, or correct the names of the columns.`,
  })

function labelsOf(rows: readonly Row[], roles: Columns['roles']): TableData['labels'] {
  const labels = new Map<Role, readonly (string | null)[]>()
  for (const role of labelRoles) {
    const column = roles.get(role)
    if (column !== undefined)
      labels.set(
        role,
        rows.map(({ cells }) => labelIn(cells[column])),
      )
  }
  return labels
}

const labelIn = (cell: Cell): string | null => (isMissingCell(textOf(cell)) ? null : textOf(cell).trim())

function partsOf(rows: readonly Row[], { splitBy, roles }: Columns): readonly string[] | null {
  const own = new Set(identityRoles.map((role) => roles.get(role)))
  const columns = splitBy.filter((column) => !own.has(column))
  if (columns.length === 0) return null
  return rows.map(({ cells }) => columns.map((column) => labelIn(cells[column]) ?? 'n/a').join(' '))
}

function issuesOf(rows: readonly Row[], filled: readonly Row[], columns: Columns, place: TablePlace): readonly Issue[] {
  const issues: Issue[] = []
  const empty = rows.find((row) => !holdsValue(row))
  if (empty !== undefined) {
    const count = rows.length - filled.length
    const what = `${count} ${count === 1 ? 'row holds' : 'rows hold'} no value and ${count === 1 ? 'is' : 'are'} left out.`
    issues.push(issue('io/table-empty-rows', what, placeIn(place, empty.line), 'Nothing needs to be done.', count))
  }
  if (columns.ignored.length > 0) {
    const listed = columns.ignored.slice(0, 20).map((name) => shown(name, 30))
    const what = `Not read: the ${listed.length === 1 ? 'column' : 'columns'} ${listed.join(', ')}.`
    const fix = 'If one of them is needed, name the columns with --columns, or amplitude columns with --muscle.'
    issues.push(issue('io/table-ignored-columns', what, placeIn(place), fix, columns.ignored.length))
  }
  const map = columns.names.findIndex(({ text }) => keyOf(text) === 'map')
  const values = new Set(
    map < 0 || columns.splitBy.includes(map) ? [] : filled.map(({ cells }) => textOf(cells[map]).trim()),
  )
  if (values.size > 1) {
    const what = `The column map has ${values.size} values and its rows are read as one map.`
    issues.push(
      issue(
        'io/table-map-column',
        what,
        { ...placeIn(place), column: 'map' },
        'For one map per value, add --split-by map.',
      ),
    )
  }
  return issues
}

const ragged = ({ line, cells }: Row, expected: number, place: TablePlace) =>
  error('io/table-ragged-row', {
    what: `The row has ${cells.length} cells; ${expected} were expected, as in the first row.`,
    where: placeIn(place, line),
    fix: 'Correct the row, or state the delimiter with --delimiter.',
  })
