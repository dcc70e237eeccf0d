import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastSquares } from './least-squares.js'
import { type Contrast, contrast } from './linear-contrast.js'
import { section6 } from './mixed.test-support.js'
import { type MixedInput, type MixedModel, mixedModel } from './mixed-model.js'

const close = (value: number, digits: number) => expect.closeTo(value, digits)

const fitted = (input: MixedInput) => mixedModel(input) as MixedModel

describe('laws', () => {
  const balanced = fc
    .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 2, max: 5 }))
    .chain(([people, times]) =>
      fc.tuple(
        fc.constant(times),
        fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: people, maxLength: people }),
        fc.array(fc.integer({ min: -100, max: 100 }), { minLength: people * times, maxLength: people * times }),
      ),
    )
    .map(([times, means, noise]) => ({
      times,
      y: Float64Array.from(noise, (e, i) => means[Math.floor(i / times)] + e / 20),
    }))
    .filter(({ times, y }) => meanSquares(y, times).within > 0.01)

  const oneWay = ({ times, y }: { times: number; y: Float64Array }): MixedInput => ({
    ...{ y, x: new Float64Array(y.length).fill(1), names: ['mean'] },
    subject: Int32Array.from(y, (_, i) => Math.floor(i / times)),
  })

  it('with equal numbers of rows the variances are those of the analysis of variance, or 0', () =>
    fc.assert(
      fc.property(balanced, (drawn) => {
        const { between, within, people, total } = meanSquares(drawn.y, drawn.times)
        const { variances, isSingular, effects } = fitted(oneWay(drawn))
        const expected = (between - within) / drawn.times
        const scale = between + within
        if (Math.abs(expected) < 1e-8 * scale) return
        expect(isSingular).toBe(expected < 0)
        expect(variances.intercept / scale).toBeCloseTo(Math.max(0, expected) / scale, 8)
        expect(variances.residual / scale).toBeCloseTo((expected > 0 ? within : total) / scale, 8)
        expect(effects[0].df).toBeCloseTo(expected > 0 ? people - 1 : drawn.y.length - 1, 5)
      }),
    ))

  it('is least squares where the variance of people is 0', () => {
    // People's means are all equal, so that less than nothing is left for their variance.
    const y = Float64Array.of(1, 2, 3, 3, 1, 2, 2, 3, 1, 1.5, 2, 2.5)
    const x = Float64Array.from(
      [0, 1, 2].flatMap((t) => [1, t]).concat([0, 2, 1, 1, 2, 0, 0, 1, 2].flatMap((t) => [1, t])),
    )
    const subject = Int32Array.from(y, (_, i) => Math.floor(i / 3))
    const names = ['mean', 'slope']
    const [mixed, plain] = [fitted({ y, x, names, subject }), leastSquares(x, y, names)]
    expect(mixed.isSingular).toBe(true)
    expect(mixed.variances).toEqual({ intercept: 0, slope: null, residual: close(plain.residualVariance, 12) })
    for (const c of [
      [1, 0],
      [0, 1],
      [1, 2],
    ]) {
      const [a, b] = [contrast(mixed, c) as Contrast, contrast(plain, c) as Contrast]
      for (const key of ['estimate', 'se', 'df', 't', 'p', 'low', 'high'] as const)
        expect(a[key]).toBeCloseTo(b[key], 9)
    }
  })

  it('is the model without the slope where the variance of slopes is 0', () => {
    // Everybody has the same course but for noise that bends it, alike in all: less than nothing is left for slopes.
    const y = section6.y.map(
      (_, at) => 3 * Math.floor(at / 3) * ((at % 2) - 0.4) + [0, 1, 0.5][at % 3] + ((at % 7) - 3) / 50,
    )
    const subject = Int32Array.from(y, (_, at) => Math.floor(at / 6))
    const times = y.map((_, at) => (at % 6) - 2.5)
    const x = Float64Array.from([...times].flatMap((t) => [1, t]))
    const input = { y, x, names: ['mean', 'time'], subject }
    const [with_, without] = [fitted({ ...input, slope: times }), fitted(input)]
    expect(with_.variances).toMatchObject({ slope: 0, residual: close(without.variances.residual, 9) })
    expect(with_.isSingular).toBe(true)
    expect(with_.remlCriterion).toBeCloseTo(without.remlCriterion, 9)
    expect(with_.effects.map(({ df }) => df)).toEqual(without.effects.map(({ df }) => close(df, 6)))
  })

  it('knows neither the order of rows nor the labels of people', () =>
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...section6.y.keys()], { minLength: 24 }),
        fc.uniqueArray(fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }), { minLength: 8, maxLength: 8 }),
        (order, labels) => {
          const model = fitted({
            y: Float64Array.from(order, (i) => section6.y[i]),
            x: Float64Array.from(order.flatMap((i) => [...section6.x.subarray(4 * i, 4 * i + 4)])),
            names: section6.names,
            subject: Int32Array.from(order, (i) => labels[section6.subject[i]]),
          })
          expect(model.remlCriterion).toBeCloseTo(35.81317352, 7)
          expect(model.effects.map(({ se }) => se)).toEqual(fitted(section6).effects.map(({ se }) => close(se, 9)))
          expect(model.effects.map(({ df }) => df)).toEqual(fitted(section6).effects.map(({ df }) => close(df, 6)))
        },
      ),
      { numRuns: 20 },
    ))

  it('follows the unit and the offset of the outcome', () => {
    const [model, moved] = [fitted(section6), fitted({ ...section6, y: section6.y.map((y) => 1000 * y + 5e6) })]
    expect(moved.effects.slice(1).map(({ t }) => t)).toEqual(model.effects.slice(1).map(({ t }) => close(t, 6)))
    expect(moved.effects.map(({ df }) => df)).toEqual(model.effects.map(({ df }) => close(df, 6)))
    expect(moved.variances.intercept / 1e6).toBeCloseTo(model.variances.intercept, 7)
  })
})

function meanSquares(y: Float64Array, times: number) {
  const people = y.length / times
  const grand = y.reduce((sum, value) => sum + value, 0) / y.length
  let [between, within] = [0, 0]
  for (let i = 0; i < people; i++) {
    const own = y.subarray(i * times, (i + 1) * times)
    const mean = own.reduce((sum, value) => sum + value, 0) / times
    between += times * (mean - grand) * (mean - grand)
    for (const value of own) within += (value - mean) * (value - mean)
  }
  const total = (between + within) / (y.length - 1)
  return { people, total, between: between / (people - 1), within: within / (y.length - people) }
}
