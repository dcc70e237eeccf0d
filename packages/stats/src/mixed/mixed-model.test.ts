import { describe, expect, it } from 'vitest'
import { isNoStatistic } from '../missing.js'
import { contrast, jointTest } from './linear-contrast.js'
import { groupByTime, section6 } from './mixed.test-support.js'
import { type MixedInput, type MixedModel, mixedModel } from './mixed-model.js'

const close = (value: number, digits: number) => expect.closeTo(value, digits)

const fitted = (input: MixedInput) => mixedModel(input) as MixedModel

describe('eight people at three visits', () => {
  const model = fitted(section6)

  it('REML criterion and variances', () => {
    expect(model.remlCriterion).toBeCloseTo(35.81317352, 7)
    expect(model.variances).toEqual({ intercept: close(1.271901456, 8), slope: null, residual: close(0.065267857, 8) })
    expect([model.isSingular, model.n, model.people]).toEqual([false, 24, 8])
  })

  it('estimates, standard errors, degrees of freedom, t and p', () => {
    const expected = [
      ['(Intercept)', 10.82916667, 0.5758236138, 6.30485, 18.806395, 8.918784e-7],
      ['grppat', -1.7375, 0.8143375641, 6.30485, -2.133636, 0.0746083],
      ['visit', 0.4125, 0.0903243164, 14, 4.566877, 0.00043932],
      ['grppat:visit', 0.6125, 0.1277378734, 14, 4.794975, 0.00028524],
    ]
    expect(model.effects.map((e) => [e.name, e.estimate, e.se, e.df, e.t, e.p])).toEqual(
      expected.map(([name, b, se, df, t, p]) => [
        name,
        close(b as number, 8),
        close(se as number, 8),
        close(df as number, 3),
        close(t as number, 5),
        close(p as number, 6),
      ]),
    )
  })

  it('interval, a contrast of two estimates and a test of two', () => {
    // scipy 1.10.1, dense V: stats.t.ppf and stats.f.sf at the least of the criterion.
    const [intercept] = model.effects
    expect([intercept.low, intercept.high]).toEqual([close(9.436525666, 6), close(12.221807667, 6)])
    expect(contrast(model, [0, 0, 1, 1])).toMatchObject({ estimate: close(1.025, 9), se: close(0.0903243165, 8) })
    expect(
      jointTest(model, [
        [0, 1, 0, 0],
        [0, 0, 0, 1],
      ]),
    ).toEqual({ f: close(12.4742269207, 7), df1: 2, df2: close(8.451152577, 5), p: close(0.0030065519581, 8) })
  })
})

describe('a slope of each person, rows missing', () => {
  const values = [
    [4.1, 5.9, 8.2, 9.8],
    [3.2, 3.9, 4.1, 5.3],
    [6.0, 9.1, 11.8, 15.2],
    [5.1, 5.8, Number.NaN, 7.9],
    [2.2, 4.1, 5.7, 8.1],
    [4.9, 5.2, Number.NaN, Number.NaN],
    [3.0, 6.3, 8.9, 12.2],
    [5.5, 6.1, 7.4, 8.0],
  ]
  const input = groupByTime(values, [0, 0, 1, 0, 1, 0, 1, 1])
  const model = fitted({ ...input, slope: input.time })

  // scipy 1.10.1, dense V: optimize.minimize of the criterion, then Newton's steps.
  it('is as with the whole matrix V', () => {
    expect(model.remlCriterion).toBeCloseTo(61.88567442154, 8)
    expect(model.variances).toEqual({
      intercept: close(2.028505803041, 8),
      slope: close(0.759067533306, 8),
      residual: close(0.053366904022, 8),
    })
    expect(model.effects.map(({ estimate, se, df }) => [estimate, se, df])).toEqual([
      [close(4.276635087596, 8), close(0.719326652879, 8), close(6.021849737, 6)],
      [close(-0.124135087596, 8), close(1.016807008486, 8), close(6.01066447, 6)],
      [close(0.98102782969, 8), close(0.44491741872, 8), close(6.20367695, 6)],
      [close(1.23397217031, 8), close(0.624809361332, 8), close(6.047234807, 6)],
    ])
    expect(contrast(model, [0, 0, 1, 1])).toMatchObject({ df: close(5.891494426, 6), p: close(0.002462648122, 8) })
    expect(
      jointTest(model, [
        [0, 1, 0, 0],
        [0, 0, 0, 1],
      ]),
    ).toEqual({ f: close(1.95434754488, 7), df1: 2, df2: close(6.03040105387, 5), p: close(0.221666154978, 7) })
  })

  it('does not depend on the unit of the slope', () => {
    const inHours = fitted({ ...input, slope: input.time.map((t) => 24 * t) })
    expect(inHours.remlCriterion).toBeCloseTo(model.remlCriterion, 8)
    expect((inHours.variances.slope as number) * 576).toBeCloseTo(model.variances.slope as number, 8)
  })
})

describe('without an answer', () => {
  it('says that nothing varies when the columns explain everything', () =>
    expect(mixedModel({ ...section6, y: section6.time.map((t) => 2 + 0.1 * t) })).toEqual({ missing: 'no-variance' }))

  it('says that nothing varies when only people differ', () =>
    expect(isNoStatistic(mixedModel({ ...section6, y: Float64Array.from(section6.subject, (i) => 0.1 * i * i) }))).toBe(
      true,
    ))

  it('names the column that follows from others', () => {
    const x = Float64Array.from(section6.time, () => 0)
    for (let i = 0; i < 8; i++) for (let t = 0; t < 3; t++) x[i * 3 + t] = t
    const rows = Float64Array.from([...x].flatMap((t) => [1, t, 3 - 2 * t]))
    expect(() => mixedModel({ ...section6, x: rows, names: ['one', 'visit', 'visits left'] })).toThrow('visits left')
  })

  it('refuses one row a person, whose variance is then the residual', () =>
    expect(() => mixedModel({ ...section6, subject: Int32Array.from(section6.y, (_, i) => i) })).toThrow(
      'can not be told from the rest',
    ))

  it('refuses a random slope that one person alone could tell of', () => {
    const time = Float64Array.of(0, 0, 0, 1, 2, 3, 4, 0)
    const x = Float64Array.from([...time].flatMap((t) => [1, t]))
    const y = Float64Array.of(0.9, -2, 0.4, -8, -14.5, -21.2, -31.2, 2.3)
    const subject = Int32Array.of(0, 1, 2, 2, 2, 2, 2, 3)
    expect(() => mixedModel({ y, x, names: ['mean', 'time'], subject, slope: time })).toThrow('can not be told')
  })

  it('names the row of a slope without a value', () =>
    expect(() => mixedModel({ ...section6, slope: section6.time.map((t, i) => (i === 4 ? Number.NaN : t)) })).toThrow(
      'Row 5 of the slope is NaN',
    ))

  it('refuses a slope that is the intercept again', () =>
    expect(() => mixedModel({ ...section6, slope: section6.time.map(() => 3) })).toThrow(
      'can not be told from the rest',
    ))
})
