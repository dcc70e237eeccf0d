import { describe, expect, it } from 'vitest'
import { agreementOf } from './agreement.js'
import { beyondMdc } from './change.js'

// STATISTICS.md §8.
const sessions = [
  [12.1, 13.0],
  [8.4, 9.9],
  [15.2, 14.1],
  [6.3, 7.7],
  [10.8, 10.2],
  [13.9, 15.5],
  [9.1, 8.0],
  [11.6, 12.9],
]
const ratings = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
]

describe('agreement between sessions', () => {
  it('gives the mean squares of Shrout and Fleiss', () => {
    const { msRows, msColumns, msResidual } = agreementOf(ratings)
    expect([msRows, msColumns, msResidual].map((each) => each.toFixed(5))).toEqual(['11.24167', '32.48611', '1.01944'])
  })

  it('gives SEM and MDC of 8 people in 2 sessions', () => {
    const found = agreementOf(sessions)
    expect(found.msResidual).toBeCloseTo(0.7249107, 7)
    expect([found.semAgreement, found.sem]).toEqual([expect.closeTo(0.8678277479, 9), expect.closeTo(0.8514168863, 9)])
    expect(found.mdc95Agreement).toBeCloseTo(2.405495791, 8)
    expect(found.mdc95).toBeCloseTo(2.360007203, 8)
  })

  it('refuses one person', () => expect(() => agreementOf([[1, 2]])).toThrow(/1 people with 2 sessions/))
})

describe('beyondMdc', () => {
  it('calls a change beyond the MDC a change, and one within it none', () => {
    const agreement = agreementOf(sessions)
    expect(beyondMdc(-2.5, agreement)).toMatchObject({ verdict: 'changed' })
    expect(beyondMdc(2.4, agreement)).toMatchObject({ verdict: 'within-error' })
  })

  it('refuses where only the error within sessions is known', () =>
    expect(beyondMdc(100, null)).toEqual({ missing: 'no-session-error' }))

  it('with the factor of t a SEM from few people asks for more: t(7) is 2.364624', () => {
    const verdict = beyondMdc(2.5, agreementOf(sessions), { factor: 't' })
    expect(verdict).toMatchObject({
      verdict: 'within-error',
      limit: expect.closeTo(2.3646242515 * Math.SQRT2 * 0.8678277479, 6),
    })
  })
})
