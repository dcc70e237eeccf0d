// Covariances of a Gaussian process in panels of four columns; the twins are in src/dense-covariance-plain.ts.

/** exp of two numbers ≤ 0, the same operations as the twin. */
function expNegative(x: v128): v128 {
  const magic = f64x2.splat(6755399441055744)
  const shifted = f64x2.add(f64x2.mul(x, f64x2.splat(1.4426950408889634)), magic)
  const k = f64x2.sub(shifted, magic)
  const high = f64x2.sub(x, f64x2.mul(k, f64x2.splat(6.9314718036912381649e-1)))
  const r = f64x2.sub(high, f64x2.mul(k, f64x2.splat(1.90821492927058770002e-10)))
  let p = f64x2.splat(1 / 6227020800.0)
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1 / 479001600.0))
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1 / 39916800.0))
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1 / 3628800.0))
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1 / 362880.0))
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1 / 40320.0))
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1 / 5040.0))
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1 / 720.0))
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1 / 120.0))
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1 / 24.0))
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1 / 6.0))
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(0.5))
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1))
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1))
  const power = i64x2.add(i64x2.shl(shifted, 52), i64x2.splat((<i64>1023) << 52))
  return v128.and(f64x2.mul(p, power), f64x2.ge(x, f64x2.splat(-708)))
}

/** s² exp(−½ d²), or s² (1 + √3 d) exp(−√3 d) with its slope 3 s² exp(−√3 d), of two squared distances; zero beyond `rows`. */
function fillPair(d2: v128, s2: v128, matern: i32, k: usize, g: usize): void {
  if (matern == 0) {
    v128.store(k, f64x2.mul(s2, expNegative(f64x2.mul(d2, f64x2.splat(-0.5)))))
    return
  }
  const root = f64x2.sqrt(f64x2.mul(d2, f64x2.splat(3)))
  const e = f64x2.mul(s2, expNegative(f64x2.neg(root)))
  v128.store(k, f64x2.mul(f64x2.add(root, f64x2.splat(1)), e))
  v128.store(g, f64x2.mul(e, f64x2.splat(3)))
}

/** Squared distance of a row point, given twice, from two column points. */
function squared(u: v128, v: v128, columnU: v128, columnV: v128): v128 {
  const du = f64x2.sub(u, columnU)
  const dv = f64x2.sub(v, columnV)
  return f64x2.add(f64x2.mul(du, du), f64x2.mul(dv, dv))
}

export function denseCovariance(
  rowU: usize,
  rowV: usize,
  rows: i32,
  n: i32,
  columnU: usize,
  columnV: usize,
  columns: i32,
  variance: f64,
  matern: i32,
  k: usize,
  g: usize,
): void {
  const s2 = f64x2.splat(variance)
  const padded = (columns + 3) & ~3
  for (let j = 0; j < padded; j += 4) {
    const place = (<usize>j) << 3
    const u0 = v128.load(columnU + place)
    const u1 = v128.load(columnU + place, 16)
    const v0 = v128.load(columnV + place)
    const v1 = v128.load(columnV + place, 16)
    const start = (<usize>j * <usize>n) << 3
    for (let i = 0; i < rows; i++) {
      const at = start + ((<usize>i) << 5)
      const u = v128.load64_splat(rowU + ((<usize>i) << 3))
      const v = v128.load64_splat(rowV + ((<usize>i) << 3))
      fillPair(squared(u, v, u0, v0), s2, matern, k + at, g + at)
      fillPair(squared(u, v, u1, v1), s2, matern, k + at + 16, g + at + 16)
    }
    clear(k + start, rows, n, columns - j)
    if (matern != 0) clear(g + start, rows, n, columns - j)
  }
}

/** Zeroes the rows from `rows` on and the columns from `columns` on of one panel. */
function clear(panel: usize, rows: i32, n: i32, columns: i32): void {
  memory.fill(panel + ((<usize>rows) << 5), 0, (<usize>(n - rows)) << 5)
  for (let c = columns; c < 4; c++)
    for (let i = 0; i < rows; i++) store<f64>(panel + ((<usize>i) << 5) + ((<usize>c) << 3), 0)
}

