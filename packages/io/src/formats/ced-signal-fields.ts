/**
 * Fields of a MATLAB structure in HDF5.
 *
 * A structure is a group. Of an array of structures each field is an array of references to the values, one a member;
 * of a single structure it is the value itself. Numbers stand as they are, text as 16-bit characters.
 */
import { shown } from '@penfield/kernels'
import { error } from '../issues.js'
import type { Hdf5Dataset, Hdf5File } from './ced-signal-hdf5.js'

/** Where MATLAB keeps what references lead to. */
const referencesPath = '/#refs#'
const longestText = 4096

export interface StructFields {
  /** A number that must be there. @throws {PenfieldError} io/signal-field. */
  number(path: string): number
  /** A number for each of `count` members; null when there is no such field. @throws {PenfieldError} io/signal-field. */
  numbers(path: string, count: number): readonly number[] | null
  /** A trimmed text for each of `count` members; null when there is no such field. @throws {PenfieldError} io/signal-field. */
  texts(path: string, count: number): readonly string[] | null
}

export function fieldsOf(file: Hdf5File): StructFields {
  const targets = targetsOf(file)
  const members = <T>(path: string, count: number, value: (dataset: Hdf5Dataset) => T): readonly T[] | null => {
    const field = file.dataset(path)
    if (field === null) return null
    if (field.count !== count && field.kind === 'reference') throw wrongCount(file, path, field.count, count)
    if (field.kind !== 'reference') return count === 1 ? [value(field)] : null
    const references = file.bytes(field)
    return Array.from({ length: count }, (_, k) => {
      const target = targets().get(references.getBigUint64(8 * k, true))
      const dataset = target === undefined ? null : file.dataset(target)
      if (dataset === null) throw wrong(file, path, 'a value of it is not in the file')
      return value(dataset)
    })
  }
  const numbers: StructFields['numbers'] = (path, count) => {
    const field = file.dataset(path)
    if (field !== null && field.kind !== 'reference' && field.count === count) return [...valuesOf(file, field)]
    return members(path, count, (dataset) => numberIn(file, dataset))
  }
  return {
    number: (path) => {
      const value = numbers(path, 1)?.[0]
      if (value === undefined) throw wrong(file, path, 'it is not there')
      return value
    },
    numbers,
    texts: (path, count) => members(path, count, (dataset) => textIn(file, dataset)),
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
  throw wrong(file, dataset.path, `it has ${dataset.count} values where one was expected`)
}

/** MATLAB writes an empty text as two 64-bit lengths. */
function textIn(file: Hdf5File, dataset: Hdf5Dataset): string {
  if (dataset.kind !== 'integer' || dataset.count > longestText) throw wrong(file, dataset.path, 'it is no short text')
  if (dataset.size !== 2) return ''
  return new TextDecoder('utf-16le').decode(new Uint8Array(file.bytes(dataset).buffer)).trim()
}

export type ValueAt = (view: DataView, index: number) => number

/** How a value is decoded; null for types that hold no numbers. */
export function valueAtOf({ kind, size, isSigned }: Hdf5Dataset): ValueAt | null {
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

function valuesOf(file: Hdf5File, dataset: Hdf5Dataset): Float64Array {
  const valueAt = valueAtOf(dataset)
  if (valueAt === null) throw wrong(file, dataset.path, 'it holds no numbers')
  const view = file.bytes(dataset)
  return Float64Array.from({ length: dataset.count }, (_, k) => valueAt(view, k))
}

export const wrong = (file: Hdf5File, path: string, why: string) =>
  error('io/signal-field', {
    what: `The field ${shown(path)} of the Signal export is not as expected: ${why}.`,
    where: { file: file.name },
    fix: 'In Signal, export the data to MATLAB again, with times and channel information.',
  })

const wrongCount = (file: Hdf5File, path: string, found: number, expected: number) =>
  wrong(file, path, `it has ${found} values, ${expected} were expected`)
