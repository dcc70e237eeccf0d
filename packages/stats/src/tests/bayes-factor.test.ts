import { describe, expect, it } from 'vitest'
import { momentsOf } from '../moments.js'
import { type BayesFactors, bayesFactor, lnBayesFactor } from './bayes-factor.js'

// STATISTICS.md §2, data G.
const a = momentsOf([12.1, 15.3, 9.8, 14.2, 11.0, 13.7, 16.1, 10.4])
const b = momentsOf([9.2, 11.1, 7.5, 12.4, 8.8, 6.9, 10.7])

describe('the Bayes factor of data G', () => {
  const found = bayesFactor(a, b) as BayesFactors

  it('with r = √2/2 is 4.638', () => {
    expect(found.r).toBe(Math.SQRT2 / 2)
    expect(found.bf10).toBeCloseTo(4.638017824, 8)
  })

  it('comes with r = ½ and 1', () => {
    // scipy.integrate.quad, 1.10.1
    expect(found.sensitivity).toEqual([
      { r: 0.5, bf10: expect.closeTo(4.113164134906225, 9) },
      { r: 1, bf10: expect.closeTo(4.956670890842229, 9) },
    ])
  })

  it('does not depend on the order of the groups', () =>
    expect((bayesFactor(b, a) as BayesFactors).bf10).toBeCloseTo(found.bf10, 12))
})

describe('the integral', () => {
  // scipy.integrate.quad, 1.10.1
  it.each([
    [0, 10, 10, Math.SQRT1_2, 0.39736262448064097],
    [5, 50, 60, Math.SQRT1_2, 6736.8558948952965],
    [8, 500, 700, 1, 1358847140298.596],
    [1, 2, 2, 0.5, 0.8434510770654864],
  ])('of t = %d with %d and %d people and r = %d is as in scipy', (t, nA, nB, r, bf10) => {
    const found = lnBayesFactor(t, (nA * nB) / (nA + nB), nA + nB - 2, r)
    expect(found).toBeCloseTo(Math.log(bf10), 10)
  })

  it('is finite where the factor is too large for a number', () =>
    expect(lnBayesFactor(400, 2000, 7998, 1)).toBeGreaterThan(709))
})

describe('without an answer', () => {
  it('says that one value a group is too few', () =>
    expect(bayesFactor(momentsOf([1]), b)).toEqual({ missing: 'too-few-values' }))
})
