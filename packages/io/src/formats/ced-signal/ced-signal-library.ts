/**
 * The HDF5 library, which is C compiled to WebAssembly, kept fit whatever the files do to it.
 *
 * Every read starts from the memory as it was after loading and from an empty stack, so that nothing a damaged file
 * leaves behind (open objects, a lost stack, overwritten memory) reaches the next. The instance is this reader's alone.
 */
import { error } from '../../issues.js'

/** What is used of the library; its own types need those of Emscripten. */
export interface Library {
  readonly HEAPU8: Uint8Array
  readonly FS: {
    readonly streams: readonly (Stream | null | undefined)[]
    createDataFile(folder: string, name: string, bytes: Uint8Array, canRead: boolean, canWrite: boolean): void
    unlink(path: string): void
    close(stream: Stream): void
  }
  ccall(name: string, returns: 'number', types: readonly 'string'[], values: readonly string[]): number
  _malloc(bytes: number): number
  _free(address: number): void
  open(path: string, mode: number, trackOrder: boolean, lowest: number, highest: number): bigint
  close_file(id: bigint): number
  /** 0 a group, 1 a dataset, anything else neither. */
  get_type(id: bigint, path: string): number
  get_names(id: bigint, path: string, recursive: boolean): readonly string[]
  get_dataset_metadata(id: bigint, path: string): LibraryMetadata
  get_dataset_data(id: bigint, path: string, count: null, offset: null, strides: null, address: bigint): number
  get_attribute_names(id: bigint, path: string): readonly string[]
  get_attribute_metadata(id: bigint, path: string, name: string): LibraryMetadata
  get_attribute_data(id: bigint, path: string, name: string, address: bigint): number
  create_object_reference(id: bigint, path: string): readonly number[]
}

export interface LibraryMetadata {
  /** The library's number of the class: 0 integer, 1 float, 3 text, 7 reference. */
  readonly type: number
  readonly signed: boolean
  readonly size: number
  readonly vlen: boolean
  readonly shape: readonly number[] | null
  readonly chunks?: readonly number[] | null
  readonly virtual_sources?: unknown
}

interface Stream {
  stream_ops: { readonly write?: unknown }
}

interface Loaded {
  readonly library: Library
  /** Its memory after loading, up to the last byte that is not 0. */
  readonly memory: Uint8Array
}

let loaded: Loaded | null = null
let loading: Promise<Loaded> | null = null

/**
 * Loads the library; once is enough.
 *
 * @throws {PenfieldError} io/hdf5-not-loaded — it is not installed, or the runtime refuses WebAssembly.
 */
export async function loadLibrary(): Promise<void> {
  try {
    loading ??= freshLibrary()
    loaded = await loading
  } catch (cause) {
    loading = null
    throw error('io/hdf5-not-loaded', {
      what: 'The library that reads HDF5 (h5wasm) did not load; it was expected to be installed with Penfield.',
      fix: 'Install Penfield again, or export the data as a MAT file with "-v7", which needs no library.',
      cause,
    })
  }
}

async function freshLibrary(): Promise<Loaded> {
  const { ready } = await import('h5wasm')
  const library: Library = (await ready) as unknown as Library
  silence(library)
  let used = library.HEAPU8.length
  while (used > 0 && library.HEAPU8[used - 1] === 0) used--
  return { library, memory: library.HEAPU8.slice(0, used) }
}

/** The library writes what it thinks of a damaged file to the console, and a file may name a device that waits for keys. */
function silence({ FS }: Library): void {
  for (const device of ['/dev/stdin', '/dev/tty', '/dev/tty1']) FS.unlink(device)
  const swallow = (_stream: unknown, _bytes: unknown, _offset: number, length: number) => length
  for (const stream of FS.streams) if (stream) stream.stream_ops = { ...stream.stream_ops, write: swallow }
}

/** Why `use` gave nothing: what it or the library threw; the library throws numbers and errors of its own. */
export interface Thrown {
  readonly thrown: unknown
}

const name = 'file.h5'
const path = `/${name}`
const entry = 'penfield_read'

/**
 * Opens a file, and gives what `use` makes of it.
 *
 * @returns null when the library is not loaded; otherwise the result, or what was thrown.
 */
export function withLibrary<T>(
  bytes: Uint8Array,
  use: (library: Library, id: bigint) => T,
): { readonly result: T } | Thrown | null {
  if (loaded === null) return null
  const { library, memory } = loaded
  let outcome: { readonly result: T } | Thrown = { thrown: null }
  const read = () => {
    try {
      library.FS.createDataFile('/', name, bytes, true, false)
      outcome = { result: use(library, library.open(path, 0, false, -1, -1)) }
    } catch (thrown) {
      outcome = { thrown }
    }
    return 0
  }
  try {
    library.HEAPU8.set(memory)
    // Calling through C with a text argument puts the stack back where it was, which throwing through C does not.
    Object.assign(library, { [`_${entry}`]: read }).ccall(entry, 'number', ['string'], [path])
  } finally {
    for (const stream of library.FS.streams.slice(3)) if (stream) library.FS.close(stream)
    library.FS.unlink(path)
  }
  return outcome
}
