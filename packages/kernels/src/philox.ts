/**
 * Philox4x32-10: random numbers that are addressed, not drawn.
 *
 *     (x0 x1 x2 x3) ← counter, (k0 k1) ← key; ten times:
 *       (hi0 lo0) = 0xD2511F53 · x0        (hi1 lo1) = 0xCD9E8D57 · x2
 *       x ← (hi1 ^ x1 ^ k0,  lo1,  hi0 ^ x3 ^ k1,  lo0)
 *       k ← (k0 + 0x9E3779B9, k1 + 0xBB67AE85)
 *
 * The key is (seed, stream), the counter (index low, index high, block, 0): resample 4711 is the same whoever computes it,
 * in any order. This is the only source of chance in Penfield.
 *
 * @source Salmon 2011, doi 10.1145/2063384.2063405; checked by the published known-answer vector (all zero).
 */

/** One number per purpose, so that no two uses of chance share a stream. Never renumber: results depend on it. */
export const streams = {
  bootstrap: 1,
  halves: 2,
  placement: 3,
  wild: 4,
  sample: 5,
  starts: 6,
  sameness: 7,
  corrected: 8,
  studies: 9,
  relabellings: 10,
  people: 11,
  nested: 12,
} as const

const M0 = 0xd2511f53
const M1 = 0xcd9e8d57

/** High 32 bits of a · b, both unsigned 32-bit, from 16-bit halves. */
function highWord(a: number, b: number): number {
  const aHigh = a >>> 16
  const aLow = a & 0xffff
  const bHigh = b >>> 16
  const bLow = b & 0xffff
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16)
  const carry = aLow * bHigh + (middle % 0x10000)
  return (aHigh * bHigh + Math.floor(middle / 0x10000) + Math.floor(carry / 0x10000)) >>> 0
}

/**
 * Four random words.
 *
 * @param out  at least 4; words 0 … 3 are written.
 * @param key0 @param key1  the key, unsigned 32-bit.
 * @param c0 @param c1 @param c2 @param c3  the counter, unsigned 32-bit.
 */
export function philox(
  out: Uint32Array,
  key0: number,
  key1: number,
  c0: number,
  c1: number,
  c2: number,
  c3: number,
): void {
  let k0 = key0 >>> 0
  let k1 = key1 >>> 0
  let x0 = c0 >>> 0
  let x1 = c1 >>> 0
  let x2 = c2 >>> 0
  let x3 = c3 >>> 0
  for (let round = 0; round < 10; round++) {
    const high0 = highWord(M0, x0)
    const low0 = Math.imul(M0, x0) >>> 0
    const high1 = highWord(M1, x2)
    const low1 = Math.imul(M1, x2) >>> 0
    x0 = (high1 ^ x1 ^ k0) >>> 0
    x1 = low1
    x2 = (high0 ^ x3 ^ k1) >>> 0
    x3 = low0
    k0 = (k0 + 0x9e3779b9) >>> 0
    k1 = (k1 + 0xbb67ae85) >>> 0
  }
  out[0] = x0
  out[1] = x1
  out[2] = x2
  out[3] = x3
}

/** The words that belong to one (seed, stream, index), read one after the other. Holds no state that outlives the item. */
export interface Draws {
  /** Unsigned 32-bit word. */
  word(): number
  /** Uniform in [0, 1), 53 bits. */
  uniform(): number
  /** Uniform in 0 … n−1; bias below n / 2³². */
  below(n: number): number
  /** Uniform in 0 … n−1 without bias: words that would favour some are passed over. */
  belowExactly(n: number): number
}

/**
 * The random numbers of item `index` of a purpose.
 *
 * @param seed   unsigned 32-bit, the user's `--seed`.
 * @param stream one of {@link streams}.
 * @param index  which resample, split or placement; 0 … 2⁵³−1.
 */
export function draws(seed: number, stream: number, index: number): Draws {
  const low = index >>> 0
  const high = Math.floor(index / 0x100000000) >>> 0
  const words = new Uint32Array(4)
  let block = 0
  let used = 4
  const word = (): number => {
    if (used === 4) {
      philox(words, seed, stream, low, high, block++, 0)
      used = 0
    }
    return words[used++] as number
  }
  return {
    word,
    uniform: () => ((word() >>> 5) * 0x4000000 + (word() >>> 6)) / 0x20000000000000,
    below: (n) => Math.floor((word() * n) / 0x100000000),
    belowExactly: (n) => {
      const end = 0x100000000 - (0x100000000 % n)
      for (;;) {
        const drawn = word()
        if (drawn < end) return drawn % n
      }
    },
  }
}
