// Cholesky factor of a band, in place. Column j lies at a + 8 j s, from its diagonal down; s ≥ w + 6, even, the rest zeros.
// Four columns at a time are factored and then taken off the columns to their right, two columns and two rows at once. Each
// entry still takes its corrections in ascending j, as in the twin; beyond a column's end the corrections are zeros.

/** @returns 1; 0 where a pivot is not positive. */
export function bandCholesky(a: usize, n: i32, w: i32, s: i32): i32 {
  for (let j = 0; j < n; j += 4) {
    const panel = min(4, n - j)
    for (let p = 0; p < panel; p++) {
      if (factorColumn(a, n, w, s, j, p, panel) === 0) return 0
    }
    if (panel < 4) return 1
    const last = min(n - 1, j + 3 + w)
    let c = j + 4
    for (; c < last; c += 2) correctPair(a, s, j, c, last)
    if (c === last) correctOne(a, s, j, c)
  }
  return 1
}

/** Scales column j + p and takes it off the rest of its panel. */
function factorColumn(a: usize, n: i32, w: i32, s: i32, j: i32, p: i32, panel: i32): i32 {
  const column = a + ((<usize>(j + p) * s) << 3)
  const below = min(w, n - 1 - j - p)
  const pivot = load<f64>(column)
  if (!(pivot > 0)) return 0
  const root = sqrt(pivot)
  for (let i = 0; i <= below; i++) store<f64>(column + (i << 3), load<f64>(column + (i << 3)) / root)
  for (let k = 1; k < panel - p && k <= below; k++) {
    const factor = load<f64>(column + (k << 3))
    const target = column + ((<usize>k * s) << 3) - (k << 3)
    for (let i = k; i <= below; i++) {
      const at = i << 3
      store<f64>(target + at, load<f64>(target + at) - factor * load<f64>(column + at))
    }
  }
  return 1
}

/** Takes columns j … j + 3 off columns c and c + 1, rows c … last. */
function correctPair(a: usize, s: i32, j: i32, c: i32, last: i32): void {
  const step = (<usize>s) << 3
  // Row r of column k lies at a + 8 (k s + r − k): p0 … p3 and q0, q1 point to row c + 1.
  const p0 = a + <usize>j * step + ((c + 1 - j) << 3)
  const p1 = p0 + step - 8
  const p2 = p1 + step - 8
  const p3 = p2 + step - 8
  const q0 = a + <usize>c * step + 8
  const q1 = a + <usize>(c + 1) * step
  const a0 = load<f64>(p0 - 8)
  const a1 = load<f64>(p1 - 8)
  const a2 = load<f64>(p2 - 8)
  const a3 = load<f64>(p3 - 8)
  store<f64>(q0 - 8, load<f64>(q0 - 8) - a0 * a0 - a1 * a1 - a2 * a2 - a3 * a3)
  const f0 = f64x2.splat(a0)
  const f1 = f64x2.splat(a1)
  const f2 = f64x2.splat(a2)
  const f3 = f64x2.splat(a3)
  const g0 = f64x2.splat(load<f64>(p0))
  const g1 = f64x2.splat(load<f64>(p1))
  const g2 = f64x2.splat(load<f64>(p2))
  const g3 = f64x2.splat(load<f64>(p3))
  const end = (<usize>(last - c)) << 3
  for (let at: usize = 0; at < end; at += 16) {
    const l0 = v128.load(p0 + at)
    const l1 = v128.load(p1 + at)
    const l2 = v128.load(p2 + at)
    const l3 = v128.load(p3 + at)
    let x = v128.load(q0 + at)
    let y = v128.load(q1 + at)
    x = f64x2.sub(x, f64x2.mul(f0, l0))
    y = f64x2.sub(y, f64x2.mul(g0, l0))
    x = f64x2.sub(x, f64x2.mul(f1, l1))
    y = f64x2.sub(y, f64x2.mul(g1, l1))
    x = f64x2.sub(x, f64x2.mul(f2, l2))
    y = f64x2.sub(y, f64x2.mul(g2, l2))
    x = f64x2.sub(x, f64x2.mul(f3, l3))
    y = f64x2.sub(y, f64x2.mul(g3, l3))
    v128.store(q0 + at, x)
    v128.store(q1 + at, y)
  }
}

/** Takes columns j … j + 3 off the diagonal of column c, the last row. */
function correctOne(a: usize, s: i32, j: i32, c: i32): void {
  const at = a + ((<usize>c * s) << 3)
  let value = load<f64>(at)
  for (let p = 0; p < 4; p++) {
    const factor = load<f64>(a + ((<usize>(j + p) * s + (c - j - p)) << 3))
    value -= factor * factor
  }
  store<f64>(at, value)
}

/** Solves L Lᵀ x = b; x holds b before. Going back, two registers hold the four sums of the twin. */
export function bandSolve(a: usize, n: i32, w: i32, s: i32, x: usize): void {
  for (let j = 0; j < n; j++) {
    const column = a + ((<usize>j * s) << 3)
    const at = x + (j << 3)
    const end = (min(w, n - 1 - j) + 1) << 3
    const value = load<f64>(at) / load<f64>(column)
    store<f64>(at, value)
    const values = f64x2.splat(value)
    let k = 8
    for (; k + 8 < end; k += 16)
      v128.store(at + k, f64x2.sub(v128.load(at + k), f64x2.mul(values, v128.load(column + k))))
    if (k < end) store<f64>(at + k, load<f64>(at + k) - value * load<f64>(column + k))
  }
  for (let j = n - 1; j >= 0; j--) {
    const column = a + ((<usize>j * s) << 3)
    const at = x + (j << 3)
    const end = (min(w, n - 1 - j) + 1) << 3
    let sum01 = f64x2.splat(0)
    let sum23 = f64x2.splat(0)
    let k = 8
    for (; k + 24 < end; k += 32) {
      sum01 = f64x2.add(sum01, f64x2.mul(v128.load(column + k), v128.load(at + k)))
      sum23 = f64x2.add(sum23, f64x2.mul(v128.load(column + k + 16), v128.load(at + k + 16)))
    }
    let sum0 = f64x2.extract_lane(sum01, 0)
    for (; k < end; k += 8) sum0 += load<f64>(column + k) * load<f64>(at + k)
    const sum = sum0 + f64x2.extract_lane(sum01, 1) + (f64x2.extract_lane(sum23, 0) + f64x2.extract_lane(sum23, 1))
    store<f64>(at, (load<f64>(at) - sum) / load<f64>(column))
  }
}
