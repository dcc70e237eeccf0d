// Compiled twin of src/tfce-plain.ts: nodes from the highest down, joined by union-find; a component's score grows by its extent times
// what its height has come down since it last changed.

/** Places in `work`: each for as many nodes as the map has. */
let keys: usize = 0
let order: usize = 0
let spare: usize = 0
let parent: usize = 0
let size: usize = 0
let best: usize = 0
let last: usize = 0

function divide(work: usize, nodes: i32): void {
  const words = (<usize>((nodes + 3) & ~3)) << 2
  best = work
  last = best + 2 * words
  keys = last + 2 * words
  order = keys + words
  spare = order + words
  parent = spare + words
  size = parent + words
}

function valueAt(t: usize, v: i32, sign: f64): f64 {
  return sign * load<f64>(t + ((<usize>v) << 3))
}

/** One pass of a radix sort by 11 bits of the keys, descending, stable. `counts` follows the places above. */
function pass(from: usize, to: usize, n: i32, shift: i32, counts: usize): void {
  memory.fill(counts, 0, 2048 << 2)
  for (let i = 0; i < n; i++) {
    const digit = 2047 - ((load<u32>(keys + ((<usize>load<i32>(from + ((<usize>i) << 2))) << 2)) >> shift) & 2047)
    const at = counts + ((<usize>digit) << 2)
    store<i32>(at, load<i32>(at) + 1)
  }
  let sum = 0
  for (let digit = 0; digit < 2048; digit++) {
    const at = counts + ((<usize>digit) << 2)
    const count = load<i32>(at)
    store<i32>(at, sum)
    sum += count
  }
  for (let i = 0; i < n; i++) {
    const v = load<i32>(from + ((<usize>i) << 2))
    const digit = 2047 - ((load<u32>(keys + ((<usize>v) << 2)) >> shift) & 2047)
    const at = counts + ((<usize>digit) << 2)
    const place = load<i32>(at)
    store<i32>(at, place + 1)
    store<i32>(to + ((<usize>place) << 2), v)
  }
}

/** Nodes of at least `least`, highest first, the lower index first among equals; their number. */
function sortActive(t: usize, nodes: i32, sign: f64, least: f64, counts: usize): i32 {
  let n = 0
  for (let v = 0; v < nodes; v++) {
    const value = valueAt(t, v, sign)
    if (!(value >= least)) continue
    store<u32>(keys + ((<usize>v) << 2), <u32>(reinterpret<u64>(value) >> 32))
    store<i32>(order + ((<usize>n) << 2), v)
    n++
  }
  pass(order, spare, n, 0, counts)
  pass(spare, order, n, 11, counts)
  pass(order, spare, n, 22, counts)
  const swapped = order
  order = spare
  spare = swapped
  // The upper half of the bits has ordered them but for a few.
  for (let i = 1; i < n; i++) {
    const v = load<i32>(order + ((<usize>i) << 2))
    const value = valueAt(t, v, sign)
    let j = i
    while (j > 0) {
      const before = load<i32>(order + ((<usize>(j - 1)) << 2))
      if (!(valueAt(t, before, sign) < value)) break
      store<i32>(order + ((<usize>j) << 2), before)
      j--
    }
    store<i32>(order + ((<usize>j) << 2), v)
  }
  return n
}

function find(v: i32): i32 {
  let at = v
  let up = load<i32>(parent + ((<usize>at) << 2))
  while (up !== at) {
    const above = load<i32>(parent + ((<usize>up) << 2))
    store<i32>(parent + ((<usize>at) << 2), above)
    at = above
    up = load<i32>(parent + ((<usize>at) << 2))
  }
  return at
}

/** As in src/tfce-rule.ts: what rounding took from a step counts as the step. */
const SLACK: f64 = 1e-12

/** The last k with k step <= value. */
function stepOf(value: f64, step: f64): f64 {
  return Math.floor((value / step) * (1 + SLACK))
}

/** Heights as integrals, in units of the caller, into `heights` of the active nodes. */
function integrals(t: usize, n: i32, sign: f64, step: f64): void {
  for (let i = 0; i < n; i++) {
    const v = load<i32>(order + ((<usize>i) << 2))
    const value = valueAt(t, v, sign)
    let height = value * value * value
    if (step > 0) {
      const k = stepOf(value, step)
      height = k * (k + 1) * (2 * k + 1)
    }
    store<f64>(last + ((<usize>v) << 3), height)
  }
}

