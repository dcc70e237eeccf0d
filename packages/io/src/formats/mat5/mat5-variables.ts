/** The variables of a MAT-file of level 5: arrays of numbers and text, and cells and structures of them. */
import { shown } from '@penfield/kernels'
import { bytesLeft, type Cursor, takeUint32 } from '../../bytes.js'
import {
  type Budget,
  damaged,
  type Element,
  elementsOf,
  elementTypes,
  latinText,
  takeElement,
  takeTyped,
  tooManyVariables,
} from './mat5-elements.js'
import { countOf, numericVariable } from './mat5-numbers.js'
import { complexVariable, opaqueVariable, sparse, unreadVariable } from './mat5-objects.js'
import { textVariable } from './mat5-text.js'
import { type CellVariable, type StructVariable, sizeInWords, type Variable } from './mat5-variable.js'

const classes = { cell: 1, struct: 2, object: 3, text: 4, sparse: 5, functionHandle: 16, opaque: 17 } as const
const numberClasses: Readonly<Record<number, string>> = {
  6: 'double',
  7: 'single',
  8: 'int8',
  9: 'uint8',
  10: 'int16',
  11: 'uint16',
  12: 'int32',
  13: 'uint32',
  14: 'int64',
  15: 'uint64',
}
const complexFlag = 0x0800
const logicalFlag = 0x0200
const deepest = 10
/** A variable takes at least its tag. */
const fewestBytes = 8

/** Where a variable stands: its path, null at the top, how many cells and structures are around it, and what is left. */
interface Place {
  readonly path: string | null
  readonly depth: number
  readonly budget: Budget
}

/**
 * The variables in the order of the file.
 *
 * @throws {PenfieldError} io/truncated, io/mat5-damaged, io/too-large.
 * @throws {PenfieldError} io/mat5-table — a variable is a MATLAB table.
 * @throws {PenfieldError} io/mat5-class — a variable is a sparse matrix.
 */
export function* variablesOf(cursor: Cursor, budget: Budget): Generator<Variable> {
  for (const element of elementsOf(cursor, budget)) {
    const variable = variableOf(element, { path: null, depth: 0, budget })
    // A variable without a name holds what objects share; it is no map.
    if (variable.name !== '') yield variable
  }
}

function variableOf({ type, data }: Element, place: Place): Variable {
  if (place.budget.variables-- === 0) throw tooManyVariables(data)
  if (type !== elementTypes.matrix) return unreadVariable(place.path ?? '', `an element of type ${type}`)
  // An empty cell is written as a matrix without any bytes.
  if (bytesLeft(data) === 0) return emptyArray(place.path ?? '', data)
  const flags = takeUint32(takeTyped(data, elementTypes.uint32, 'array flags'), 'array flags')
  const kind = flags & 0xff
  if (kind === classes.opaque) return opaqueVariable(data, place.path)
  const size = sizeOf(takeTyped(data, elementTypes.int32, 'the dimensions'))
  const own = latinText(takeTyped(data, elementTypes.int8, 'the name of a variable'))
  const name = place.path ?? own
  if (kind === classes.sparse) throw sparse(name, data.file)
  if (kind === classes.cell) return cellVariable(data, name, size, place)
  if (kind === classes.struct) return structVariable(data, name, size, place)
  if (kind === classes.text) {
    const characters = takeElement(data)
    return textVariable(name, size, characters.data, characters.type)
  }
  if (!Object.hasOwn(numberClasses, kind)) return unreadVariable(name, titleOf(kind))
  if ((flags & complexFlag) !== 0) return complexVariable(name, size)
  const numberClass = (flags & logicalFlag) === 0 ? numberClasses[kind] : 'logical'
  const numbers = takeElement(data)
  return numericVariable({ name, numberClass, size }, numbers.data, numbers.type)
}

const emptyArray = (name: string, data: Cursor) =>
  numericVariable({ name, numberClass: 'double', size: [0, 0] }, data, elementTypes.double)

function titleOf(kind: number): string {
  if (kind === classes.object) return 'an object of an old class'
  return kind === classes.functionHandle ? 'a function handle' : `a variable of class ${kind}`
}

function sizeOf(dimensions: Cursor): readonly number[] {
  const size: number[] = []
  while (bytesLeft(dimensions) > 0) {
    const length = takeUint32(dimensions, 'a dimension')
    if (length > 0x7fffffff) throw damaged(dimensions, 'a dimension is below 0')
    if (size.push(length) > mostDimensions) throw damaged(dimensions, `it has more than ${mostDimensions} dimensions`)
  }
  if (size.length < 2) throw damaged(dimensions, `an array has ${size.length} dimensions, at least two were expected`)
  return size
}
const mostDimensions = 32

function cellVariable(data: Cursor, name: string, size: readonly number[], place: Place): CellVariable {
  const count = countOf(size)
  checkRoom(data, name, size, count, place)
  const cells = Array.from({ length: count }, (_, k) =>
    variableOf(takeElement(data), { ...place, path: `${name}{${k + 1}}`, depth: place.depth + 1 }),
  )
  return { kind: 'cell', name, size, cells }
}

/** Written as: bytes of a field's name, all names padded to that, then each element's fields in their order. */
function structVariable(data: Cursor, name: string, size: readonly number[], place: Place): StructVariable {
  const width = takeUint32(
    takeTyped(data, elementTypes.int32, 'the length of field names'),
    'the length of field names',
  )
  const fields = fieldNames(takeTyped(data, elementTypes.int8, 'the names of fields'), width, name)
  const count = fields.length === 0 ? 0 : countOf(size)
  checkRoom(data, name, size, count * fields.length, place)
  const elements = Array.from({ length: count }, (_, k) => {
    const element = count === 1 ? name : `${name}(${k + 1})`
    const inside = (field: string) => ({ ...place, path: `${element}.${field}`, depth: place.depth + 1 })
    return new Map(fields.map((field) => [field, variableOf(takeElement(data), inside(field))]))
  })
  return { kind: 'struct', name, size, fields, elements }
}

function fieldNames(data: Cursor, width: number, name: string): readonly string[] {
  const { bytes } = data
  if (bytes.length > 0 && (width === 0 || bytes.length % width !== 0))
    throw damaged(data, `${shown(name)} has ${bytes.length} bytes of field names, each of ${width}`)
  const names: string[] = []
  for (let at = 0; at < bytes.length; at += width) {
    const end = bytes.subarray(at, at + width).indexOf(0)
    names.push(String.fromCharCode(...bytes.subarray(at, at + Math.min(end < 0 ? width : end, longestName))))
  }
  return names
}
const longestName = 256

function checkRoom(data: Cursor, name: string, size: readonly number[], count: number, { depth }: Place): void {
  if (depth === deepest) throw damaged(data, `cells and structures stand inside each other more than ${deepest} times`)
  if (count * fewestBytes > bytesLeft(data))
    throw damaged(data, `${shown(name)} is ${sizeInWords(size)}, and only ${bytesLeft(data)} bytes are there for it`)
}
