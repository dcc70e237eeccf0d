import { exp } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreementOf } from './agreement.js'
import { type BlandAltman, blandAltman } from './bland-altman.js'
import { sessions } from './reliability-data.test-support.js'

const [first, second] = [sessions.map(([x]) => x), sessions.map(([, y]) => y)]
const found = (x: readonly number[], y: readonly number[], log = false) => blandAltman(x, y, { log }) as BlandAltman
const interval = (low: number, high: number) => ({ low: expect.closeTo(low, 9), high: expect.closeTo(high, 9) })

describe('8 people in 2 sessions', () => {
  // STATISTICS.md §8.
  it('gives bias, SD, limits of agreement and their standard error', () => {
    const { n, bias, sd, low, high, seOfLimits, ratio } = found(first, second)
    expect([n, ratio]).toEqual([8, null])
    expect(bias).toBeCloseTo(0.4875, 12)
    expect(sd).toBeCloseTo(1.204085308, 9)
    expect([low, high]).toEqual([expect.closeTo(-1.872507203, 9), expect.closeTo(2.847507203, 9)])
    expect(seOfLimits).toBeCloseTo(0.7609590518, 9)
  })

  it('gives ratio and ratio limits of the logarithms', () =>
    expect(found(first, second, true).ratio).toEqual({
      value: expect.closeTo(1.0500601, 7),
      low: expect.closeTo(0.8288381, 7),
      high: expect.closeTo(1.3303276, 7),
    }))

  // scipy.stats.t.interval 1.10.1
  it('gives t intervals of the bias and of both limits', () => {
    const { biasInterval, lowInterval, highInterval } = found(first, second)
    expect(biasInterval).toEqual(interval(-0.5191405085385277, 1.4941405085385278))
    expect(lowInterval).toEqual(interval(-3.6718894313764885, -0.07312497538118623))
    expect(highInterval).toEqual(interval(1.0481249753811865, 4.646889431376488))
  })

  // scipy.stats.linregress 1.10.1
  it.each([
    [false, -0.019727623657641007, 0.707832896726278, 0.17295204852933785, -0.11406412254373854, 0.9129080856220401],
    [true, -0.0994579862921437, 0.28567409140064104, 0.17948669146196902, -0.5541245731481858, 0.5995218879246366],
  ])('gives the slope of the difference on the mean; logarithms: %s', (log, slope, intercept, se, t, p) =>
    expect(found(first, second, log).proportional).toEqual({
      slope: expect.closeTo(slope, 10),
      intercept: expect.closeTo(intercept, 10),
      test: { se: expect.closeTo(se, 10), t: expect.closeTo(t, 9), df: 6, p: expect.closeTo(p, 9) },
    }),
  )
})

describe('without an answer', () => {
  it('says that one pair is too few, a pair with NaN being none', () =>
    expect(blandAltman([1, 2, Number.NaN], [1, Number.NaN, 3])).toEqual({ missing: 'too-few-values' }))

  it('leaves a pair with NaN out and counts the rest', () =>
    expect(found([1, Number.NaN, 2, 5], [2, 9, 5, 6])).toEqual(found([1, 2, 5], [2, 5, 6])))

  it('has no logarithm of 0 or less, and limits without it', () => {
    expect(blandAltman([1, 0, 2], [1, 2, 3], { log: true })).toEqual({ missing: 'not-positive' })
    expect(blandAltman([1, 1, 2], [1, -2, 3], { log: true })).toEqual({ missing: 'not-positive' })
    expect(found([1, 0, 2], [1, 2, 3]).bias).toBe(1)
  })

  it('has limits of width 0 and no test of the slope where all pairs differ alike', () => {
    const { low, high, seOfLimits, proportional } = found([1, 2, 4], [3, 4, 6])
    expect([low, high, seOfLimits]).toEqual([2, 2, 0])
    expect(proportional).toMatchObject({ slope: 0, test: { missing: 'no-residual' } })
  })

  it('has a slope of 2/3 but no test of it where the second session is twice the first', () =>
    expect(found([0.1, 0.2, 0.7], [0.2, 0.4, 1.4]).proportional).toMatchObject({
      slope: expect.closeTo(2 / 3, 12),
      test: { missing: 'no-residual' },
    }))

  it('has no test of the slope from two pairs', () =>
    expect(found([1, 2], [3, 7]).proportional).toMatchObject({ test: { missing: 'no-residual' } }))

  it('has no slope where all pairs have the same mean', () =>
    expect(found([0.1, 0.2, 0.3], [0.5, 0.4, 0.3]).proportional).toEqual({ missing: 'no-variance' }))

  it('refuses sessions of different length, and what is too large for its square', () => {
    expect(() => blandAltman([1, 2], [1, 2, 3])).toThrow(/has 2 values and the second 3/)
    expect(() => blandAltman([1, 2], [1, Number.POSITIVE_INFINITY])).toThrow(/Pair 2 is 2 and Infinity/)
  })
})

describe('laws', () => {
  const pairs = fc.array(fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 })), {
    minLength: 3,
    maxLength: 12,
  })
  const holds = (law: (x: number[], y: number[]) => void) =>
    fc.assert(
      fc.property(pairs, (each) => {
        law(
          each.map(([x]) => x),
          each.map(([, y]) => y),
        )
      }),
    )

  it('exchanging the sessions changes signs and turns ratios over', () =>
    holds((x, y) => {
      const [there, back] = [found(x, y, true), found(y, x, true)]
      expect([back.bias, back.low, back.high]).toEqual(
        [-there.bias, -there.high, -there.low].map((value) => expect.closeTo(value, 10)),
      )
      expect((back.ratio?.low ?? 0) * (there.ratio?.high ?? 0)).toBeCloseTo(1, 10)
    }))

  it('the SD of the differences is √2 SEM of consistency', () =>
    holds((x, y) =>
      expect(found(x, y).sd).toBeCloseTo(Math.SQRT2 * agreementOf(x.map((value, i) => [value, y[i]])).sem, 9),
    ))

  it('multiplying one session multiplies the ratios', () =>
    holds((x, y) => {
      const tripled = found(
        x,
        y.map((value) => 3 * value),
        true,
      )
      const before = found(x, y, true)
      expect(tripled.sd).toBeCloseTo(before.sd, 10)
      expect((tripled.ratio?.low ?? 0) / exp(before.low)).toBeCloseTo(3, 9)
    }))

  it('never answers NaN', () => holds((x, y) => expect(JSON.stringify(found(x, y))).not.toMatch(/NaN|:null[^}]/)))
})
