// Intervals of the worked trials: the jackknife written out in NumPy with SciPy's t quantile.
import type { Estimate } from '@penfield/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mixingOf } from './mixing-estimates.js'
import { momentsOf } from './moments.js'
import { studentUpper975 } from './student.js'
import { mixed, mixedMoments, sourcesOf } from './two-channels.test-support.js'
import { uncorrelated, worked } from './worked-backgrounds.test-support.js'

const expectClose = ({ value, low, high }: Estimate, expected: readonly number[], digits: number) => {
  for (const [k, number] of [value, low, high].entries()) expect(number).toBeCloseTo(expected[k], digits)
}

const leak = () => fc.double({ min: -0.9, max: 0.9, noNaN: true })
const power = () => fc.double({ min: 0.1, max: 10, noNaN: true })

describe('the mixing coefficient', () => {
  it('is found exactly where the sources share nothing by chance, whatever their powers', () =>
    fc.assert(
      fc.property(leak(), power(), power(), (c, a, b) => {
        const sources = uncorrelated([a, 2 * a, a], [b, b, 3 * b])
        const found = (aToB: number, bToA: number) => mixingOf(momentsOf(mixed(sources, { aToB, bToA, gainB: 1 })))
        expect(found(c, c).twoWay.value).toBeCloseTo(c, 9)
        expect(found(c, 0).aToB.value).toBeCloseTo(c, 9)
        expect(found(0, c).bToA.value).toBeCloseTo(c, 9)
      }),
    ))

  it('has the interval of a jackknife over trials', () => {
    const { twoWay, aToB, bToA } = mixingOf(momentsOf(worked(24)))
    expectClose(twoWay, [0.3713833802514401, 0.35006681364945, 0.39231549837031127], 6)
    expectClose(aToB, [0.7637340487615252, 0.6798302544367237, 0.8476378430863266], 6)
    expectClose(bToA, [0.5699102113534185, 0.5381121953996845, 0.6017082273071525], 6)
  })

  it('may be negative, and is not cut at 0', () => {
    const sources = sourcesOf({ seed: 3, trials: 40, rateHz: 2000, logSpread: 0.3 })
    const { twoWay } = mixingOf(momentsOf(mixed(sources, { aToB: -0.1, bToA: -0.1, gainB: 1 })))
    expect(twoWay.high).toBeLessThan(0)
    expect(mixingOf(momentsOf(sources)).twoWay.low).toBeLessThan(0)
  })

  it('changes roles with the channels', () => {
    const sources = sourcesOf({ seed: 4, trials: 20, rateHz: 2000, logSpread: 0.3 })
    const there = mixingOf(momentsOf(sources))
    const back = mixingOf(momentsOf({ ...sources, aUv: sources.bUv, bUv: sources.aUv }))
    expect(back).toEqual({ twoWay: there.twoWay, aToB: there.bToA, bToA: there.aToB })
  })

  it('has no interval below five trials of one strength, and no value without power', () => {
    const few = mixingOf(momentsOf(uncorrelated([1, 2, 3], [1, 1, 1])))
    expect(few.twoWay).toEqual({ value: 0, low: Number.NaN, high: Number.NaN })
    expect(mixingOf(momentsOf(uncorrelated([], []))).aToB.value).toBeNaN()
  })

  it('is 1 without interval where both channels hold one signal', () => {
    const trials = worked(8)
    expect(mixingOf(momentsOf({ ...trials, bUv: trials.aUv })).twoWay).toEqual({
      value: 1,
      low: Number.NaN,
      high: Number.NaN,
    })
  })
})

it('takes moments of a mixture that are those of its mixed samples', () => {
  const sources = sourcesOf({ seed: 5, trials: 3, rateHz: 2000, logSpread: 0.3 })
  const how = { aToB: 0.3, bToA: -0.2, gainB: 3 }
  const [quick, whole] = [mixedMoments(momentsOf(sources), how), momentsOf(mixed(sources, how))]
  for (const key of ['aa', 'bb', 'ab'] as const)
    for (const [k, value] of whole[key].entries()) expect(quick[key][k]).toBeCloseTo(value, 8)
})

it.each([
  [4, 2.776445105, 3e-3],
  [9, 2.262157163, 1e-4],
  [12, 2.17881283, 3e-5],
  [39, 2.022690912, 1e-6],
  [244, 1.969733992, 1e-6],
])("gives Student's 97.5th percentile at %d degrees of freedom", (degrees, expected, accuracy) => {
  expect(Math.abs(studentUpper975(degrees) - expected)).toBeLessThan(accuracy)
})
