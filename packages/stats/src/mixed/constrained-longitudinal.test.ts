import { describe, expect, it } from 'vitest'
import { constrainedLongitudinal, type Longitudinal } from './constrained-longitudinal.js'

const close = (value: number, digits: number) => expect.closeTo(value, digits)
const none = Number.NaN

// STATISTICS.md §7's people with a second visit after; one lacks the visit before, three one of those after.
const y = Float64Array.of(
  ...[10.2, 10.5, 10.0, 11.5, 11.1, 11.9, 9.8, 10.2, 9.9, 12.4, 12.0, none],
  ...[none, 12.6, 12.9, 8.7, 9.3, 9.9, 10.9, 11.8, 11.1, 12.0, 12.9, 12.2],
  ...[9.5, none, 11.6, 11.2, 12.6, 12.1, 13.4, 14.9, none, 10.1, 11.5, 12.3],
)
const trial = {
  ...{ y, visits: ['before', 'post', 'late'], arms: ['none', 'classical', 'sensorimotor'] },
  arm: Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2),
}
const found = constrainedLongitudinal(trial) as Longitudinal

// scipy 1.10.1, dense V: optimize.minimize of the criterion, then Newton's steps.
describe('three arms before and at two visits after', () => {
  it('keeps people with a visit missing', () => {
    expect([found.model.people, found.model.n, found.leftOut]).toEqual([12, 32, 0])
    expect(found.measured.map(({ people }) => people)).toEqual([4, 3, 4, 4, 4, 3, 3, 4, 3])
  })

  it('criterion and variances', () => {
    expect(found.model.remlCriterion).toBeCloseTo(67.243726308, 7)
    const { intercept, residual } = found.model.variances
    expect([intercept, residual]).toEqual([close(1.593669628992, 8), close(0.142860412804, 8)])
  })

  it('arms against each other at each visit', () =>
    expect(found.pairs.map((e) => [e.visit, e.arm, e.reference, e.estimate, e.se, e.df, e.p])).toEqual([
      [
        'post',
        'classical',
        'none',
        close(0.762350484536, 8),
        close(0.389125905215, 8),
        close(15.8066174643, 6),
        close(0.067978442773, 8),
      ],
      [
        'post',
        'sensorimotor',
        'none',
        close(1.551022689233, 8),
        close(0.393758558705, 8),
        close(15.2327544226, 6),
        close(0.001277628934, 8),
      ],
      [
        'post',
        'sensorimotor',
        'classical',
        close(0.788672204697, 8),
        close(0.411680412398, 8),
        close(15.6753147607, 6),
        close(0.07382146505, 8),
      ],
      [
        'late',
        'classical',
        'none',
        close(0.592546096243, 8),
        close(0.411121840739, 8),
        close(15.6709061736, 6),
        close(0.169186576978, 8),
      ],
      [
        'late',
        'sensorimotor',
        'none',
        close(1.682928411105, 8),
        close(0.415509326461, 8),
        close(15.160719892, 6),
        close(0.001026045735, 8),
      ],
      [
        'late',
        'sensorimotor',
        'classical',
        close(1.090382314861, 8),
        close(0.411680412398, 8),
        close(15.6753147607, 6),
        close(0.01774224765, 8),
      ],
    ]))

  it('all arms at all visits', () => {
    expect(found.arm).toEqual({
      f: close(5.982911705328, 6),
      df1: 4,
      df2: close(15.0762217157, 4),
      p: close(0.004344267726, 7),
    })
    expect(found.armAtVisit.map(({ visit, df1 }) => [visit, df1])).toEqual([
      ['post', 2],
      ['late', 2],
    ])
  })
})

describe('people and covariates', () => {
  it('leaves out who was never measured', () => {
    const more = { y: Float64Array.of(...y, none, none, none), arm: Int32Array.of(...trial.arm, 1) }
    const { pairs, leftOut } = constrainedLongitudinal({ ...trial, ...more }) as Longitudinal
    expect([pairs, leftOut]).toEqual([found.pairs, 1])
  })

  it('takes covariates of people', () => {
    const age = { name: 'age', values: Array.from(trial.arm, (_, i) => 30 + ((i * 7) % 12)) }
    const { model } = constrainedLongitudinal({ ...trial, covariates: [age] }) as Longitudinal
    expect(model.names.at(-1)).toBe('age')
  })

  it('names the cell that nobody was measured in', () => {
    const gone = y.map((value, at) => (at % 3 === 2 && at >= 24 ? none : value))
    expect(() => constrainedLongitudinal({ ...trial, y: gone })).toThrow('visit late : arm sensorimotor')
  })

  it('refuses lengths that differ', () =>
    expect(() => constrainedLongitudinal({ ...trial, y: y.subarray(1) })).toThrow('36 were expected'))
})
