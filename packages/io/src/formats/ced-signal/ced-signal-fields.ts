/**
 * Fields of a MATLAB structure in HDF5.
 *
 * A structure is a group. Of an array of structures each field is an array of references to the values, one a member;
 * of a single structure it is the value itself. Numbers stand as they are, text as 16-bit characters.
 */
import type { Hdf5Dataset, Hdf5File } from './ced-signal-hdf5.js'
import { type SignalArray, type SignalFields, wrong } from './ced-signal-recording.js'

/** Where MATLAB keeps what references lead to. */
const referencesPath = '/#refs#'
const longestText = 4096

/**
 * @param struct path of the structure.
 * @param mostFrames how many frames a file of this size can hold.
 */
export function fieldsOf(file: Hdf5File, struct: string, mostFrames: number): SignalFields {
  const targets = targetsOf(file)
  const fieldAt = (path: string) => file.dataset(`${struct}/${path}`)
  const members = <T>(path: string, count: number, value: (dataset: Hdf5Dataset) => T): readonly T[] | null => {
    const field = fieldAt(path)
    if (field === null) return null
    if (field.count !== count && field.kind === 'reference') throw wrongCount(file, path, field.count, count)
    if (field.kind !== 'reference') return count === 1 ? [value(field)] : null
    const references = file.bytes(field)
    return Array.from({ length: count }, (_, k) => {
      const target = targets().get(references.getBigUint64(8 * k, true))
      const dataset = target === undefined ? null : file.dataset(target)
      if (dataset === null) throw wrong(file.name, path, 'a value of it is not in the file')
      return value(dataset)
    })
  }
  const numbers: SignalFields['numbers'] = (path, count) => {
    const field = fieldAt(path)
    if (field !== null && field.kind !== 'reference' && field.count === count) return [...valuesOf(file, field)]
    return members(path, count, (dataset) => numberIn(file, dataset))
  }
  const number = (path: string) => {
    const value = numbers(path, 1)?.[0]
    if (value === undefined) throw wrong(file.name, path, 'it is not there')
    return value
  }
  return {
    file: file.name,
    number,
    length: (path) => {
      const length = number(path)
      if (Number.isInteger(length) && length > 0 && (path === 'points' || length <= mostFrames)) return length
      throw wrong(file.name, path, `it is ${length}, a whole number above 0 that the file can hold was expected`)
    },
    numbers,
    texts: (path, count) => members(path, count, (dataset) => textIn(file, dataset)),
    array: (path) => arrayOf(file, path, fieldAt(path)),
  }
}

/** Paths by the reference that leads to them, made when the first is asked for. */
function targetsOf(file: Hdf5File): () => ReadonlyMap<bigint, string> {
  let targets: Map<bigint, string> | null = null
  return () => {
    if (targets !== null) return targets
    targets = new Map()
    for (const name of file.names(referencesPath)) {
      const path = `${referencesPath}/${name}`
      const reference = file.reference(path)
      if (reference !== null) targets.set(reference, path)
    }
    return targets
  }
}

function numberIn(file: Hdf5File, dataset: Hdf5Dataset): number {
  if (dataset.count === 1) return valuesOf(file, dataset)[0]
  throw wrong(file.name, dataset.path, `it has ${dataset.count} values where one was expected`)
}

/** MATLAB writes an empty text as two 64-bit lengths. */
function textIn(file: Hdf5File, dataset: Hdf5Dataset): string {
  if (dataset.kind !== 'integer' || dataset.count > longestText)
    throw wrong(file.name, dataset.path, 'it is no short text')
  if (dataset.size !== 2) return ''
  return new TextDecoder('utf-16le').decode(new Uint8Array(file.bytes(dataset).buffer)).trim()
}

type ValueAt = (view: DataView, index: number) => number

/** How a value is decoded; null for types that hold no numbers. */
function valueAtOf({ kind, size, isSigned }: Hdf5Dataset): ValueAt | null {
  if (kind === 'float') {
    if (size === 8) return (view, k) => view.getFloat64(8 * k, true)
    return size === 4 ? (view, k) => view.getFloat32(4 * k, true) : null
  }
  if (kind !== 'integer') return null
  if (size === 1) return isSigned ? (view, k) => view.getInt8(k) : (view, k) => view.getUint8(k)
  if (size === 2) return isSigned ? (view, k) => view.getInt16(2 * k, true) : (view, k) => view.getUint16(2 * k, true)
  if (size === 4) return isSigned ? (view, k) => view.getInt32(4 * k, true) : (view, k) => view.getUint32(4 * k, true)
  return null
}

function arrayOf(file: Hdf5File, path: string, dataset: Hdf5Dataset | null): SignalArray {
  const valueAt = dataset === null ? null : valueAtOf(dataset)
  if (dataset === null || valueAt === null) throw wrong(file.name, path, 'it is no array of numbers')
  const open = () => {
    const view = file.bytes(dataset)
    return (first: number, count: number) => Float64Array.from({ length: count }, (_, k) => valueAt(view, first + k))
  }
  return { count: dataset.count, open }
}

function valuesOf(file: Hdf5File, dataset: Hdf5Dataset): Float64Array {
  const valueAt = valueAtOf(dataset)
  if (valueAt === null) throw wrong(file.name, dataset.path, 'it holds no numbers')
  const view = file.bytes(dataset)
  return Float64Array.from({ length: dataset.count }, (_, k) => valueAt(view, k))
}

const wrongCount = (file: Hdf5File, path: string, found: number, expected: number) =>
  wrong(file.name, path, `it has ${found} values, ${expected} were expected`)
