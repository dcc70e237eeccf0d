/**
 * Which column of a table is what.
 *
 * `--columns` is a list of names, one for each column of the table; `-` stands for a column to leave out. With a
 * header, a list whose names all stand in the header picks these columns instead, and the others are left out.
 * `--muscle` may name columns of the header: these are then the amplitudes.
 */
import { shown } from '@penfield/kernels'
import type { ReadOptions } from '../../format.js'
import { error } from '../../issues.js'
import { isMissingCell, numberFromCell } from '../../number.js'
import { type Cell, type Row, textOf } from './table-cells.js'
import { type ColumnName, columnName, isKnown, keyOf, type Role } from './table-names.js'
import { placeIn, type TablePlace } from './table-place.js'

export interface AmplitudeColumn {
  /** Null where the table names none: the muscle's name comes from elsewhere. */
  readonly muscle: string | null
  readonly column: number
}

export interface Columns {
  readonly names: readonly ColumnName[]
  /** The first row is a header. */
  readonly hasHeader: boolean
  /** Where each role stands; roles without a column are absent. */
  readonly roles: ReadonlyMap<Role, number>
  readonly amplitudes: readonly AmplitudeColumn[]
  readonly splitBy: readonly number[]
  /** Names that mean nothing here. */
  readonly ignored: readonly string[]
}

/**
 * @param first the first row of the table.
 * @throws {PenfieldError} io/table-no-header, io/table-columns-count, io/table-column-missing, io/table-column-twice.
 */
export function columnsOf(first: Row, place: TablePlace, options: ReadOptions): Columns {
  const hasHeader = options.header ?? isHeader(first, options)
  const names = hasHeader ? namesWithHeader(first, place, options) : namesByPosition(first, place, options)
  refuseTwins(names, first, place)
  const splitBy = (options.splitBy ?? []).map((name) => columnNamed(name, names, place, '--split-by'))
  const roles = rolesOf(names, splitBy, place)
  for (const role of ['x', 'y'] as const) if (!roles.has(role)) throw missingColumn(role, names, place)
  const amplitudes = amplitudesOf(names, roles, place, options)
  const [muscle, ...further] = options.muscles ?? []
  const isOneMuscle = amplitudes.length === 1 && amplitudes[0].muscle === null && !roles.has('muscle')
  if (isOneMuscle && splitBy.length === 0 && further.length > 0) throw missingColumn(muscle, names, place, '--muscle')
  if (roles.has('muscle') && amplitudes.length > 1) throw bothLayouts(names, roles, place)
  const used = new Set([...roles.values(), ...splitBy, ...amplitudes.map(({ column }) => column)])
  const ignored = names.filter((name, k) => !used.has(k) && !name.isQuiet && name.text !== '' && name.text !== '-')
  return { names, hasHeader, roles, amplitudes, splitBy, ignored: ignored.map(({ text }) => text) }
}

/** A row of numbers is data; a row with a known name is a header; another is one when none of its cells is a number. */
function isHeader({ cells }: Row, options: ReadOptions): boolean {
  const wanted = new Set(
    [...(options.columns ?? []), ...(options.muscles ?? []), ...(options.splitBy ?? [])].map(keyOf),
  )
  if (cells.some((cell) => isNumber(cell))) return cells.some((cell) => isKnown(columnName(textOf(cell))))
  if (cells.some((cell) => isKnown(columnName(textOf(cell))) || wanted.has(keyOf(textOf(cell))))) return true
  return options.columns !== undefined && cells.every((cell) => !isMissingCell(textOf(cell)))
}

const isNumber = (cell: Cell): boolean =>
  typeof cell === 'number' || (!isMissingCell(cell) && numberFromCell(cell.replace(',', '.')) !== undefined)

function namesByPosition(first: Row, place: TablePlace, options: ReadOptions): readonly ColumnName[] {
  if (options.columns === undefined) {
    throw error('io/table-no-header', {
      what: `The first row holds no column name that is known; it reads ${shown(first.cells.map(textOf).join(' | '), 120)}.`,
      where: placeIn(place, first.line),
      fix: 'Name the columns in their order, such as --no-header --columns x,y,z,amplitude.',
    })
  }
  if (options.columns.length !== first.cells.length) throw otherCount(options.columns, first, place)
  return options.columns.map(columnName)
}

function namesWithHeader(first: Row, place: TablePlace, options: ReadOptions): readonly ColumnName[] {
  const header = first.cells.map((cell) => columnName(textOf(cell)))
  const { columns } = options
  if (columns === undefined) return header
  const wanted = new Set(columns.map(keyOf))
  const found = header.filter(({ text }) => wanted.has(keyOf(text)))
  const isInHeader = (name: string) => header.some(({ text }) => keyOf(text) === keyOf(name))
  if (columns.every(isInHeader)) return header.map((name) => (found.includes(name) ? name : columnName('-')))
  if (columns.length === header.length) return columns.map(columnName)
  const missing = columns.find((name) => !isInHeader(name)) ?? columns[0]
  throw missingColumn(missing, header, place, '--columns')
}

/** Two names that differ by case only would make every later choice a guess. */
function refuseTwins(names: readonly ColumnName[], first: Row, place: TablePlace): void {
  const seen = new Map<string, string>()
  for (const [column, { text }] of names.entries()) {
    if (text === '' || text === '-') continue
    const key = text.toLowerCase()
    const twin = seen.get(key)
    if (twin !== undefined) {
      throw error('io/table-column-twice', {
        what: `Two columns have the name ${shown(twin)}${twin === text ? '' : ` and ${shown(text)}`}; each name was expected once.`,
        where: placeIn(place, first.line, { text, column }),
        fix: 'Rename one of the columns, or name all columns in their order with --columns.',
      })
    }
    seen.set(key, text)
  }
}

