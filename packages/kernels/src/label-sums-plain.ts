/** The plain twins of the sums under relabellings: the same additions in the same order, node by node. */
import { blockSubjects, type LabelExtremes, type LabelRows } from './label-rows.js'

/** Nodes a tile: its tables and its sums stay in the caches. */
const tileNodes = 64

/** Tables of all blocks for nodes `first` … `first + width − 1`: entry by entry, `tileNodes` numbers each. */
function tabulate(
  { subjects, nodes, values, kind }: LabelRows,
  first: number,
  width: number,
  table: Float64Array,
): void {
  for (let from = 0; from < subjects; from += blockSubjects) {
    const size = Math.min(blockSubjects, subjects - from)
    const block = (from / blockSubjects) * (1 << blockSubjects) * tileNodes
    for (let v = 0; v < width; v++) {
      let sum = 0
      if (kind === 'flips') for (let s = 0; s < size; s++) sum -= values[(from + s) * nodes + first + v]
      table[block + v] = sum
    }
    for (let k = 1; k < 1 << size; k++) {
      const without = block + (k & (k - 1)) * tileNodes
      const row = (from + 31 - Math.clz32(k & -k)) * nodes + first
      const to = block + k * tileNodes
      if (kind === 'flips') for (let v = 0; v < width; v++) table[to + v] = table[without + v] + 2 * values[row + v]
      else for (let v = 0; v < width; v++) table[to + v] = table[without + v] + values[row + v]
    }
  }
}

/** Calls `take` with the sums of each tile of each relabelling. */
function eachTile(
  rows: LabelRows,
  codes: Uint8Array,
  count: number,
  take: (sums: Float64Array, i: number, first: number, width: number) => void,
): void {
  const blocks = Math.ceil(rows.subjects / blockSubjects)
  const table = new Float64Array(blocks * (1 << blockSubjects) * tileNodes)
  const sums = new Float64Array(tileNodes)
  for (let first = 0; first < rows.nodes; first += tileNodes) {
    const width = Math.min(tileNodes, rows.nodes - first)
    tabulate(rows, first, width, table)
    for (let i = 0; i < count; i++) {
      const start = codes[i * blocks] * tileNodes
      for (let v = 0; v < width; v++) sums[v] = table[start + v]
      for (let b = 1; b < blocks; b++) {
        const entry = ((b << blockSubjects) + codes[i * blocks + b]) * tileNodes
        for (let v = 0; v < width; v++) sums[v] += table[entry + v]
      }
      take(sums, i, first, width)
    }
  }
}

/** @param codes count × blocks, as `labelCodes` gives them. */
export function plainLabelExtremes(rows: LabelRows, codes: Uint8Array, count: number): LabelExtremes {
  const largest = new Float64Array(count).fill(-Infinity)
  const smallest = new Float64Array(count).fill(Infinity)
  eachTile(rows, codes, count, (sums, i, _, width) => {
    let [most, least] = [largest[i], smallest[i]]
    for (let v = 0; v < width; v++) {
      if (sums[v] > most) most = sums[v]
      if (sums[v] < least) least = sums[v]
    }
    largest[i] = most
    smallest[i] = least
  })
  // −0 and 0 are the same number and must be the same bits.
  return { largest: largest.map((value) => value + 0), smallest: smallest.map((value) => value + 0) }
}

export function plainLabelMaps(rows: LabelRows, codes: Uint8Array, count: number): Float64Array {
  const out = new Float64Array(count * rows.nodes)
  eachTile(rows, codes, count, (sums, i, first, width) => {
    out.set(width === sums.length ? sums : sums.subarray(0, width), i * rows.nodes + first)
  })
  return out
}
