import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMissing, missing } from '../model/missing.js'
import { acceleration, interval } from './interval.js'

/** The worked example of the definitions: mean 12.53, acceleration .0994516775. */
const x = [12.1, 8.4, 15.2, 6.3, 10.8, 13.9, 9.1, 11.6, 30.2, 7.7]

describe('acceleration', () => {
  it('is .0994516775 for the mean of the worked example', () => {
    const sum = x.reduce((total, value) => total + value, 0)
    expect(sum / 10).toBeCloseTo(12.53, 12)
    expect(acceleration(Float64Array.from(x, (value) => (sum - value) / 9))).toBeCloseTo(0.0994516775, 9)
  })

  it('is 0 when leaving a trial out changes nothing', () => {
    expect(acceleration(new Float64Array(10).fill(3))).toBe(0)
  })
})

describe('interval', () => {
  const uniform = Float64Array.from({ length: 1001 }, (_, k) => k / 1000)

  it('is the 2.5 and 97.5 % points for counts and areas of cells', () => {
    const { low, high } = interval('percentile', 0.5, uniform, new Float64Array(0))
    expect(low).toBeCloseTo(0.025, 12)
    expect(high).toBeCloseTo(0.975, 12)
  })

  it('is the same for a median-unbiased, unaccelerated smooth quantity', () => {
    const { low, high } = interval('bca', 0.5, uniform, Float64Array.of(1, 2, 3))
    expect(low).toBeCloseTo(0.025, 6)
    expect(high).toBeCloseTo(0.975, 6)
  })

  it('moves up when the resamples lie below the measurement', () => {
    const { low, high } = interval('bca', 0.6, uniform, Float64Array.of(1, 2, 3))
    // Independent values: z0 = 0.2533471, levels Φ(2·z0 ∓ 1.959964) = .0731, .9932 (SciPy).
    expect(low).toBeCloseTo(0.0731, 3)
    expect(high).toBeCloseTo(0.9932, 3)
  })

  it('falls back to percentiles for fewer than 20 distinct values', () => {
    const few = Float64Array.from({ length: 1000 }, (_, k) => k % 10)
    expect(interval('bca', 3, few, Float64Array.of(1, 2, 9))).toEqual(
      interval('percentile', 3, few, Float64Array.of(1, 2, 9)),
    )
  })

  it('is missing without resamples, without a value, and when the value exists in too few resamples', () => {
    const none = new Float64Array(0)
    expect(interval('bca', 1, none, none).low).toEqual(missing('no-resamples'))
    expect(interval('bca', missing('empty-map'), uniform, none).high).toEqual(missing('empty-map'))
    const rare = Float64Array.from({ length: 100 }, (_, k) => (k < 80 ? k : Number.NaN))
    expect(interval('percentile', 1, rare, none).low).toEqual(missing('too-few-resamples'))
  })

  it('is missing where the resamples do not lie about the number', () => {
    expect(
      interval(
        'percentile',
        30,
        Float64Array.from({ length: 40 }, (_, k) => k / 2),
        new Float64Array(0),
      ).low,
    ).toEqual(missing('off-value'))
  })

  it('always has its lower end at or below the number, and its upper end at or above it', () => {
    const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 30, maxLength: 60 })
    fc.assert(
      fc.property(numbers, numbers, fc.double({ min: -1e6, max: 1e6, noNaN: true }), (resamples, jack, value) => {
        const { low, high } = interval('bca', value, Float64Array.from(resamples), Float64Array.from(jack))
        if (isMissing(low) || isMissing(high)) {
          expect([low, high]).toEqual([missing('off-value'), missing('off-value')])
          return
        }
        expect(low).toBeLessThanOrEqual(value + 1e-3)
        expect(high).toBeGreaterThanOrEqual(value - 1e-3)
        expect(low).toBeLessThanOrEqual(high)
      }),
    )
  })
})

describe('the interval of a direction without sense', () => {
  it('goes round the half turn: 170° … 190° for axes about 180°', () => {
    const axes = Float64Array.from({ length: 101 }, (_, k) => (170 + k / 5) % 180)
    const { low, high } = interval('axial', 179, axes, new Float64Array(0))
    expect(low).toBeCloseTo(170.5, 9)
    expect(high).toBeCloseTo(189.5, 9)
  })

  it('may begin below 0', () => {
    const axes = Float64Array.from({ length: 101 }, (_, k) => (171 + k / 5) % 180)
    const { low, high } = interval('axial', 1, axes, new Float64Array(0))
    expect(low).toBeCloseTo(-8.5, 9)
    expect(high).toBeCloseTo(10.5, 9)
  })
})