function columnNamed(name: string, names: readonly ColumnName[], place: TablePlace, argument: string): number {
  const exact = names.findIndex(({ text }) => keyOf(text) === keyOf(name))
  const column = exact >= 0 ? exact : names.findIndex(({ role }) => role !== null && role === name)
  if (column < 0) throw missingColumn(name, names, place, argument)
  return column
}

/** Roles whose column decides the result, so that a second candidate is refused. */
const single = new Set<Role>(['x', 'y', 'z', 'amplitude', 'muscle', 'participant', 'session', 'hemisphere'])

function rolesOf(
  names: readonly ColumnName[],
  splitBy: readonly number[],
  place: TablePlace,
): ReadonlyMap<Role, number> {
  const roles = new Map<Role, number>()
  names.forEach(({ role, text }, column) => {
    if (role === null) return
    const other = roles.get(role)
    if (other === undefined) {
      roles.set(role, column)
      return
    }
    if (!single.has(role) || splitBy.includes(column)) return
    throw error('io/table-column-twice', {
      what: `The columns ${shown(names[other].text)} and ${shown(text)} could both be the ${role}; one was expected.`,
      where: placeIn(place, undefined, { text, column }),
      fix: 'Say which columns to read with --columns.',
    })
  })
  return roles
}

function amplitudesOf(
  names: readonly ColumnName[],
  roles: ReadonlyMap<Role, number>,
  place: TablePlace,
  { muscles, withRecording }: ReadOptions,
): readonly AmplitudeColumn[] {
  const several = names.flatMap(({ muscle }, column) => (muscle === null ? [] : [{ muscle, column }]))
  const named = (muscles ?? []).map((muscle) => names.findIndex(({ text }) => keyOf(text) === keyOf(muscle)))
  const plain = roles.get('amplitude')
  if (muscles !== undefined && named.some((column) => column >= 0)) return muscles.map(amplitudeOf)
  if (plain !== undefined && several.length > 0) {
    throw error('io/table-column-twice', {
      what: `The table has the amplitude column ${shown(names[plain].text)} and ${shown(names[several[0].column].text)} of a muscle; one kind was expected.`,
      where: placeIn(place, undefined, { text: names[plain].text, column: plain }),
      fix: 'Say which columns to read with --columns.',
    })
  }
  if (plain !== undefined) return [{ muscle: null, column: plain }]
  if (several.length === 0) {
    const isBare = !roles.has('muscle') && names.every(isNoAmplitude)
    if (!roles.has('muscle') && (withRecording === true || (isBare && roles.has('time')))) return []
    throw isBare ? noAmplitudes(names, place) : missingColumn('amplitude', names, place)
  }
  return muscles === undefined || muscles.length === 0 ? several : muscles.map(amplitudeOf)

  function amplitudeOf(muscle: string, k: number): AmplitudeColumn {
    if (named[k] >= 0) return { muscle, column: named[k] }
    const found = several.find((candidate) => keyOf(candidate.muscle) === keyOf(muscle))
    if (found === undefined) throw missingColumn(muscle, names, place, '--muscle')
    return { muscle, column: found.column }
  }
}

/** A column whose name says that it holds something else. */
const isNoAmplitude = ({ role, isQuiet, text }: ColumnName): boolean =>
  role !== null || isQuiet || text === '' || text === '-'

const bothLayouts = (names: readonly ColumnName[], roles: ReadonlyMap<Role, number>, place: TablePlace) =>
  error('io/table-column-twice', {
    what: 'The table names muscles both in a column and in the names of several amplitude columns; one of the two was expected.',
    where: placeIn(place, undefined, { text: names[roles.get('muscle') ?? 0].text, column: roles.get('muscle') ?? 0 }),
    fix: 'Say which columns to read with --columns.',
  })

const listed = (names: readonly ColumnName[]): string =>
  names
    .filter(({ text }) => text !== '')
    .slice(0, 20)
    .map(({ text }) => shown(text, 30))
    .join(', ')

function missingColumn(name: string, names: readonly ColumnName[], place: TablePlace, argument?: string) {
  const where = argument === undefined ? { ...placeIn(place), column: name } : { ...placeIn(place), argument }
  return error('io/table-column-missing', {
    what: `There is no column ${shown(name)}; the table has ${listed(names)}.`,
    where,
    fix:
      argument === undefined
        ? 'Name the columns in their order, such as --columns x,y,z,amplitude, or the amplitudes with --muscle.'
        : `Give ${argument} a name that the table has.`,
  })
}

/** Without times it is not known either which pulse of a recording belongs to which row, unless they are as many. */
const noAmplitudes = (names: readonly ColumnName[], place: TablePlace) =>
  error('io/table-column-missing', {
    what: `The table has places and no amplitudes: no column of ${listed(names)} could hold them.`,
    where: { ...placeIn(place), column: 'amplitude' },
    fix: 'Give its EMG recording together with it, or name the columns in their order, such as --columns x,y,z,amplitude.',
  })

const otherCount = (columns: readonly string[], first: Row, place: TablePlace) =>
  error('io/table-columns-count', {
    what: `--columns names ${columns.length} columns and the first row has ${first.cells.length} cells; the same number was expected.`,
    where: placeIn(place, first.line),
    fix: `Name every column in its order; write - for one to leave out.${place.sheet === undefined ? ' Check the delimiter with --delimiter.' : ''}`,
  })
