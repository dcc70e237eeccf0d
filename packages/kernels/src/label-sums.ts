/**
 * Sums of subjects' rows under many relabellings: the core of every permutation test of two groups, or of signs.
 *
 *     S_v = Σ_{i in group a} x_iv          members
 *     S_v = Σ_i ± x_iv                     flips: + for those in the group, − for the others
 *
 * The method of four Russians: subjects are cut into blocks of six, and for a tile of nodes the 2⁶ partial sums of each block are
 * tabulated, entry k = entry (k without its lowest bit) + that subject's row. A relabelling is then one byte a block, and its sums one
 * row of the table a block. Entries are formed in that order and blocks are added from the first on, which defines the bits of the result;
 * how many nodes a tile has changes nothing.
 */
import { blockSubjects, type LabelExtremes, type LabelRows } from './label-rows.js'
import { plainLabelExtremes, plainLabelMaps } from './label-sums-plain.js'
import { type Compiled, compiled, type Room } from './wasm.js'

/** Rows of a block's table. */
const entries = 1 << blockSubjects

/** Nodes that the compiled kernel sums together; rows are padded to a multiple. */
const group = 16

/** Bytes of tables that stay in the second cache. */
const mostTableBytes = 400_000

/** Nodes a tile: 64 up to about 70 subjects, fewer where there are more. */
function tileOf(subjects: number): number {
  const entryRows = Math.ceil(subjects / blockSubjects) * entries
  const fitting = Math.floor(mostTableBytes / (8 * entryRows * group)) * group
  return Math.min(64, Math.max(group, fitting))
}

/** One byte a block, bit j for its j-th subject, from 0/1 of count × subjects. */
export function labelCodes(members: Uint8Array, subjects: number): Uint8Array {
  const blocks = Math.ceil(subjects / blockSubjects)
  const count = members.length / subjects
  const codes = new Uint8Array(count * blocks)
  for (let i = 0; i < count; i++)
    for (let s = 0; s < subjects; s++)
      codes[i * blocks + Math.floor(s / blockSubjects)] |= members[i * subjects + s] << (s % blockSubjects)
  return codes
}

/**
 * The largest and the smallest sum of each relabelling, without holding the sums.
 *
 * @param members count × subjects, 1 for those in group a (or with +), else 0.
 */
export function labelExtremes(rows: LabelRows, members: Uint8Array): LabelExtremes {
  const codes = labelCodes(members, rows.subjects)
  const count = members.length / rows.subjects
  const wasm = compiled()
  if (wasm === null) return plainLabelExtremes(rows, codes, count)
  const place = residentRows(wasm, rows)
  return wasm.scratch((room) => {
    const extremes = room.put(Float64Array.from({ length: 4 * count }, (_, k) => (k % 4 < 2 ? -Infinity : Infinity)))
    call(wasm.exports.labelExtremes, room, rows, place, codes, count, extremes)
    const lanes = room.take(extremes, 4 * count)
    return {
      largest: Float64Array.from({ length: count }, (_, i) => Math.max(lanes[4 * i], lanes[4 * i + 1]) + 0),
      smallest: Float64Array.from({ length: count }, (_, i) => Math.min(lanes[4 * i + 2], lanes[4 * i + 3]) + 0),
    }
  })
}

/**
 * The sums of each relabelling: count × nodes, row-major. Ask for a few dozen relabellings at a time.
 *
 * @param members as in {@link labelExtremes}.
 */
export function labelMaps(rows: LabelRows, members: Uint8Array): Float64Array {
  const codes = labelCodes(members, rows.subjects)
  const count = members.length / rows.subjects
  const wasm = compiled()
  if (wasm === null) return plainLabelMaps(rows, codes, count)
  const place = residentRows(wasm, rows)
  return wasm.scratch((room) => {
    const padded = paddedNodes(rows)
    const out = compiledLabelMaps(wasm, room, rows, place, codes, count)
    const sums = new Float64Array(count * rows.nodes)
    for (let i = 0; i < count; i++)
      room.takeInto(out + 8 * i * padded, sums.subarray(i * rows.nodes, (i + 1) * rows.nodes))
    return sums
  })
}

/** The rows in the compiled kernel's memory, where they stay. */
export const residentRows = (wasm: Compiled, rows: LabelRows): number => wasm.resident(rows, (room) => put(room, rows))

/** Address of the sums, count × {@link paddedNodes}. */
export function compiledLabelMaps(
  wasm: Compiled,
  room: Room,
  rows: LabelRows,
  place: number,
  codes: Uint8Array,
  count: number,
): number {
  const out = room.f64(count * paddedNodes(rows))
  call(wasm.exports.labelMaps, room, rows, place, codes, count, out)
  return out
}

/** Nodes as the compiled kernel holds them. */
export const paddedNodes = ({ nodes }: LabelRows): number => Math.ceil(nodes / group) * group

/** The rows, each padded by its last value: a node that is there twice changes no extreme. */
function put(room: Room, rows: LabelRows): number {
  const { subjects, nodes, values } = rows
  const padded = paddedNodes(rows)
  const place = room.f64(subjects * padded)
  const row = new Float64Array(padded)
  for (let s = 0; s < subjects; s++) {
    row.fill(values[(s + 1) * nodes - 1])
    row.set(values.subarray(s * nodes, (s + 1) * nodes))
    room.set(place + 8 * s * padded, row)
  }
  return place
}

function call(
  kernel: Compiled['exports'][string],
  room: Room,
  rows: LabelRows,
  place: number,
  codes: Uint8Array,
  count: number,
  out: number,
): void {
  const { subjects, kind } = rows
  const padded = paddedNodes(rows)
  const tile = tileOf(subjects)
  const blocks = Math.ceil(subjects / blockSubjects)
  const work = room.bytes(8 * blocks * entries * tile + 4 * blocks)
  const flips = kind === 'flips' ? 1 : 0
  kernel(place, 8 * padded, subjects, padded, flips, room.put(codes), count, tile, work, out)
}