/**
 * Nodes by their step, highest first, in any order within a step; their number, or −1 where there are too many steps to count. `last` is
 * set to the integral of each.
 */
function countSteps(t: usize, nodes: i32, sign: f64, step: f64, counts: usize): i32 {
  memory.fill(counts, 0, 2048 << 2)
  let n = 0
  for (let v = 0; v < nodes; v++) {
    const value = valueAt(t, v, sign)
    if (!(value >= step * (1 - SLACK))) continue
    const k = stepOf(value, step)
    if (k > 2047) return -1
    const level = <i32>k
    store<f64>(last + ((<usize>v) << 3), k * (k + 1) * (2 * k + 1))
    store<i32>(keys + ((<usize>n) << 2), level)
    store<i32>(spare + ((<usize>n) << 2), v)
    const at = counts + ((<usize>level) << 2)
    store<i32>(at, load<i32>(at) + 1)
    n++
  }
  let sum = n
  for (let level = 0; level < 2048; level++) {
    const at = counts + ((<usize>level) << 2)
    sum -= load<i32>(at)
    store<i32>(at, sum)
  }
  for (let i = 0; i < n; i++) {
    const at = counts + ((<usize>load<i32>(keys + ((<usize>i) << 2))) << 2)
    const place = load<i32>(at)
    store<i32>(at, place + 1)
    store<i32>(order + ((<usize>place) << 2), load<i32>(spare + ((<usize>i) << 2)))
  }
  return n
}

/** The largest score of one sign; see src/tfce.ts. */
export function tfceLargest(
  t: usize,
  nodes: i32,
  sign: f64,
  begins: usize,
  neighbours: usize,
  step: f64,
  scale: f64,
  work: usize,
): f64 {
  divide(work, nodes)
  const counts = size + ((<usize>((nodes + 3) & ~3)) << 2)
  let n = step > 0 ? countSteps(t, nodes, sign, step, counts) : -1
  if (n < 0) {
    n = sortActive(t, nodes, sign, step > 0 ? step * (1 - SLACK) : f64.MIN_VALUE, counts)
    integrals(t, n, sign, step)
  }
  memory.fill(parent, 0xff, (<usize>nodes) << 2)
  for (let i = 0; i < n; i++) add(load<i32>(order + ((<usize>i) << 2)), begins, neighbours)
  let largest: f64 = 0
  for (let i = 0; i < n; i++) {
    const v = load<i32>(order + ((<usize>i) << 2))
    if (load<i32>(parent + ((<usize>v) << 2)) !== v) continue
    largest = max(
      largest,
      load<f64>(best + ((<usize>v) << 3)) +
        sqrt(<f64>load<i32>(size + ((<usize>v) << 2))) * load<f64>(last + ((<usize>v) << 3)),
    )
  }
  return largest * scale
}

/** Adds a node, and joins the components that it touches at its height. */
function add(v: i32, begins: usize, neighbours: usize): void {
  const height = load<f64>(last + ((<usize>v) << 3))
  let root = v
  let own = 1
  let most: f64 = 0
  store<i32>(parent + ((<usize>v) << 2), v)
  const end = neighbours + ((<usize>load<i32>(begins + ((<usize>v) << 2), 4)) << 2)
  for (let k = neighbours + ((<usize>load<i32>(begins + ((<usize>v) << 2))) << 2); k < end; k += 4) {
    const u = load<i32>(k)
    if (load<i32>(parent + ((<usize>u) << 2)) < 0) continue
    const other = find(u)
    if (other === root) continue
    const extent = load<i32>(size + ((<usize>other) << 2))
    const gained = sqrt(<f64>extent) * (load<f64>(last + ((<usize>other) << 3)) - height)
    most = max(most, load<f64>(best + ((<usize>other) << 3)) + gained)
    if (extent > own) {
      store<i32>(parent + ((<usize>root) << 2), other)
      root = other
    } else store<i32>(parent + ((<usize>other) << 2), root)
    own += extent
  }
  store<i32>(size + ((<usize>root) << 2), own)
  store<f64>(best + ((<usize>root) << 3), most)
  store<f64>(last + ((<usize>root) << 3), height)
}
