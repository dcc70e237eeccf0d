import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draws, philox } from './philox.js'

const words = (key: [number, number], counter: [number, number, number, number]) => {
  const out = new Uint32Array(4)
  philox(out, ...key, ...counter)
  return [...out].map((w) => w.toString(16).padStart(8, '0')).join(' ')
}

describe('philox', () => {
  it('gives the published answer for an all-zero key and counter', () => {
    expect(words([0, 0], [0, 0, 0, 0])).toBe('6627e8d5 e169c58d bc57ac4c 9b00dbd8')
  })

  it('gives the published answer for an all-one key and counter', () => {
    const ones = 0xffffffff
    expect(words([ones, ones], [ones, ones, ones, ones])).toBe('408f276d 41c83b0e a20bc7c6 6d5451fd')
  })

  it('multiplies as 64-bit integers do, for any words', () => {
    const word = fc.integer({ min: 0, max: 0xffffffff })
    fc.assert(
      fc.property(word, word, word, word, (c0, c1, c2, c3) => {
        const mask = 0xffffffffn
        let x = [c0, c1, c2, c3].map(BigInt) as [bigint, bigint, bigint, bigint]
        let k0 = 1n
        let k1 = 2n
        for (let round = 0; round < 10; round++) {
          const p0 = 0xd2511f53n * x[0]
          const p1 = 0xcd9e8d57n * x[2]
          x = [(p1 >> 32n) ^ x[1] ^ k0, p1 & mask, (p0 >> 32n) ^ x[3] ^ k1, p0 & mask]
          k0 = (k0 + 0x9e3779b9n) & mask
          k1 = (k1 + 0xbb67ae85n) & mask
        }
        expect(words([1, 2], [c0, c1, c2, c3])).toBe(x.map((w) => w.toString(16).padStart(8, '0')).join(' '))
      }),
    )
  })
})

describe('draws', () => {
  it('depends on the address only, not on what was drawn before', () => {
    const first = draws(1, 2, 3)
    first.word()
    expect(draws(7, 1, 4711).word()).toBe(draws(7, 1, 4711).word())
  })

  it('gives other numbers for another seed, stream or index', () => {
    const all = [draws(1, 1, 1), draws(2, 1, 1), draws(1, 2, 1), draws(1, 1, 2), draws(1, 1, 2 ** 33)].map((d) =>
      d.word(),
    )
    expect(new Set(all).size).toBe(5)
  })

  it('is uniform: 60 000 draws below 6 have a chi-square below the 99.9 % point of 5 degrees of freedom', () => {
    const counts = new Array(6).fill(0)
    const d = draws(1, 1, 0)
    for (let i = 0; i < 60000; i++) counts[d.below(6)]++
    const chiSquare = counts.reduce((sum, n) => sum + (n - 10000) ** 2 / 10000, 0)
    expect(chiSquare).toBeLessThan(20.515)
  })

  it('keeps uniforms inside [0, 1)', () => {
    const d = draws(3, 1, 0)
    for (let i = 0; i < 1000; i++) {
      const u = d.uniform()
      expect(u >= 0 && u < 1).toBe(true)
    }
  })
})
