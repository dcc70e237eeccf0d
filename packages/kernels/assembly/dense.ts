// Dense symmetric algebra in panels of four columns; the twins in src/dense-plain.ts and src/dense-covariance-plain.ts say what
// each function gives. Element (row k, column j) of a matrix with n rows lies at ((j >> 2) · n + k) · 32 + (j & 3) · 8 bytes, so
// a 4 × 4 tile is 128 bytes in one piece and a column of tiles is read front to back. n is a multiple of 4.

/**
 * T[r][c] −= Σₘ P[m][r] Q[m][c], m = 0 … rows−1 ascending: the one loop behind factor, solves, inverse and product.
 * Two outputs a lane pair; no lane ever adds to another.
 */
function subtractProduct(p: usize, q: usize, rows: i32, t: usize): void {
  let a0 = v128.load(t)
  let b0 = v128.load(t, 16)
  let a1 = v128.load(t, 32)
  let b1 = v128.load(t, 48)
  let a2 = v128.load(t, 64)
  let b2 = v128.load(t, 80)
  let a3 = v128.load(t, 96)
  let b3 = v128.load(t, 112)
  const end = p + ((<usize>rows) << 5)
  while (p < end) {
    const x = v128.load(q)
    const y = v128.load(q, 16)
    const s0 = v128.load64_splat(p)
    a0 = f64x2.sub(a0, f64x2.mul(s0, x))
    b0 = f64x2.sub(b0, f64x2.mul(s0, y))
    const s1 = v128.load64_splat(p, 8)
    a1 = f64x2.sub(a1, f64x2.mul(s1, x))
    b1 = f64x2.sub(b1, f64x2.mul(s1, y))
    const s2 = v128.load64_splat(p, 16)
    a2 = f64x2.sub(a2, f64x2.mul(s2, x))
    b2 = f64x2.sub(b2, f64x2.mul(s2, y))
    const s3 = v128.load64_splat(p, 24)
    a3 = f64x2.sub(a3, f64x2.mul(s3, x))
    b3 = f64x2.sub(b3, f64x2.mul(s3, y))
    p += 32
    q += 32
  }
  v128.store(t, a0)
  v128.store(t, b0, 16)
  v128.store(t, a1, 32)
  v128.store(t, b1, 48)
  v128.store(t, a2, 64)
  v128.store(t, b2, 80)
  v128.store(t, a3, 96)
  v128.store(t, b3, 112)
}

/** T ← D⁻ᵀ T for the upper-triangular 4 × 4 tile D: row r of T less what the rows above it explain, over D[r][r]. */
function finishTile(d: usize, t: usize): void {
  for (let r: usize = 0; r < 4; r++) {
    const row = t + (r << 5)
    let a = v128.load(row)
    let b = v128.load(row, 16)
    for (let q: usize = 0; q < r; q++) {
      const s = v128.load64_splat(d + (q << 5) + (r << 3))
      a = f64x2.sub(a, f64x2.mul(s, v128.load(t + (q << 5))))
      b = f64x2.sub(b, f64x2.mul(s, v128.load(t + (q << 5), 16)))
    }
    const pivot = v128.load64_splat(d + (r << 5) + (r << 3))
    v128.store(row, f64x2.div(a, pivot))
    v128.store(row, f64x2.div(b, pivot), 16)
  }
}

/** Upper triangle of a diagonal tile; the row of a pivot that is not positive, or −1. */
function factorTile(d: usize): i32 {
  for (let i: usize = 0; i < 4; i++) {
    for (let j = i; j < 4; j++) {
      let s = load<f64>(d + (i << 5) + (j << 3))
      for (let q: usize = 0; q < i; q++) s -= load<f64>(d + (q << 5) + (i << 3)) * load<f64>(d + (q << 5) + (j << 3))
      if (i == j) {
        if (!(s > 0)) return <i32>i
        store<f64>(d + (i << 5) + (i << 3), sqrt(s))
      } else store<f64>(d + (i << 5) + (j << 3), s / load<f64>(d + (i << 5) + (i << 3)))
    }
  }
  return -1
}

export function denseFactor(a: usize, n: i32): i32 {
  const panel = (<usize>n) << 5
  for (let i = 0; i < n; i += 4) {
    const p = a + <usize>(i >> 2) * panel
    const d = p + ((<usize>i) << 5)
    subtractProduct(p, p, i, d)
    const stop = factorTile(d)
    if (stop >= 0) return i + stop
    for (let j = i + 4; j < n; j += 4) {
      const q = a + <usize>(j >> 2) * panel
      const t = q + ((<usize>i) << 5)
      subtractProduct(p, q, i, t)
      finishTile(d, t)
    }
  }
  return -1
}

