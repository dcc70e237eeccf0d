import { draws, normalQuantile } from '@penfield/kernels'
import { describe, expect, it } from 'vitest'
import { agreementOf } from './agreement.js'
import { beyondMdc } from './change.js'
import { ratings, sessions } from './reliability-data.test-support.js'

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
    expect(beyondMdc(-2.5, agreement, { factor: 'normal' })).toMatchObject({ verdict: 'changed' })
    expect(beyondMdc(2.4, agreement, { factor: 'normal' })).toMatchObject({ verdict: 'within-error' })
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

  it('takes the factor of t where fewer than 19 people are known', () =>
    expect(beyondMdc(2.5, agreementOf(sessions))).toEqual(beyondMdc(2.5, agreementOf(sessions), { factor: 't' })))

  it('without a factor calls a change beyond all but one of 19 unchanged people: the 19th of them is the limit', () => {
    const changes = Array.from({ length: 19 }, (_, k) => [10, 10 + (k % 2 === 0 ? k : -k)])
    const agreement = agreementOf(changes)
    expect(agreement.limit95).toBe(18)
    expect(beyondMdc(-18, agreement)).toMatchObject({ verdict: 'within-error', limit: 18 })
    expect(beyondMdc(18.1, agreement)).toMatchObject({ verdict: 'changed' })
    // With 39 people the limit is the 38th: 1 − 38/40 = 5 %.
    expect(agreementOf(Array.from({ length: 39 }, (_, k) => [0, k])).limit95).toBe(37)
  })

  it('calls 5 % of unchanged people changed, whatever the distribution', () => {
    // Cubes of normal numbers: far from normal. 39 in the study and 1 judged, 4000 times; the expectation is exactly 5 %.
    let called = 0
    for (let study = 0; study < 4000; study++) {
      const random = draws(7, 1, study)
      const heavy = () => normalQuantile(Math.max(1e-12, random.uniform())) ** 3
      const agreement = agreementOf(Array.from({ length: 39 }, () => [0, heavy()]))
      if (beyondMdc(heavy(), agreement).verdict === 'changed') called += 1
    }
    // 3 standard errors of 4000: 0.0103.
    expect(Math.abs(called / 4000 - 0.05)).toBeLessThan(0.0104)
  })
})
