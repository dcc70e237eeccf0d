// Expected numbers: the worked examples of the definitions (NumPy 1.24), and κ as the definitions write it, solved by bisection.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridView, mapA, mapB } from '../map/grid-maps.test-support.js'
import { missing } from '../model/missing.js'
import { histogramIntersection } from '../overlap/histogram-intersection.js'
import { pairOf } from '../overlap/pair.js'
import { crosstalkNeeded, crosstalkShrink } from './needed.js'
import { crosstalkNeededForPair, mapTotals } from './needed-for-pair.js'

const even = [1, 1] as const
const total = () => fc.double({ min: 0.01, max: 100, noNaN: true })

/** κ(c) = k by halving, with κ as the definitions write it. */
function byBisection(k: number, [a, b]: readonly [number, number]): number {
  let [low, high] = [0, 1]
  for (let step = 0; step < 100; step++) {
    const c = (low + high) / 2
    if (a / (a + c * b) - (c * a) / (b + c * a) > k) low = c
    else high = c
  }
  return low
}

describe('how large crosstalk must be', () => {
  it('is .2207792208 for an overlap of .70 where the reference has .53, with equal totals', () => {
    const { shrink, mixing } = crosstalkNeeded({
      quantity: 'overlap',
      observed: 0.7,
      reference: 0.53,
      totals: even,
      totalsOf: 'reference',
    })
    expect(shrink).toBeCloseTo(0.6382978723, 10)
    expect(mixing).toBeCloseTo(0.2207792208, 10)
  })

  it('is the same number for a shift of the centres that shrinks alike', () => {
    const question = {
      quantity: 'shift',
      observed: 6.382978723,
      reference: 10,
      totals: even,
      totalsOf: 'observed',
    } as const
    expect(crosstalkNeeded(question).mixing).toBeCloseTo(0.2207792208, 9)
    expect(crosstalkNeeded({ ...question, observed: -6.382978723, reference: -10 }).mixing).toBeCloseTo(0.2207792208, 9)
  })

  it('solves κ(c) = k for totals that differ', () =>
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), total(), total(), (k, a, b) => {
        const totals = [a, b] as const
        const { mixing } = crosstalkNeeded({
          quantity: 'shift',
          observed: k,
          reference: 1,
          totals,
          totalsOf: 'reference',
        })
        expect(mixing).toBeCloseTo(byBisection(k, totals), 9)
        expect(crosstalkShrink(mixing, totals)).toBeCloseTo(k, 9)
      }),
    ))

  it('is the same from observed totals as from those without crosstalk', () =>
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.95, noNaN: true }), total(), total(), (c, a, b) => {
        const shift = { quantity: 'shift', observed: crosstalkShrink(c, [a, b]), reference: 1 } as const
        const observed = [a + c * b, b + c * a] as const
        expect(crosstalkNeeded({ ...shift, totals: [a, b], totalsOf: 'reference' }).mixing).toBeCloseTo(c, 7)
        if (c < Math.min(a / b, b / a))
          expect(crosstalkNeeded({ ...shift, totals: observed, totalsOf: 'observed' }).mixing).toBeCloseTo(c, 7)
      }),
    ))

  it('is nothing where nothing shrank, and the ratio of the totals where all of the difference is gone', () => {
    const question = { quantity: 'overlap', reference: 0.4, totals: [4, 1], totalsOf: 'observed' } as const
    expect(crosstalkNeeded({ ...question, observed: 0.4 }).mixing).toBe(0)
    expect(crosstalkNeeded({ ...question, observed: 1 }).mixing).toBeCloseTo(0.25, 12)
    expect(crosstalkNeeded({ ...question, observed: 1, totalsOf: 'reference' }).mixing).toBe(1)
  })

  it.each([
    ['the maps share less than the reference', 0.3, 0.4, [1, 1]],
    ['the reference shows no difference', 0.9, 1, [1, 1]],
    ['a map is empty', 0.5, 0, [1, 0]],
    ['the overlap is missing', Number.NaN, 0, [1, 1]],
  ] as const)('has no answer where %s', (_, observed, reference, totals) => {
    const question = { quantity: 'overlap', observed, reference, totals, totalsOf: 'observed' } as const
    expect(crosstalkNeeded(question).mixing).toBeNaN()
  })
})

describe('what is left of a difference', () => {
  it('is .6665931886 for the worked maps at c = .2, and so much of 1 − overlap is left', () => {
    const pair = pairOf(gridView(mapA), gridView(mapB))
    const shrink = crosstalkShrink(0.2, mapTotals(pair))
    expect(shrink).toBeCloseTo(0.6665931886, 10)
    const reference = histogramIntersection.of(pair) as number
    expect(1 - shrink * (1 - reference)).toBeCloseTo(0.8280612807, 9)
  })
})

describe('the crosstalk that one session needs', () => {
  const interval = { low: 0.5, high: 0.8 }

  it('follows the ends of the overlap, and is 0 at an end that the reference explains', () => {
    const { mixing, overlap, reference } = crosstalkNeededForPair({ value: 0.7, interval }, even, 0.53)
    expect([overlap, reference]).toEqual([0.7, 0.53])
    expect(mixing.value).toBeCloseTo(0.2207792208, 10)
    expect(mixing.low).toBe(0)
    expect(mixing.high).toBeCloseTo((1 - 0.2 / 0.47) / (1 + 0.2 / 0.47), 10)
  })

  it('asks crosstalk for all of the overlap when no reference is given', () => {
    expect(crosstalkNeededForPair({ value: 0.6, interval }, even).mixing.value).toBeCloseTo(0.6 / 1.4, 10)
  })

  it('is missing without an overlap, and has no ends without an interval', () => {
    const none = missing('no-resamples')
    expect(crosstalkNeededForPair({ value: missing('empty-map'), interval }, even).mixing.value).toBeNaN()
    const { mixing } = crosstalkNeededForPair({ value: 0.7, interval: { low: none, high: none } }, even)
    expect(mixing.value).toBeGreaterThan(0)
    expect([mixing.low, mixing.high]).toEqual([Number.NaN, Number.NaN])
  })
})