/** Column sums Σᵢ wᵢ (k, g Δu², g Δv², g Δu Δv) with one weight a row. */
export function denseProducts(k: usize, g: usize, n: i32, u: usize, v: usize, weights: usize, out: usize): void {
  const line = (<usize>n) << 3
  for (let j = 0; j < n; j += 2) {
    const place = (<usize>j) << 3
    const columnU = v128.load(u + place)
    const columnV = v128.load(v + place)
    let at = <usize>(j >> 2) * ((<usize>n) << 5) + ((<usize>(j & 3)) << 3)
    let s0 = f64x2.splat(0)
    let s1 = f64x2.splat(0)
    let s2 = f64x2.splat(0)
    let s3 = f64x2.splat(0)
    for (let i: usize = 0; i < line; i += 8, at += 32) {
      const w = v128.load64_splat(weights + i)
      const wg = f64x2.mul(w, v128.load(g + at))
      const du = f64x2.sub(v128.load64_splat(u + i), columnU)
      const dv = f64x2.sub(v128.load64_splat(v + i), columnV)
      const wu = f64x2.mul(wg, du)
      s0 = f64x2.add(s0, f64x2.mul(w, v128.load(k + at)))
      s1 = f64x2.add(s1, f64x2.mul(wu, du))
      s2 = f64x2.add(s2, f64x2.mul(f64x2.mul(wg, dv), dv))
      s3 = f64x2.add(s3, f64x2.mul(wu, dv))
    }
    v128.store(out + place, s0)
    v128.store(out + line + place, s1)
    v128.store(out + 2 * line + place, s2)
    v128.store(out + 3 * line + place, s3)
  }
}

/** Column sums Σ_{i<j} w_ij (k, g Δu², g Δv², g Δu Δv) with one weight an element. */
export function denseTraces(w: usize, k: usize, g: usize, n: i32, u: usize, v: usize, out: usize): void {
  const line = (<usize>n) << 3
  for (let j = 0; j < n; j += 2) {
    const place = (<usize>j) << 3
    const columnU = v128.load(u + place)
    const columnV = v128.load(v + place)
    const whole = (<usize>(j & ~3)) << 3
    let at = <usize>(j >> 2) * ((<usize>n) << 5) + ((<usize>(j & 3)) << 3)
    let s0 = f64x2.splat(0)
    let s1 = f64x2.splat(0)
    let s2 = f64x2.splat(0)
    let s3 = f64x2.splat(0)
    for (let i: usize = 0; i < whole; i += 8, at += 32) {
      const weight = v128.load(w + at)
      const wg = f64x2.mul(weight, v128.load(g + at))
      const du = f64x2.sub(v128.load64_splat(u + i), columnU)
      const dv = f64x2.sub(v128.load64_splat(v + i), columnV)
      const wu = f64x2.mul(wg, du)
      s0 = f64x2.add(s0, f64x2.mul(weight, v128.load(k + at)))
      s1 = f64x2.add(s1, f64x2.mul(wu, du))
      s2 = f64x2.add(s2, f64x2.mul(f64x2.mul(wg, dv), dv))
      s3 = f64x2.add(s3, f64x2.mul(wu, dv))
    }
    v128.store(out + place, s0)
    v128.store(out + line + place, s1)
    v128.store(out + 2 * line + place, s2)
    v128.store(out + 3 * line + place, s3)
    for (let c = j; c < j + 2; c++) traceTile(w, k, g, n, u, v, out, c)
  }
}

/** Adds the rows of column j that lie above it in its own diagonal tile. */
function traceTile(w: usize, k: usize, g: usize, n: i32, u: usize, v: usize, out: usize, j: i32): void {
  const line = (<usize>n) << 3
  const place = (<usize>j) << 3
  const column = <usize>(j >> 2) * ((<usize>n) << 5) + ((<usize>(j & 3)) << 3)
  for (let i = j & ~3; i < j; i++) {
    const at = column + ((<usize>i) << 5)
    const weight = load<f64>(w + at)
    const wg = weight * load<f64>(g + at)
    const du = load<f64>(u + ((<usize>i) << 3)) - load<f64>(u + place)
    const dv = load<f64>(v + ((<usize>i) << 3)) - load<f64>(v + place)
    const sums = out + place
    store<f64>(sums, load<f64>(sums) + weight * load<f64>(k + at))
    store<f64>(sums + line, load<f64>(sums + line) + wg * du * du)
    store<f64>(sums + 2 * line, load<f64>(sums + 2 * line) + wg * dv * dv)
    store<f64>(sums + 3 * line, load<f64>(sums + 3 * line) + wg * du * dv)
  }
}

/** Column sums Σᵢ wᵢ a_ij of panels. */
export function denseWeighted(a: usize, n: i32, columns: i32, weights: usize, out: usize): void {
  const line = (<usize>n) << 3
  for (let j = 0; j < columns; j += 4) {
    let at = a + <usize>(j >> 2) * ((<usize>n) << 5)
    let s = f64x2.splat(0)
    let t = f64x2.splat(0)
    for (let i: usize = 0; i < line; i += 8, at += 32) {
      const w = v128.load64_splat(weights + i)
      s = f64x2.add(s, f64x2.mul(w, v128.load(at)))
      t = f64x2.add(t, f64x2.mul(w, v128.load(at, 16)))
    }
    v128.store(out + ((<usize>j) << 3), s)
    v128.store(out + ((<usize>j) << 3), t, 16)
  }
}
