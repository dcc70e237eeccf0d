import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { momentsOf } from '../moments.js'
import { type Equivalence, equivalence } from './equivalence.js'

// STATISTICS.md §2, data G.
const a = momentsOf([12.1, 15.3, 9.8, 14.2, 11.0, 13.7, 16.1, 10.4])
const b = momentsOf([9.2, 11.1, 7.5, 12.4, 8.8, 6.9, 10.7])

describe('two one-sided tests', () => {
  it('against ±4: both t and p, and the 90 % interval', () => {
    const found = equivalence(a, b, { lower: -4, upper: 4 }) as Equivalence
    expect([found.tLower, found.pLower]).toEqual([expect.closeTo(0.616252881, 8), expect.closeTo(0.2741855114, 9)])
    expect([found.tUpper, found.pUpper]).toEqual([expect.closeTo(-6.536112163, 8), expect.closeTo(9.486943609e-6, 14)])
    expect([found.low, found.high]).toEqual([expect.closeTo(-5.291578853, 8), expect.closeTo(-1.329849719, 8)])
    expect([found.p, found.isEquivalent]).toEqual([found.pLower, false])
  })

  it('finds equivalence exactly when the interval lies between the bounds', () => {
    const bound = fc.double({ min: -12, max: 12, noNaN: true })
    fc.assert(
      fc.property(bound, bound, (first, second) => {
        fc.pre(first !== second)
        const [lower, upper] = [Math.min(first, second), Math.max(first, second)]
        const { low, high, isEquivalent } = equivalence(a, b, { lower, upper }) as Equivalence
        expect(isEquivalent).toBe(lower < low && high < upper)
      }),
    )
  })

  it('exchanging the groups turns the bounds around', () => {
    const [there, back] = [
      equivalence(a, b, { lower: -5, upper: 1 }),
      equivalence(b, a, { lower: -1, upper: 5 }),
    ] as Equivalence[]
    expect([there.pLower, there.tLower, there.low]).toEqual([back.pUpper, -back.tUpper, -back.high])
  })

  it('says that one value a group is too few', () =>
    expect(equivalence(momentsOf([1]), b, { lower: -1, upper: 1 })).toEqual({ missing: 'too-few-values' }))

  it('refuses bounds in the wrong order', () =>
    expect(() => equivalence(a, b, { lower: 4, upper: -4 })).toThrow(/are 4 and -4/))
})
