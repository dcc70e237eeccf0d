import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Ancova, ancova } from './ancova.js'
import { leastSquares } from './least-squares.js'

const close = (value: number, digits: number) => expect.closeTo(value, digits)

// STATISTICS.md §7: three arms of four.
const pre = Float64Array.of(10.2, 11.5, 9.8, 12.4, 13.1, 8.7, 10.9, 12.0, 9.5, 11.2, 13.4, 10.1)
const post = Float64Array.of(10.5, 11.1, 10.2, 12.0, 12.6, 9.3, 11.8, 12.9, 11.1, 12.6, 14.9, 11.5)
const arm = Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2)
const trial = { pre, post, arm, arms: ['none', 'classical', 'sensorimotor'] }

describe('three arms of four people', () => {
  const found = ancova(trial) as Ancova

  it('estimate of the value before', () => {
    const before = found.effects.find(({ name }) => name === 'pre')
    expect(before).toMatchObject({ estimate: close(0.8520547945, 9), se: close(0.0859831976, 9), df: 8 })
  })

  it('all pairs of arms', () =>
    expect(found.pairs).toEqual([
      expect.objectContaining({
        ...{ arm: 'classical', reference: 'none', estimate: close(0.5295890411, 9), se: close(0.2966420317, 9) },
        ...{ t: close(1.78528, 5), p: close(0.1120441, 6) },
      }),
      expect.objectContaining({
        ...{ arm: 'sensorimotor', reference: 'none', estimate: close(1.5110958904, 9), se: close(0.2962133636, 9) },
        ...{ p: close(0.000928271, 8), low: close(0.828026649, 8), high: close(2.1941651316, 8) },
      }),
      expect.objectContaining({
        ...{ arm: 'sensorimotor', reference: 'classical', estimate: close(0.9815068493, 9), se: close(0.296338131, 9) },
        ...{ p: close(0.0106645107, 9), df: 8 },
      }),
    ]))

  it('F of the arms', () =>
    // The tail is that of scipy 1.10.1, stats.f.sf(13.404324730400212, 2, 8); the document has .00279.
    expect(found.arm).toEqual({ f: close(13.40432, 5), df1: 2, df2: 8, p: close(0.0027900453, 9) }))

  it('leaves people without a value out and counts them', () => {
    const more = {
      pre: Float64Array.of(...pre, Number.NaN, 11),
      post: Float64Array.of(...post, 10, Number.NaN),
      arm: Int32Array.of(...arm, 0, 1),
    }
    const { pairs, leftOut } = ancova({ ...trial, ...more }) as Ancova
    expect([pairs, leftOut]).toEqual([found.pairs, 2])
  })
})

describe('laws', () => {
  it('F of the arms is what the residual sum of squares gains', () =>
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 }), (noise) => {
        const y = post.map((value, i) => value + noise[i])
        const { arm: test, model } = ancova({ ...trial, post: y }) as Ancova
        const without = leastSquares(Float64Array.from([...pre].flatMap((value) => [1, value])), y, ['one', 'pre'])
        const gain = (without.residualSumOfSquares - model.residualSumOfSquares) / 2
        expect(test.f).toBeCloseTo(gain / model.residualVariance, 7)
      }),
    ))

  it('pairs stay when another arm is the reference', () => {
    const turned = ancova({ ...trial, arm: arm.map((k) => 2 - k), arms: [...trial.arms].reverse() }) as Ancova
    const [first, , last] = (ancova(trial) as Ancova).pairs
    expect(turned.pairs[2]).toMatchObject({ arm: 'none', reference: 'classical', estimate: close(-first.estimate, 10) })
    expect(turned.pairs[0]).toMatchObject({ se: close(last.se, 10), p: close(last.p, 10) })
  })
})

describe('refusals', () => {
  it('names a covariate that is constant within arms', () => {
    const site = { name: 'site', values: Array.from(arm, (k) => (k === 1 ? 1 : 0)) }
    expect(() => ancova({ ...trial, covariates: [site] })).toThrow('"site"')
  })

  it('wants two people with values in each of two arms', () => {
    expect(() => ancova({ ...trial, post: post.map((y, i) => (i > 8 ? Number.NaN : y)) })).toThrow(
      '"sensorimotor" has 1',
    )
    expect(() => ancova({ ...trial, arm: arm.map(() => 0), arms: ['all'] })).toThrow('There is 1 arm')
    expect(() => ancova({ ...trial, arms: ['none', 'classical'] })).toThrow('level 2')
  })

  it('says that nothing is left when the value before explains everything', () =>
    expect(ancova({ ...trial, post: pre.map((value) => 2 * value) })).toEqual({ missing: 'no-variance' }))
})
