// Compiled twin of src/label-sums.ts: a table of partial sums for each block of subjects, on a tile of nodes; a relabelling is then one
// row of the table a block.

/** Subjects a block, and rows of its table. */
const BLOCK: i32 = 6
const ENTRIES: i32 = 64

/** Nodes that are summed together, two a register. */
const GROUP: i32 = 16

/** to = from + row, where a flip counts twice: from minus to plus. */
function addRow(to: usize, from: usize, row: usize, nodes: i32, flips: i32): void {
  for (let at: usize = 0; at < <usize>(nodes << 3); at += 16) {
    const value = v128.load(row + at)
    v128.store(to + at, f64x2.add(v128.load(from + at), flips ? f64x2.add(value, value) : value))
  }
}

/** Entry 0 of a block: nothing, or all subjects of the block with a minus. */
function emptyEntry(to: usize, rows: usize, stride: usize, subjects: i32, nodes: i32, flips: i32): void {
  for (let at: usize = 0; at < <usize>(nodes << 3); at += 16) {
    let sum = f64x2.splat(0)
    if (flips) for (let s = 0; s < subjects; s++) sum = f64x2.sub(sum, v128.load(rows + <usize>s * stride + at))
    v128.store(to + at, sum)
  }
}

/** Tables of all blocks for the nodes at `rows`; an entry has `entryBytes`. */
function tabulate(
  rows: usize,
  stride: usize,
  subjects: i32,
  nodes: i32,
  flips: i32,
  table: usize,
  entryBytes: usize,
): void {
  for (let first = 0; first < subjects; first += BLOCK) {
    const size = min(BLOCK, subjects - first)
    const block = table + <usize>((first / BLOCK) * ENTRIES) * entryBytes
    const blockRows = rows + <usize>first * stride
    emptyEntry(block, blockRows, stride, size, nodes, flips)
    for (let k = 1; k < 1 << size; k++)
      addRow(
        block + <usize>k * entryBytes,
        block + <usize>(k & (k - 1)) * entryBytes,
        blockRows + <usize>ctz(k) * stride,
        nodes,
        flips,
      )
  }
}

/** Addresses of the table rows that a relabelling adds up. */
function locate(places: usize, codes: usize, blocks: i32, table: usize, entryBytes: usize): void {
  for (let b = 0; b < blocks; b++)
    store<usize>(places + ((<usize>b) << 2), table + <usize>((b << BLOCK) + <i32>load<u8>(codes + b)) * entryBytes)
}

/**
 * The largest and the smallest sum of each relabelling over all nodes: `extremes` holds two registers a relabelling, largest and smallest,
 * to be started by the caller. `work` holds the tables, and the places of the blocks behind them.
 */
export function labelExtremes(
  rows: usize,
  strideBytes: i32,
  subjects: i32,
  nodes: i32,
  flips: i32,
  codes: usize,
  count: i32,
  tile: i32,
  work: usize,
  extremes: usize,
): void {
  const blocks = (subjects + BLOCK - 1) / BLOCK
  const entryBytes = <usize>(tile << 3)
  const places = work + <usize>(blocks * ENTRIES) * entryBytes
  for (let first = 0; first < nodes; first += tile) {
    const width = min(tile, nodes - first)
    tabulate(rows + ((<usize>first) << 3), strideBytes, subjects, width, flips, work, entryBytes)
    for (let i = 0; i < count; i++) {
      locate(places, codes + <usize>(i * blocks), blocks, work, entryBytes)
      let most = v128.load(extremes + ((<usize>i) << 5))
      let least = v128.load(extremes + ((<usize>i) << 5), 16)
      for (let group: usize = 0; group < <usize>(width << 3); group += <usize>(GROUP << 3)) {
        let at = load<usize>(places) + group
        let a = v128.load(at)
        let b = v128.load(at, 16)
        let c = v128.load(at, 32)
        let d = v128.load(at, 48)
        let e = v128.load(at, 64)
        let f = v128.load(at, 80)
        let g = v128.load(at, 96)
        let h = v128.load(at, 112)
        for (let block = 1; block < blocks; block++) {
          at = load<usize>(places + ((<usize>block) << 2)) + group
          a = f64x2.add(a, v128.load(at))
          b = f64x2.add(b, v128.load(at, 16))
          c = f64x2.add(c, v128.load(at, 32))
          d = f64x2.add(d, v128.load(at, 48))
          e = f64x2.add(e, v128.load(at, 64))
          f = f64x2.add(f, v128.load(at, 80))
          g = f64x2.add(g, v128.load(at, 96))
          h = f64x2.add(h, v128.load(at, 112))
        }
        most = f64x2.pmax(
          most,
          f64x2.pmax(f64x2.pmax(f64x2.pmax(a, b), f64x2.pmax(c, d)), f64x2.pmax(f64x2.pmax(e, f), f64x2.pmax(g, h))),
        )
        least = f64x2.pmin(
          least,
          f64x2.pmin(f64x2.pmin(f64x2.pmin(a, b), f64x2.pmin(c, d)), f64x2.pmin(f64x2.pmin(e, f), f64x2.pmin(g, h))),
        )
      }
      v128.store(extremes + ((<usize>i) << 5), most)
      v128.store(extremes + ((<usize>i) << 5), least, 16)
    }
  }
}

/** The sums themselves: count × nodes at `out`. */
export function labelMaps(
  rows: usize,
  strideBytes: i32,
  subjects: i32,
  nodes: i32,
  flips: i32,
  codes: usize,
  count: i32,
  tile: i32,
  work: usize,
  out: usize,
): void {
  const blocks = (subjects + BLOCK - 1) / BLOCK
  const entryBytes = <usize>(tile << 3)
  const places = work + <usize>(blocks * ENTRIES) * entryBytes
  for (let first = 0; first < nodes; first += tile) {
    const width = min(tile, nodes - first)
    tabulate(rows + ((<usize>first) << 3), strideBytes, subjects, width, flips, work, entryBytes)
    for (let i = 0; i < count; i++) {
      locate(places, codes + <usize>(i * blocks), blocks, work, entryBytes)
      const to = out + ((<usize>i * <usize>nodes + <usize>first) << 3)
      for (let at: usize = 0; at < <usize>(width << 3); at += 32) {
        let place = load<usize>(places) + at
        let a = v128.load(place)
        let b = v128.load(place, 16)
        for (let block = 1; block < blocks; block++) {
          place = load<usize>(places + ((<usize>block) << 2)) + at
          a = f64x2.add(a, v128.load(place))
          b = f64x2.add(b, v128.load(place, 16))
        }
        v128.store(to + at, a)
        v128.store(to + at, b, 16)
      }
    }
  }
}

/** Sums to Student's t in place; the largest |t|. */
export function studentise(sums: usize, nodes: i32, gain: f64, ratio: f64, least: f64): f64 {
  const gains = f64x2.splat(gain)
  const ratios = f64x2.splat(ratio)
  const leasts = f64x2.splat(least)
  const ones = f64x2.splat(1)
  let top = f64x2.splat(0)
  for (let at = sums; at < sums + ((<usize>nodes) << 3); at += 16) {
    const s = v128.load(at)
    const rest = f64x2.pmax(leasts, f64x2.sub(ones, f64x2.mul(f64x2.mul(s, s), ratios)))
    const t = f64x2.div(f64x2.mul(s, gains), f64x2.sqrt(rest))
    v128.store(at, t)
    top = f64x2.pmax(top, f64x2.abs(t))
  }
  return max(f64x2.extract_lane(top, 0), f64x2.extract_lane(top, 1))
}
