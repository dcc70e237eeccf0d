/**
 * HDF5 files, read so that their bytes need not be trusted.
 *
 * Sizes are compared with what a file of its length can hold before anything is allocated, and whatever the library
 * throws becomes one typed error. MATLAB writes a class beside each variable, in the attribute MATLAB_class.
 */
import { PenfieldError, shown } from '@penfield/kernels'
import type { Source } from '../../format.js'
import { error } from '../../issues.js'
import { zeroEnded } from '../../legacy-text.js'
import { type Library, type LibraryMetadata, withLibrary } from './ced-signal-library.js'

export interface Hdf5Dataset {
  readonly path: string
  readonly kind: 'float' | 'integer' | 'reference' | 'other'
  readonly isSigned: boolean
  /** Bytes of one value. */
  readonly size: number
  /** Slowest dimension first. */
  readonly shape: readonly number[]
  /** How many values: the product of the shape. */
  readonly count: number
}

/** An open file; it is closed when the function that it was given to returns. */
export interface Hdf5File {
  readonly name: string
  isGroup(path: string): boolean
  /** Names in a group; none when there is no such group. */
  names(path: string): readonly string[]
  /** Null when the path leads to no dataset. */
  dataset(path: string): Hdf5Dataset | null
  /** The values, little-endian, in the order of the file. @throws {PenfieldError} io/hdf5-size, io/hdf5-damaged. */
  bytes(dataset: Hdf5Dataset): DataView
  /** The reference of eight bytes that leads to this path, as a number; null when it has none. */
  reference(path: string): bigint | null
  /** MATLAB's class of a variable: "double", "struct"; empty when it has none. */
  matlabClass(path: string): string
}

const kinds: Readonly<Record<number, Hdf5Dataset['kind']>> = { 0: 'integer', 1: 'float', 7: 'reference' }
const groupType = 0
const datasetType = 1
/** Of one byte deflate makes at most this many. */
const mostExpansion = 1032
const mostBytes = 1 << 30
const longestClass = 64
const classAttribute = 'MATLAB_class'

/**
 * What `use` makes of a file.
 *
 * @throws {PenfieldError} io/hdf5-not-loaded, io/hdf5-damaged, and what `use` throws.
 */
export function withHdf5<T>(source: Source, use: (file: Hdf5File) => T): T {
  const outcome = withLibrary(source.bytes, (library, id) => {
    if (id < 0n) throw damaged(source.name, 'the file does not open')
    return use(fileOf(library, id, source))
  })
  if (outcome === null) throw notLoaded(source.name)
  if ('result' in outcome) return outcome.result
  if (outcome.thrown instanceof PenfieldError) throw outcome.thrown
  throw damaged(source.name, 'the library that reads it stopped', outcome.thrown)
}

function fileOf(library: Library, id: bigint, { name, bytes }: Source): Hdf5File {
  const limit = Math.min(mostBytes, bytes.length * mostExpansion)
  return {
    name,
    isGroup: (path) => library.get_type(id, path) === groupType,
    names: (path) => (library.get_type(id, path) === groupType ? library.get_names(id, path, false) : []),
    dataset: (path) =>
      library.get_type(id, path) === datasetType ? datasetOf(path, library.get_dataset_metadata(id, path)) : null,
    bytes: (dataset) => {
      refuseSize(dataset, library.get_dataset_metadata(id, dataset.path), limit, name)
      return copied(library, dataset.size * dataset.count, name, (address) =>
        library.get_dataset_data(id, dataset.path, null, null, null, address),
      )
    },
    reference: (path) => {
      const bytes = Uint8Array.from(library.create_object_reference(id, path))
      return bytes.length === 8 ? new DataView(bytes.buffer).getBigUint64(0, true) : null
    },
    matlabClass: (path) => classOf(library, id, path, name),
  }
}

function datasetOf(path: string, { type, signed, size, vlen, shape }: LibraryMetadata): Hdf5Dataset {
  const kind = vlen ? 'other' : (kinds[type] ?? 'other')
  const count = shape === null ? 0 : productOf(shape)
  return { path, kind, isSigned: signed, size, shape: shape ?? [], count }
}

const productOf = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1)

/** Values that lie in other files are not read, and would be read from devices. */
function refuseSize(dataset: Hdf5Dataset, metadata: LibraryMetadata, limit: number, file: string): void {
  if (metadata.virtual_sources !== undefined)
    throw damaged(file, `${shown(dataset.path)} has its values in other files`)
  const chunk = metadata.chunks ? productOf(metadata.chunks) : 0
  const bytes = Math.max(dataset.count, chunk) * dataset.size
  if (bytes <= limit) return
  throw error('io/hdf5-size', {
    what: `${shown(dataset.path)} says that it takes ${bytes} bytes; a file of this size holds at most ${limit}.`,
    where: { file },
    fix: 'Export the file again; this copy is damaged. If it is not, export fewer frames at once.',
  })
}

/** A copy of what `read` writes into the library's memory. */
function copied(library: Library, bytes: number, file: string, read: (address: bigint) => number): DataView {
  if (bytes === 0) return new DataView(new ArrayBuffer(0))
  const address = library._malloc(bytes)
  if (address === 0) throw noMemory(file, bytes)
  library.HEAPU8.fill(0, address, address + bytes)
  const status = read(BigInt(address))
  const copy = library.HEAPU8.slice(address, address + bytes)
  library._free(address)
  if (status < 0) throw damaged(file, 'values cannot be read')
  return new DataView(copy.buffer)
}

function classOf(library: Library, id: bigint, path: string, file: string): string {
  if (!library.get_attribute_names(id, path).includes(classAttribute)) return ''
  const { type, vlen, size, shape } = library.get_attribute_metadata(id, path, classAttribute)
  if (type !== 3 || vlen || size > longestClass || shape === null || productOf(shape) !== 1) return ''
  const text = copied(library, size, file, (address) => library.get_attribute_data(id, path, classAttribute, address))
  return zeroEnded(new Uint8Array(text.buffer))
}

const noMemory = (file: string, bytes: number) =>
  error('io/hdf5-size', {
    what: `There is no memory for an array of ${bytes} bytes; at most about ${mostBytes} bytes fit.`,
    where: { file },
    fix: 'Export fewer frames or channels at once.',
  })

const damaged = (file: string, why: string, cause?: unknown) =>
  error('io/hdf5-damaged', {
    what: `The file is HDF5 by its first bytes and cannot be read: ${why}.`,
    where: { file },
    fix: 'Copy or export the file again; this copy is cut off or damaged.',
    cause,
  })

const notLoaded = (file: string) =>
  error('io/hdf5-not-loaded', {
    what: 'Reading this file needs the HDF5 library, which was not loaded before; loadFor(source) was expected.',
    where: { file },
    fix: 'In a program, await loadFor(source) before readSource(source).',
  })
