// Compiled twin of src/trial-means.ts: four Philox blocks at a time, and two muscles a register.

const M0: u32 = 0xd2511f53
const M1: u32 = 0xcd9e8d57
const W0: u32 = 0x9e3779b9
const W1: u32 = 0xbb67ae85

/** Words of blocks `block` … `block` + 3, one block after the other: 16 words. */
function fourBlocks(out: usize, seed: i32, stream: i32, low: i32, high: i32, block: i32, attempt: i32): void {
  const m0 = i32x4.splat(M0)
  const m1 = i32x4.splat(M1)
  let x0 = i32x4.splat(low)
  let x1 = i32x4.splat(high)
  let x2 = i32x4.add(i32x4.splat(block), i32x4(0, 1, 2, 3))
  let x3 = i32x4.splat(attempt)
  let k0: i32 = seed
  let k1: i32 = stream
  for (let round = 0; round < 10; round++) {
    const a = i64x2.extmul_low_i32x4_u(x0, m0)
    const b = i64x2.extmul_high_i32x4_u(x0, m0)
    const c = i64x2.extmul_low_i32x4_u(x2, m1)
    const d = i64x2.extmul_high_i32x4_u(x2, m1)
    x0 = v128.xor(v128.xor(v128.shuffle<i32>(c, d, 1, 3, 5, 7), x1), i32x4.splat(k0))
    x2 = v128.xor(v128.xor(v128.shuffle<i32>(a, b, 1, 3, 5, 7), x3), i32x4.splat(k1))
    x1 = v128.shuffle<i32>(c, d, 0, 2, 4, 6)
    x3 = v128.shuffle<i32>(a, b, 0, 2, 4, 6)
    k0 += W0
    k1 += W1
  }
  const a = v128.shuffle<i32>(x0, x1, 0, 4, 1, 5)
  const b = v128.shuffle<i32>(x0, x1, 2, 6, 3, 7)
  const c = v128.shuffle<i32>(x2, x3, 0, 4, 1, 5)
  const d = v128.shuffle<i32>(x2, x3, 2, 6, 3, 7)
  v128.store(out, v128.shuffle<i64>(a, c, 0, 2))
  v128.store(out, v128.shuffle<i64>(a, c, 1, 3), 16)
  v128.store(out, v128.shuffle<i64>(b, d, 0, 2), 32)
  v128.store(out, v128.shuffle<i64>(b, d, 1, 3), 48)
}

/** Byte offsets, in the table of trials, of the n trials drawn at a site whose fields begin at `field`. */
function pick(picks: usize, words: usize, field: i32, n: i32, rowBytes: i32, wide: i32): void {
  for (let k = 0; k < n; k++) {
    const which = wide
      ? <i32>((<u64>load<u32>(words + ((field + k) << 2)) * <u64>n) >> 32)
      : <i32>((<u32>load<u16>(words + ((field + k) << 1)) * <u32>n) >> 16)
    store<i32>(picks + (k << 2), which * rowBytes)
  }
}

/** Means of the picked trials at a site for all muscles; false where a muscle has none of them. */
function meansOfSite(rows: usize, picks: usize, n: i32, muscles: i32, sites: i32, out: usize): bool {
  const ones = f64x2.splat(1)
  let isWhole = true
  for (let muscle = 0; muscle < muscles; muscle += 2) {
    let sum = f64x2.splat(0)
    let count = f64x2.splat(0)
    for (let k = 0; k < n; k++) {
      const value = v128.load(rows + load<i32>(picks + (k << 2)) + (muscle << 3))
      const isThere = f64x2.eq(value, value)
      sum = f64x2.add(sum, v128.and(value, isThere))
      count = f64x2.add(count, v128.and(ones, isThere))
    }
    const mean = f64x2.div(sum, count)
    store<f64>(out + ((muscle * sites) << 3), f64x2.extract_lane(mean, 0))
    if (muscle + 1 < muscles) store<f64>(out + (((muscle + 1) * sites) << 3), f64x2.extract_lane(mean, 1))
    if (!v128.all_true<i64>(f64x2.gt(count, f64x2.splat(0)))) isWhole = false
  }
  return isWhole
}

/**
 * Site means of one resample, muscles × sites at `out`. `work` holds the words, as many again for repeats, and the picks.
 */
export function trialMeans(
  values: usize,
  starts: usize,
  sites: i32,
  muscles: i32,
  wide: i32,
  redraws: i32,
  seed: i32,
  stream: i32,
  low: i32,
  high: i32,
  work: usize,
  wordBytes: i32,
  out: usize,
): void {
  const rowBytes = ((muscles + 1) & ~1) << 3
  const picks = work + 2 * wordBytes
  const shift = wide ? 2 : 1
  for (let at = 0; at < wordBytes; at += 64) fourBlocks(work + at, seed, stream, low, high, at >> 4, 0)
  for (let site = 0; site < sites; site++) {
    const first = load<i32>(starts + (site << 2))
    const n = load<i32>(starts + (site << 2), 4) - first
    const rows = values + first * rowBytes
    pick(picks, work, first, n, rowBytes, wide)
    let attempt = 0
    while (!meansOfSite(rows, picks, n, muscles, sites, out + (site << 3)) && attempt <= redraws) {
      attempt++
      if (attempt > redraws) {
        for (let k = 0; k < n; k++) store<i32>(picks + (k << 2), k * rowBytes)
      } else {
        const end = (first + n) << shift
        for (let at = (first << shift) & ~63; at < end; at += 64)
          fourBlocks(work + wordBytes + at, seed, stream, low, high, at >> 4, attempt)
        pick(picks, work + wordBytes, first, n, rowBytes, wide)
      }
    }
  }
}
