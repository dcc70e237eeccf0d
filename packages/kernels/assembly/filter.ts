// Compiled twin of src/sos-filter.ts: two signals a register, each sample through two or three sections at once, whose states
// stay in registers. A sample of the pair lies at 16 i, the first signal below.
//
//     y = x + z₁      z₁ ← b₁ x + z₂ − a₁ y      z₂ ← b₂ x − a₂ y
//
// A section of the table is b₁ b₂ a₁ a₂ z₁ z₂: 48 bytes.

/** Puts two rows of n samples side by side, with one more sample of no meaning when n is odd. */
function interleave(rows: usize, n: i32, pair: usize): void {
  const second = rows + ((<usize>(n + 1) & ~1) << 3)
  const end = (<usize>n) << 3
  for (let at: usize = 0; at < end; at += 16) {
    const a = v128.load(rows + at)
    const b = v128.load(second + at)
    v128.store(pair + 2 * at, v128.shuffle<f64>(a, b, 0, 2))
    v128.store(pair + 2 * at, v128.shuffle<f64>(a, b, 1, 3), 16)
  }
}

/** Back to two rows, times the gain. */
function separate(pair: usize, n: i32, gain: f64, rows: usize): void {
  const second = rows + ((<usize>(n + 1) & ~1) << 3)
  const gains = f64x2.splat(gain)
  const end = (<usize>n) << 3
  for (let at: usize = 0; at < end; at += 16) {
    const a = f64x2.mul(v128.load(pair + 2 * at), gains)
    const b = f64x2.mul(v128.load(pair + 2 * at, 16), gains)
    v128.store(rows + at, v128.shuffle<f64>(a, b, 0, 2))
    v128.store(second + at, v128.shuffle<f64>(a, b, 1, 3))
  }
}

/** Takes off the line through the samples outside from … to − 1, whose m indices have the mean c and the squares Σ (i − c)². */
function straighten(pair: usize, n: i32, from: i32, to: i32, m: f64, c: f64, squares: f64): void {
  let sum0 = f64x2.splat(0)
  let sum1 = f64x2.splat(0)
  let moment0 = f64x2.splat(0)
  let moment1 = f64x2.splat(0)
  for (let part = 0; part < 2; part++) {
    const end = part === 0 ? from : n
    let i = part === 0 ? 0 : to
    for (; i + 1 < end; i += 2) {
      const x0 = v128.load(pair + ((<usize>i) << 4))
      const x1 = v128.load(pair + ((<usize>i) << 4), 16)
      sum0 = f64x2.add(sum0, x0)
      sum1 = f64x2.add(sum1, x1)
      moment0 = f64x2.add(moment0, f64x2.mul(x0, f64x2.splat(<f64>i - c)))
      moment1 = f64x2.add(moment1, f64x2.mul(x1, f64x2.splat(<f64>(i + 1) - c)))
    }
    if (i < end) {
      const x0 = v128.load(pair + ((<usize>i) << 4))
      sum0 = f64x2.add(sum0, x0)
      moment0 = f64x2.add(moment0, f64x2.mul(x0, f64x2.splat(<f64>i - c)))
    }
  }
  const slope = f64x2.div(f64x2.add(moment0, moment1), f64x2.splat(squares))
  const mean = f64x2.div(f64x2.add(sum0, sum1), f64x2.splat(m))
  for (let i = 0; i < n; i++) {
    const at = pair + ((<usize>i) << 4)
    const line = f64x2.add(mean, f64x2.mul(slope, f64x2.splat(<f64>i - c)))
    v128.store(at, f64x2.sub(v128.load(at), line))
  }
}

/** Odd reflection of `padding` samples about the first and the last of n. */
function extend(pair: usize, n: i32, padding: i32): void {
  const last = pair + ((<usize>(n - 1)) << 4)
  const first2 = f64x2.mul(f64x2.splat(2), v128.load(pair))
  const last2 = f64x2.mul(f64x2.splat(2), v128.load(last))
  for (let k = 1; k <= padding; k++) {
    const away = (<usize>k) << 4
    v128.store(pair - away, f64x2.sub(first2, v128.load(pair + away)))
    v128.store(last + away, f64x2.sub(last2, v128.load(last - away)))
  }
}

function one(at: usize, step: isize, n: i32, table: usize, level: v128): void {
  const b1 = v128.load64_splat(table)
  const b2 = v128.load64_splat(table, 8)
  const a1 = v128.load64_splat(table, 16)
  const a2 = v128.load64_splat(table, 24)
  let z1 = f64x2.mul(v128.load64_splat(table, 32), level)
  let z2 = f64x2.mul(v128.load64_splat(table, 40), level)
  for (let i = 0; i < n; i++) {
    const x = v128.load(at)
    const y = f64x2.add(x, z1)
    z1 = f64x2.sub(f64x2.add(f64x2.mul(b1, x), z2), f64x2.mul(a1, y))
    z2 = f64x2.sub(f64x2.mul(b2, x), f64x2.mul(a2, y))
    v128.store(at, y)
    at += step
  }
}

