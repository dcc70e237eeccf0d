/**
 * The compiled kernels: decoded and instantiated on first use, synchronously, with one memory that grows.
 *
 * A kernel is two files. `assembly/column-sums.ts` is compiled; `src/column-sums.ts` holds its plain twin, which is the
 * definition, and the choice between the two, which gives the same bits either way:
 *
 *     export function columnSums(rows: Float64Array, m: number, n: number): Float64Array {
 *       const wasm = compiled()
 *       if (wasm === null) return columnSumsPlain(rows, m, n)
 *       return wasm.scratch((room) => {
 *         const out = room.f64(n)
 *         wasm.exports.columnSums(room.put(rows), m, n, out)
 *         return room.take(out, n)
 *       })
 *     }
 *
 * Compiled functions take and return numbers: addresses in bytes, sizes, f64 (never i64, which would be a BigInt).
 * A runtime that refuses WebAssembly, by policy or on a page's main thread by size, gets the twins.
 * `PENFIELD_KERNELS=plain` takes the twins everywhere; `PENFIELD_KERNELS=wasm` lets the runtime's refusal be seen.
 */
import { base64 } from './generated/kernels-wasm.js'

export interface Compiled {
  /** The functions that `assembly/index.ts` exports. */
  readonly exports: Readonly<Record<string, (...numbers: number[]) => number>>
  /** Lends room in the module's memory until `work` returns; calls nest. */
  scratch<T>(work: (room: Room) => T): T
  /**
   * Room that stays, for tables made once and used in many calls: what `fill` returned for this `owner`. Two owners have such
   * room at a time: a third takes the place of both, and within `scratch` a new owner is filled for that time only.
   */
  resident<T>(owner: object, fill: (room: Room) => T): T
}

/** Places in the module's memory, by address in bytes; every place starts at a multiple of 16. */
export interface Room {
  /** Place for n bytes; holds whatever was there before. */
  bytes(n: number): number
  /** Place for n f64; holds whatever was there before. */
  f64(n: number): number
  /** Copies an array in, and gives its address. */
  put(array: Numbers): number
  /** Copies an array in at an address. */
  set(address: number, array: Numbers): void
  /** A copy of the n f64 at an address. */
  take(address: number, n: number): Float64Array
  /** Copies what lies at an address over all of `out`. */
  takeInto(address: number, out: Numbers): void
}

export type Numbers = Float64Array | Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array

const pageBytes = 0x10000

/** Two, for a test that needs the rows of people and the neighbours of nodes in turn. */
const mostOwners = 2

let current: Compiled | null | undefined

/** The compiled kernels, or null where the twins are to be used. */
export function compiled(): Compiled | null {
  if (current === undefined) current = instantiate()
  return current
}

function instantiate(): Compiled | null {
  const wanted = globalThis.process?.env?.PENFIELD_KERNELS
  if (wanted === 'plain') return null
  try {
    const memory = new WebAssembly.Memory({ initial: 1 })
    const module = new WebAssembly.Module(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)))
    const { exports } = new WebAssembly.Instance(module, { env: { memory } })
    return inMemory(memory, exports as Compiled['exports'])
  } catch (refusal) {
    if (wanted === 'wasm') throw refusal
    return null
  }
}

/** Places are stacked: `top` is the first free byte. Views are made anew each time, since growth detaches them. */
function inMemory(memory: WebAssembly.Memory, exports: Compiled['exports']): Compiled {
  const base = exports.heapBase()
  let top = base
  let depth = 0
  let kept: { readonly owner: object; readonly value: unknown }[] = []

  const bytes = (n: number): number => {
    const address = Math.ceil(top / 16) * 16
    const missing = address + n - memory.buffer.byteLength
    if (missing > 0) memory.grow(Math.ceil(missing / pageBytes))
    top = address + n
    return address
  }
  const seen = (address: number, { byteLength }: Numbers) => new Uint8Array(memory.buffer, address, byteLength)
  const bytesOf = (array: Numbers) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
  const room: Room = {
    bytes,
    f64: (n) => bytes(8 * n),
    set: (address, array) => seen(address, array).set(bytesOf(array)),
    put: (array) => {
      const address = bytes(array.byteLength)
      seen(address, array).set(bytesOf(array))
      return address
    },
    take: (address, n) => new Float64Array(memory.buffer, address, n).slice(),
    takeInto: (address, out) => bytesOf(out).set(seen(address, out)),
  }
  return {
    exports,
    scratch: (work) => {
      const mark = top
      depth++
      try {
        return work(room)
      } finally {
        depth--
        top = mark
      }
    },
    resident: <T>(owner: object, fill: (room: Room) => T): T => {
      const found = kept.find((each) => each.owner === owner)
      if (found !== undefined) return found.value as T
      if (depth > 0) return fill(room)
      if (kept.length === mostOwners) {
        kept = []
        top = base
      }
      const value = fill(room)
      kept.push({ owner, value })
      return value
    },
  }
}
