// φ = ½ r² ln r² for two places a register; see the twin for the series of the logarithm.

function phi(dx: v128, dy: v128): v128 {
  const squared = f64x2.add(f64x2.mul(dx, dx), f64x2.mul(dy, dy))
  const exponent = i64x2.shr_s(i64x2.sub(squared, i64x2.splat(0x3fe6a09e00000000)), 52)
  const m = i64x2.sub(squared, i64x2.shl(exponent, 52))
  const s = f64x2.div(f64x2.sub(m, f64x2.splat(1)), f64x2.add(m, f64x2.splat(1)))
  const z = f64x2.mul(s, s)
  let sum = f64x2.splat(2.0 / 19.0)
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 17.0))
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 15.0))
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 13.0))
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 11.0))
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 9.0))
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 7.0))
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 5.0))
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 3.0))
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2))
  // An integer below 2⁵¹ added to the bits of 2⁵² + 2⁵¹ is that number plus the integer.
  const whole = f64x2.sub(i64x2.add(exponent, i64x2.splat(0x4338000000000000)), f64x2.splat(6755399441055744))
  const log = f64x2.add(f64x2.mul(whole, f64x2.splat(0.6931471805599453)), f64x2.mul(s, sum))
  return f64x2.mul(f64x2.mul(f64x2.splat(0.5), squared), log)
}

/** out[k m + i] = φ(place i − centre k). With an odd m one more place is read and written than there is. */
export function thinPlateBasis(places: usize, m: i32, centres: usize, n: i32, out: usize): void {
  for (let k = 0; k < n; k++) {
    const x = f64x2.splat(load<f64>(centres + (k << 4)))
    const y = f64x2.splat(load<f64>(centres + (k << 4) + 8))
    const row = out + ((<usize>k * m) << 3)
    for (let i = 0; i < m; i += 2) {
      const first = v128.load(places + ((<usize>i) << 4))
      const second = v128.load(places + ((<usize>i) << 4) + 16)
      const xs = v128.shuffle<f64>(first, second, 0, 2)
      const ys = v128.shuffle<f64>(first, second, 1, 3)
      v128.store(row + ((<usize>i) << 3), phi(f64x2.sub(xs, x), f64x2.sub(ys, y)))
    }
  }
}

/** out[i] = Σ c_k φ(place i − centre k), k ascending, four places at a time; up to three more are read and written. */
export function thinPlateSum(places: usize, m: i32, centres: usize, n: i32, coefficients: usize, out: usize): void {
  for (let i = 0; i < m; i += 4) {
    const at = places + ((<usize>i) << 4)
    const first = v128.load(at)
    const second = v128.load(at + 16)
    const third = v128.load(at + 32)
    const fourth = v128.load(at + 48)
    const x0 = v128.shuffle<f64>(first, second, 0, 2)
    const y0 = v128.shuffle<f64>(first, second, 1, 3)
    const x1 = v128.shuffle<f64>(third, fourth, 0, 2)
    const y1 = v128.shuffle<f64>(third, fourth, 1, 3)
    let sum0 = f64x2.splat(0)
    let sum1 = f64x2.splat(0)
    for (let k = 0; k < n; k++) {
      const x = f64x2.splat(load<f64>(centres + ((<usize>k) << 4)))
      const y = f64x2.splat(load<f64>(centres + ((<usize>k) << 4) + 8))
      const c = f64x2.splat(load<f64>(coefficients + ((<usize>k) << 3)))
      sum0 = f64x2.add(sum0, f64x2.mul(c, phi(f64x2.sub(x0, x), f64x2.sub(y0, y))))
      sum1 = f64x2.add(sum1, f64x2.mul(c, phi(f64x2.sub(x1, x), f64x2.sub(y1, y))))
    }
    v128.store(out + ((<usize>i) << 3), sum0)
    v128.store(out + ((<usize>i) << 3) + 16, sum1)
  }
}
