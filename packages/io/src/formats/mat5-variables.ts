/** The variables of a MAT-file of level 5. Numbers stay in the bytes of the file until a map asks for them. */
import { shown } from '@penfield/kernels'
import { bytesLeft, type Cursor, takeUint32 } from '../bytes.js'
import { error } from '../issues.js'
import {
  type Budget,
  damaged,
  type Element,
  elementsOf,
  elementTypes,
  latinText,
  takeElement,
  takeTyped,
} from './mat5-elements.js'

/** A real matrix of numbers, rows × columns. */
export interface NumericVariable {
  readonly kind: 'numeric'
  readonly name: string
  readonly rows: number
  readonly columns: number
  /** One column of the matrix, counted from 0. */
  readonly column: (index: number) => Float64Array
}

export interface CellVariable {
  readonly kind: 'cell'
  readonly name: string
  readonly cells: readonly Variable[]
}

/** A variable that can't be a map: text, a structure, a matrix of more than two dimensions. */
export interface OtherVariable {
  readonly kind: 'other'
  readonly name: string
  readonly title: string
}

export type Variable = NumericVariable | CellVariable | OtherVariable

const classTitles: Readonly<Record<number, string>> = {
  1: 'cell array',
  2: 'structure',
  3: 'object',
  4: 'text',
  5: 'sparse matrix',
  16: 'function handle',
  17: 'object',
}
const classes = { cell: 1, sparse: 5, double: 6, uint64: 15, opaque: 17 } as const
const complexFlag = 0x0800
const deepestCell = 8
const mostCells = 10_000

const numberTypes: Readonly<Record<number, { readonly bytes: number; readonly at: NumberAt }>> = {
  [elementTypes.int8]: { bytes: 1, at: (view, at) => view.getInt8(at) },
  [elementTypes.uint8]: { bytes: 1, at: (view, at) => view.getUint8(at) },
  [elementTypes.int16]: { bytes: 2, at: (view, at, little) => view.getInt16(at, little) },
  [elementTypes.uint16]: { bytes: 2, at: (view, at, little) => view.getUint16(at, little) },
  [elementTypes.int32]: { bytes: 4, at: (view, at, little) => view.getInt32(at, little) },
  [elementTypes.uint32]: { bytes: 4, at: (view, at, little) => view.getUint32(at, little) },
  [elementTypes.single]: { bytes: 4, at: (view, at, little) => view.getFloat32(at, little) },
  [elementTypes.double]: { bytes: 8, at: (view, at, little) => view.getFloat64(at, little) },
  [elementTypes.int64]: {
    bytes: 8,
    at: (view, at, little) => wide(view, at, little, view.getInt32(at + (little ? 4 : 0), little)),
  },
  [elementTypes.uint64]: {
    bytes: 8,
    at: (view, at, little) => wide(view, at, little, view.getUint32(at + (little ? 4 : 0), little)),
  },
}
type NumberAt = (view: DataView, at: number, littleEndian: boolean) => number

const wide = (view: DataView, at: number, littleEndian: boolean, high: number): number =>
  high * 4294967296 + view.getUint32(at + (littleEndian ? 0 : 4), littleEndian)

/**
 * The variables in the order of the file.
 *
 * @throws {PenfieldError} io/truncated, io/mat5-damaged, io/too-large.
 * @throws {PenfieldError} io/mat5-table — a variable is a MATLAB table.
 * @throws {PenfieldError} io/mat5-class — a variable is a sparse matrix.
 */
export function* variablesOf(cursor: Cursor, budget: Budget): Generator<Variable> {
  for (const element of elementsOf(cursor, budget)) {
    const variable = variableOf(element, 0)
    // A variable without a name holds what objects share; it is no map.
    if (variable.name !== '') yield variable
  }
}

