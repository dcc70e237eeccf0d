/** Arrays of numbers of a MAT-file of level 5. They stay in the bytes of the file until they are asked for. */
import { shown } from '@penfield/kernels'
import { bytesLeft, type Cursor } from '../../bytes.js'
import { error } from '../../issues.js'
import { damaged, elementTypes } from './mat5-elements.js'
import { type NumericVariable, sizeInWords } from './mat5-variable.js'

type NumberAt = (view: DataView, at: number, littleEndian: boolean) => number

interface NumberType {
  readonly bytes: number
  readonly at: NumberAt
}

const wide = (view: DataView, at: number, littleEndian: boolean, high: number): number =>
  high * 4294967296 + view.getUint32(at + (littleEndian ? 0 : 4), littleEndian)

/** How numbers are stored; the class may be wider: MATLAB stores a double array of small integers as uint8. */
const numberTypes: Readonly<Record<number, NumberType>> = {
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

interface NumericShape {
  readonly name: string
  readonly numberClass: string
  readonly size: readonly number[]
}

/** How many numbers, characters, cells or elements an array of this size has. */
export const countOf = (size: readonly number[]): number => size.reduce((product, length) => product * length, 1)

/**
 * @param data of the element with the numbers.
 * @param type of that element.
 * @throws {PenfieldError} io/mat5-damaged — its bytes are not those of an array of this size.
 */
export function numericVariable(
  { name, numberClass, size }: NumericShape,
  data: Cursor,
  type: number,
): NumericVariable {
  const stored = numberTypes[type]
  if (stored === undefined) throw damaged(data, `${shown(name)} holds data of type ${type}, numbers were expected`)
  const found = bytesLeft(data)
  const expected = countOf(size) * stored.bytes
  if (expected !== found) {
    const fact = `${shown(name)} is ${sizeInWords(size)}, which takes ${expected} bytes`
    throw damaged(data, `${fact}, and it has ${found}`)
  }
  const isWide = type === elementTypes.int64 || type === elementTypes.uint64
  const values = (first: number, count: number): Float64Array => {
    const numbers = new Float64Array(count)
    for (let i = 0; i < count; i++) numbers[i] = stored.at(data.view, (first + i) * stored.bytes, data.littleEndian)
    if (isWide) refuseBeyondDouble(numbers, first, name, data.file)
    return numbers
  }
  const rows = size[0]
  const column = (index: number) => values(index * rows, rows)
  return { kind: 'numeric', name, numberClass, size, rows, columns: countOf(size.slice(1)), column, values }
}

/** Integers beyond 2⁵³ lose their last digits in a double. */
function refuseBeyondDouble(numbers: Float64Array, first: number, name: string, file: string): void {
  const place = numbers.findIndex((number) => Math.abs(number) > Number.MAX_SAFE_INTEGER)
  if (place < 0) return
  throw error('io/mat5-class', {
    what: `The variable ${shown(name)} holds a 64-bit integer beyond 2^53 in place ${first + place + 1}; integers of at most 9007199254740991 were expected.`,
    where: { file, argument: name },
    fix: `In MATLAB, save it as ${name} = double(${name}), if its last digits do not matter.`,
  })
}