function two(at: usize, step: isize, n: i32, table: usize, level: v128): void {
  const b1 = v128.load64_splat(table)
  const b2 = v128.load64_splat(table, 8)
  const a1 = v128.load64_splat(table, 16)
  const a2 = v128.load64_splat(table, 24)
  const d1 = v128.load64_splat(table, 48)
  const d2 = v128.load64_splat(table, 56)
  const c1 = v128.load64_splat(table, 64)
  const c2 = v128.load64_splat(table, 72)
  let z1 = f64x2.mul(v128.load64_splat(table, 32), level)
  let z2 = f64x2.mul(v128.load64_splat(table, 40), level)
  let w1 = f64x2.mul(v128.load64_splat(table, 80), level)
  let w2 = f64x2.mul(v128.load64_splat(table, 88), level)
  for (let i = 0; i < n; i++) {
    const x = v128.load(at)
    const y = f64x2.add(x, z1)
    z1 = f64x2.sub(f64x2.add(f64x2.mul(b1, x), z2), f64x2.mul(a1, y))
    z2 = f64x2.sub(f64x2.mul(b2, x), f64x2.mul(a2, y))
    const u = f64x2.add(y, w1)
    w1 = f64x2.sub(f64x2.add(f64x2.mul(d1, y), w2), f64x2.mul(c1, u))
    w2 = f64x2.sub(f64x2.mul(d2, y), f64x2.mul(c2, u))
    v128.store(at, u)
    at += step
  }
}

function three(at: usize, step: isize, n: i32, table: usize, level: v128): void {
  const b1 = v128.load64_splat(table)
  const b2 = v128.load64_splat(table, 8)
  const a1 = v128.load64_splat(table, 16)
  const a2 = v128.load64_splat(table, 24)
  const d1 = v128.load64_splat(table, 48)
  const d2 = v128.load64_splat(table, 56)
  const c1 = v128.load64_splat(table, 64)
  const c2 = v128.load64_splat(table, 72)
  const f1 = v128.load64_splat(table, 96)
  const f2 = v128.load64_splat(table, 104)
  const e1 = v128.load64_splat(table, 112)
  const e2 = v128.load64_splat(table, 120)
  let z1 = f64x2.mul(v128.load64_splat(table, 32), level)
  let z2 = f64x2.mul(v128.load64_splat(table, 40), level)
  let w1 = f64x2.mul(v128.load64_splat(table, 80), level)
  let w2 = f64x2.mul(v128.load64_splat(table, 88), level)
  let v1 = f64x2.mul(v128.load64_splat(table, 128), level)
  let v2 = f64x2.mul(v128.load64_splat(table, 136), level)
  for (let i = 0; i < n; i++) {
    const x = v128.load(at)
    const y = f64x2.add(x, z1)
    z1 = f64x2.sub(f64x2.add(f64x2.mul(b1, x), z2), f64x2.mul(a1, y))
    z2 = f64x2.sub(f64x2.mul(b2, x), f64x2.mul(a2, y))
    const u = f64x2.add(y, w1)
    w1 = f64x2.sub(f64x2.add(f64x2.mul(d1, y), w2), f64x2.mul(c1, u))
    w2 = f64x2.sub(f64x2.mul(d2, y), f64x2.mul(c2, u))
    const t = f64x2.add(u, v1)
    v1 = f64x2.sub(f64x2.add(f64x2.mul(f1, u), v2), f64x2.mul(e1, t))
    v2 = f64x2.sub(f64x2.mul(f2, u), f64x2.mul(e2, t))
    v128.store(at, t)
    at += step
  }
}

/** All sections over n samples from `at` on; the states begin at rest at the level of the first. Even numbers go in twos. */
function cascade(at: usize, step: isize, n: i32, table: usize, sections: i32): void {
  const level = v128.load(at)
  let left = sections
  if (left === 1) return one(at, step, n, table, level)
  for (; left > 3 || left === 2; left -= 2) {
    two(at, step, n, table, level)
    table += 96
  }
  if (left === 3) three(at, step, n, table, level)
}

/**
 * Two signals, forwards and backwards. `rows` holds them one after the other, each at an even number of samples, before and
 * afterwards; `room` has place for 2 (n + 2 padding + 1) numbers. With m = 0 no line is taken off.
 */
export function filterPair(
  rows: usize,
  n: i32,
  room: usize,
  table: usize,
  sections: i32,
  padding: i32,
  gain: f64,
  from: i32,
  to: i32,
  m: f64,
  c: f64,
  squares: f64,
): void {
  const pair = room + ((<usize>padding) << 4)
  interleave(rows, n, pair)
  if (m > 0) straighten(pair, n, from, to, m, c, squares)
  if (sections > 0) {
    extend(pair, n, padding)
    cascade(room, 16, n + 2 * padding, table, sections)
    cascade(room + ((<usize>(n + 2 * padding - 1)) << 4), -16, n + padding, table, sections)
  }
  separate(pair, n, gain, rows)
}