function variableOf(element: Element, depth: number): Variable {
  const { type, data } = element
  if (type !== elementTypes.matrix) return { kind: 'other', name: '', title: `element of type ${type}` }
  // An empty cell is written as a matrix without any bytes.
  if (bytesLeft(data) === 0) return numeric('', 0, 0, data, elementTypes.double)
  const flags = takeUint32(takeTyped(data, elementTypes.uint32, 'array flags'), 'array flags')
  const kind = flags & 0xff
  if (kind === classes.opaque) return opaqueVariable(data)
  const size = sizeOf(takeTyped(data, elementTypes.int32, 'the dimensions'))
  const name = latinText(takeTyped(data, elementTypes.int8, 'the name of a variable'))
  if (kind === classes.sparse) throw sparse(data, name)
  if (kind === classes.cell) return cellVariable(data, name, depth)
  if (kind < classes.double || kind > classes.uint64)
    return { kind: 'other', name, title: classTitles[kind] ?? `variable of class ${kind}` }
  if ((flags & complexFlag) !== 0) return { kind: 'other', name, title: 'complex matrix' }
  if (size.length !== 2) return { kind: 'other', name, title: `matrix of ${size.length} dimensions` }
  const values = takeElement(data)
  return numeric(name, size[0], size[1], values.data, values.type)
}

function sizeOf(dimensions: Cursor): readonly number[] {
  const size: number[] = []
  while (bytesLeft(dimensions) > 0) {
    const length = takeUint32(dimensions, 'a dimension')
    if (length > 0x7fffffff) throw damaged(dimensions, 'a dimension is below 0')
    size.push(length)
  }
  return size
}

function numeric(name: string, rows: number, columns: number, data: Cursor, type: number): NumericVariable {
  const reader = numberTypes[type]
  if (reader === undefined) throw damaged(data, `${shown(name)} holds data of type ${type}, numbers were expected`)
  const found = bytesLeft(data)
  if (rows * columns * reader.bytes !== found) {
    const fact = `${shown(name)} is ${rows} × ${columns}, which takes ${rows * columns * reader.bytes} bytes`
    throw damaged(data, `${fact}, and it has ${found}`)
  }
  const column = (index: number): Float64Array => {
    const values = new Float64Array(rows)
    for (let i = 0; i < rows; i++)
      values[i] = reader.at(data.view, (index * rows + i) * reader.bytes, data.littleEndian)
    return values
  }
  return { kind: 'numeric', name, rows, columns, column }
}

function cellVariable(data: Cursor, name: string, depth: number): Variable {
  if (depth === deepestCell) throw damaged(data, `cell arrays stand inside each other more than ${deepestCell} times`)
  const cells: Variable[] = []
  while (bytesLeft(data) > 0) {
    if (cells.length === mostCells) throw damaged(data, `${shown(name)} has more than ${mostCells} cells`)
    cells.push(variableOf(takeElement(data), depth + 1))
  }
  return { kind: 'cell', name, cells }
}

/** Objects are written as: name, system ("MCOS"), class, then references that only MATLAB can follow. */
function opaqueVariable(data: Cursor): Variable {
  const name = latinText(takeTyped(data, elementTypes.int8, 'the name of a variable'))
  takeTyped(data, elementTypes.int8, 'the system of an object')
  const className = latinText(takeTyped(data, elementTypes.int8, 'the class of an object'))
  if (className !== 'table' && className !== 'timetable')
    return { kind: 'other', name, title: `object of class ${className}` }
  throw error('io/mat5-table', {
    what: `The variable ${shown(name)} is a MATLAB ${className}, which only MATLAB can open; numeric variables were expected.`,
    where: { file: data.file, argument: name },
    fix: `In MATLAB, write it as CSV with writetable(${name}, "${name}.csv"), or save table2struct(${name}) as arrays, and read that file.`,
  })
}

const sparse = (data: Cursor, name: string) =>
  error('io/mat5-class', {
    what: `The variable ${shown(name)} is a sparse matrix; a full matrix was expected.`,
    where: { file: data.file, argument: name },
    fix: `In MATLAB, save it as ${name} = full(${name}).`,
  })