export function denseForward(u: usize, n: i32, b: usize, columns: i32): void {
  const panel = (<usize>n) << 5
  const step = 32 // columns that are taken through all rows together, so that a panel of u is read once for them
  for (let first = 0; first < columns; first += step) {
    const last = min(first + step, columns)
    for (let i = 0; i < n; i += 4) {
      const p = u + <usize>(i >> 2) * panel
      for (let j = first; j < last; j += 4) {
        const q = b + <usize>(j >> 2) * panel
        const t = q + ((<usize>i) << 5)
        subtractProduct(p, q, i, t)
        finishTile(p + ((<usize>i) << 5), t)
      }
    }
  }
}

export function denseBackward(u: usize, n: i32, z: usize): void {
  for (let j = n - 1; j >= 0; j--) {
    const column = u + <usize>(j >> 2) * ((<usize>n) << 5) + ((<usize>(j & 3)) << 3)
    const x = load<f64>(z + ((<usize>j) << 3)) / load<f64>(column + ((<usize>j) << 5))
    store<f64>(z + ((<usize>j) << 3), x)
    for (let i: usize = 0; i < <usize>j; i++) {
      const at = z + (i << 3)
      store<f64>(at, load<f64>(at) - load<f64>(column + (i << 5)) * x)
    }
  }
}

export function denseInverseLower(u: usize, n: i32, x: usize): void {
  const panel = (<usize>n) << 5
  for (let i = 0; i < n; i += 4) {
    const p = u + <usize>(i >> 2) * panel
    for (let j = 0; j <= i; j += 4) {
      const q = x + <usize>(j >> 2) * panel
      const t = q + ((<usize>i) << 5)
      memory.fill(t, 0, 128)
      if (i == j) for (let r: usize = 0; r < 4; r++) store<f64>(t + r * 40, 1)
      const from = (<usize>j) << 5
      subtractProduct(p + from, q + from, i - j, t)
      finishTile(p + ((<usize>i) << 5), t)
    }
  }
}

export function denseGram(x: usize, n: i32, out: usize): void {
  const panel = (<usize>n) << 5
  for (let j = 0; j < n; j += 4) {
    const column = <usize>(j >> 2) * panel
    const from = (<usize>j) << 5
    for (let i = 0; i <= j; i += 4) {
      const t = out + column + ((<usize>i) << 5)
      memory.fill(t, 0, 128)
      subtractProduct(x + <usize>(i >> 2) * panel + from, x + column + from, n - j, t)
      for (let at = t; at < t + 128; at += 16) v128.store(at, f64x2.neg(v128.load(at)))
    }
  }
}

export function denseShifted(k: usize, n: i32, shift: usize, out: usize): void {
  const panel = (<usize>n) << 5
  for (let j = 0; j < n; j++) {
    const column = <usize>(j >> 2) * panel
    if ((j & 3) == 0) memory.copy(out + column, k + column, (<usize>(j + 4)) << 5)
    const at = out + column + ((<usize>j) << 5) + ((<usize>(j & 3)) << 3)
    store<f64>(at, load<f64>(at) + load<f64>(shift + ((<usize>j) << 3)))
  }
}

export function denseDiagonal(a: usize, n: i32, out: usize): void {
  for (let j = 0; j < n; j++) {
    const at = a + <usize>(j >> 2) * ((<usize>n) << 5) + ((<usize>j) << 5) + ((<usize>(j & 3)) << 3)
    store<f64>(out + ((<usize>j) << 3), load<f64>(at))
  }
}

export function denseSquares(a: usize, n: i32, columns: i32, out: usize): void {
  for (let j = 0; j < columns; j += 4) {
    let at = a + <usize>(j >> 2) * ((<usize>n) << 5)
    let s = f64x2.splat(0)
    let t = f64x2.splat(0)
    for (let k = 0; k < n; k++, at += 32) {
      const x = v128.load(at)
      const y = v128.load(at, 16)
      s = f64x2.add(s, f64x2.mul(x, x))
      t = f64x2.add(t, f64x2.mul(y, y))
    }
    v128.store(out + ((<usize>j) << 3), s)
    v128.store(out + ((<usize>j) << 3), t, 16)
  }
}
