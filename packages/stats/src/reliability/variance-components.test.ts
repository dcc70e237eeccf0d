import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreementOf } from './agreement.js'
import { type Icc, intraclass } from './icc.js'
import { ratings, sessions, tables } from './reliability-data.test-support.js'
import { varianceComponents } from './variance-components.js'

const close = (values: readonly number[], digits: number) => values.map((value) => expect.closeTo(value, digits))

describe('variance components', () => {
  it.each([
    // (11.24167 − 1.01944)/4 and (32.48611 − 1.01944)/6 of STATISTICS.md §8; REML by scipy.optimize 1.10.1 gives the same 6 digits.
    ['the ratings of Shrout and Fleiss', ratings, [2.55555563, 5.24444478, 1.01944445]],
    // REML by scipy.optimize 1.10.1.
    ['8 people in 2 sessions', sessions, [7.69821437, 0.0282143, 0.72491071]],
  ])('are those of a mixed model: %s', (_, rows, expected) => {
    const { people, sessions: between, residual } = varianceComponents(rows)
    expect([people, between, residual]).toEqual(close(expected, 6))
  })

  it('are 9, 1 and 0 where people are 3√2 and sessions √2 apart', () =>
    expect(
      varianceComponents([
        [0, Math.SQRT2],
        [3 * Math.SQRT2, 4 * Math.SQRT2],
      ]),
    ).toMatchObject({
      people: expect.closeTo(9, 12),
      sessions: expect.closeTo(1, 12),
      residual: 0,
      sdPeople: expect.closeTo(3, 12),
      sdSessions: expect.closeTo(1, 12),
      sdResidual: 0,
    }))

  it('are 0 where all values are the same', () =>
    expect(varianceComponents(Array(4).fill([0.1, 0.1, 0.1]))).toMatchObject({ people: 0, sessions: 0, residual: 0 }))

  it('keep a negative variance, whose SD is 0', () =>
    expect(
      varianceComponents([
        [0, 2],
        [2, 0],
      ]),
    ).toMatchObject({ people: -2, sessions: -2, residual: 4, sdPeople: 0, sdSessions: 0, sdResidual: 2 }))
})

describe('laws', () => {
  const holds = (law: (rows: number[][]) => void) => fc.assert(fc.property(tables, (rows) => void law(rows)))
  const numbersOf = (rows: number[][]) => {
    const { people, sessions: between, residual } = varianceComponents(rows)
    return [people, between, residual]
  }

  it('the share of people is ICC(2,1)', () =>
    holds((rows) => {
      const [people, between, residual] = numbersOf(rows)
      const { icc21 } = intraclass(rows)
      const sum = people + between + residual
      if (sum > 1e-6) expect(people / sum).toBeCloseTo((icc21 as Icc).value, 8)
    }))

  it('sessions and residual together are the squared SEM of agreement', () =>
    holds((rows) => {
      const { sdSessions, residual } = varianceComponents(rows)
      const { semAgreement } = agreementOf(rows)
      expect(Math.sqrt(sdSessions * sdSessions + residual)).toBeCloseTo(semAgreement, 8)
    }))

  it('adding a number changes nothing', () =>
    holds((rows) =>
      expect(numbersOf(rows.map((row) => row.map((value) => value + 500)))).toEqual(close(numbersOf(rows), 7)),
    ))

  it('multiplying by −3 multiplies variances by 9, and SEM and MDC by 3', () =>
    holds((rows) => {
      const tripled = rows.map((row) => row.map((value) => -3 * value))
      expect(numbersOf(tripled)).toEqual(
        close(
          numbersOf(rows).map((value) => 9 * value),
          6,
        ),
      )
      const [before, after] = [agreementOf(rows), agreementOf(tripled)]
      expect([after.sem, after.semAgreement, after.mdc95Agreement]).toEqual(
        close([3 * before.sem, 3 * before.semAgreement, 3 * before.mdc95Agreement], 7),
      )
    }))
})
