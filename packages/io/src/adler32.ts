/** Adler-32: a = 1 + Σ bᵢ, b = Σ aᵢ, both modulo 65521; the sum is b·2¹⁶ + a. */
export function adler32(bytes: Uint8Array): number {
  let a = 1
  let b = 0
  for (let i = 0; i < bytes.length; i++) {
    a += bytes[i]
    b += a
    // 3800 steps keep b below 2³².
    if (i % 3800 === 3799) {
      a %= 65521
      b %= 65521
    }
  }
  return (((b % 65521) << 16) | (a % 65521)) >>> 0
}
