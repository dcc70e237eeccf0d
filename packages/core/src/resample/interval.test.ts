import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMissing, missing } from '../model/missing.js'
import { interval } from './interval.js'

const uniform = Float64Array.from({ length: 1001 }, (_, k) => k / 1000)

/** Resamples whose standard deviation is known: half at either side of a centre. */
const twoSided = (centre: number, sd: number) =>
  Float64Array.from({ length: 100 }, (_, k) => centre + (k % 2 === 0 ? sd : -sd))

describe('the interval of a number', () => {
  it('is the number ± 2.2 standard deviations of the resamples, wherever those lie', () => {
    const { low, high } = interval('plain', 10, twoSided(9, 2))
    expect(low).toBeCloseTo(10 - 4.4, 12)
    expect(high).toBeCloseTo(10 + 4.4, 12)
  })

  it('of an amount is formed on the scale of its root, and not below 0', () => {
    // Roots 1 and 5: mean 3, SD 2.
    const resamples = Float64Array.from({ length: 100 }, (_, k) => (k % 2 === 0 ? 1 : 25))
    const { low, high } = interval('root', 9, resamples)
    expect(low).toBe(0)
    expect(high).toBeCloseTo(7.4 * 7.4, 9)
  })

  it('of a share is formed on the arcsine scale: 0.5 with resamples at 0.25 and 0.75', () => {
    // arcsin √0.25 = π/6, arcsin √0.75 = π/3: SD π/12 about π/4; sin²(π/4 ± 2.2 π/12) by hand.
    const resamples = Float64Array.from({ length: 100 }, (_, k) => (k % 2 === 0 ? 0.25 : 0.75))
    const { low, high } = interval('share', 0.5, resamples)
    expect(low).toBeCloseTo(Math.sin(Math.PI / 4 - (2.2 * Math.PI) / 12) ** 2, 12)
    expect(high).toBeCloseTo(Math.sin(Math.PI / 4 + (2.2 * Math.PI) / 12) ** 2, 12)
  })

  it('of a correlation is that of (1 + r)/2, carried back', () => {
    const shares = Float64Array.from({ length: 50 }, (_, k) => 0.3 + k / 100)
    const share = interval('share', 0.55, shares)
    const correlation = interval(
      'correlation',
      0.1,
      shares.map((value) => 2 * value - 1),
    )
    expect(correlation.low).toBeCloseTo(2 * (share.low as number) - 1, 12)
    expect(correlation.high).toBeCloseTo(2 * (share.high as number) - 1, 12)
  })

  it.each(['share', 'correlation'] as const)('at an end of its range stays inside it (%s)', (kind) => {
    const { low, high } = interval(
      kind,
      1,
      Float64Array.from({ length: 50 }, (_, k) => 1 - k / 500),
    )
    expect(high).toBe(1)
    expect(low).toBeLessThan(1)
    expect(low).toBeGreaterThan(0.5)
  })

  it('holds the number, and its ends are in order', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('plain', 'root', 'share', 'correlation'),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 30, maxLength: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (kind, resamples, value) => {
          const { low, high } = interval(kind, value, Float64Array.from(resamples))
          expect(low).toBeLessThanOrEqual(value + 1e-9)
          expect(high).toBeGreaterThanOrEqual(value - 1e-9)
        },
      ),
    ))

  it('is missing without resamples, without a value, and when the value exists in too few resamples', () => {
    expect(interval('plain', 1, new Float64Array(0)).low).toEqual(missing('no-resamples'))
    expect(interval('plain', missing('empty-map'), uniform).high).toEqual(missing('empty-map'))
    const rare = Float64Array.from({ length: 100 }, (_, k) => (k < 80 ? k : Number.NaN))
    expect(interval('root', 1, rare).low).toEqual(missing('too-few-resamples'))
  })
})

describe('the interval of a largest value', () => {
  it('is the 2.5 and 97.5 % points of the resamples', () => {
    const { low, high } = interval('percentile', 0.5, uniform)
    expect(low).toBeCloseTo(0.025, 12)
    expect(high).toBeCloseTo(0.975, 12)
  })

  it('is missing where the resamples do not lie about the number', () => {
    const below = Float64Array.from({ length: 40 }, (_, k) => k / 2)
    expect(interval('percentile', 30, below).low).toEqual(missing('off-value'))
  })

  it('has its lower end at or below the number and its upper end at or above it, or is missing', () => {
    const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 30, maxLength: 60 })
    fc.assert(
      fc.property(numbers, fc.double({ min: -1e6, max: 1e6, noNaN: true }), (resamples, value) => {
        const { low, high } = interval('percentile', value, Float64Array.from(resamples))
        if (isMissing(low) || isMissing(high)) {
          expect([low, high]).toEqual([missing('off-value'), missing('off-value')])
          return
        }
        expect(low).toBeLessThanOrEqual(value + 1e-3)
        expect(high).toBeGreaterThanOrEqual(value - 1e-3)
      }),
    )
  })
})

describe('the interval of a direction without sense', () => {
  it('goes round the half turn: 170° … 190° for axes about 180°', () => {
    const axes = Float64Array.from({ length: 101 }, (_, k) => (170 + k / 5) % 180)
    const { low, high } = interval('axial', 179, axes)
    expect(low).toBeCloseTo(170.5, 9)
    expect(high).toBeCloseTo(189.5, 9)
  })

  it('may begin below 0', () => {
    const axes = Float64Array.from({ length: 101 }, (_, k) => (171 + k / 5) % 180)
    const { low, high } = interval('axial', 1, axes)
    expect(low).toBeCloseTo(-8.5, 9)
    expect(high).toBeCloseTo(10.5, 9)
  })
})
