import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withLikelihood } from './likelihood.js'
import type { Covariance, Hyperparameters, Observations } from './model.js'
import { meanAt, posteriorAt } from './posterior.js'
import { isotropic } from './preset.js'

const line: Observations = {
  planeMm: Float64Array.of(0, 0, 10, 0, 20, 0),
  values: Float64Array.of(0, 2, 1),
  trials: new Float64Array(3).fill(1),
  withinSquares: 0,
  withinDegrees: 0,
}
const example = isotropic(1, 10, 0.1)
const zeroMean = { covariance: 'squared-exponential', constant: 'zero' } as const

describe('a Gaussian process on three points of a line', () => {
  it('has the mean, the variance and the likelihood of the worked example', () => {
    const { mean, variance } = posteriorAt(line, example, zeroMean, Float64Array.of(5, 0))
    expect(mean[0]).toBeCloseTo(1.0664542642, 10)
    expect(variance[0]).toBeCloseTo(0.0823952363, 10)
    expect(withLikelihood(line, zeroMean, ({ value }) => value(example))).toBeCloseTo(5.22108244, 9)
  })

  it('has the same mean without the variance', () => {
    const nodes = Float64Array.of(5, 0, 3, 4, -7, 1)
    expect(meanAt(line, example, zeroMean, nodes)).toEqual(posteriorAt(line, example, zeroMean, nodes).mean)
  })

  it('goes back to the estimated constant far away, with the variance of the field', () => {
    const estimated = { ...zeroMean, constant: 'estimated' } as const
    const far = posteriorAt(line, example, estimated, Float64Array.of(500, 0, 0, 900))
    expect(far.mean[0]).toBe(far.mean[1])
    expect([...far.variance]).toEqual([1, 1])
    const shifted = { ...line, values: line.values.map((value) => value + 7) }
    expect(posteriorAt(shifted, example, estimated, Float64Array.of(500, 0)).mean[0]).toBeCloseTo(far.mean[0] + 7, 10)
  })

  it('says that two observations at one place need noise', () => {
    const twice = { ...line, planeMm: Float64Array.of(0, 0, 10, 0, 10, 0) }
    expect(() => meanAt(twice, isotropic(1, 10, 0), zeroMean, Float64Array.of(5, 0))).toThrow(/Observation 3/)
    expect(withLikelihood(twice, zeroMean, ({ value }) => value(isotropic(1, 10, 0)))).toBe(Number.POSITIVE_INFINITY)
  })
})

const point = fc.tuple(...['u', 'v', 'y'].map(() => fc.double({ min: -20, max: 20, noNaN: true })))
const observed = fc.array(point, { minLength: 3, maxLength: 14 }).map(
  (rows): Observations => ({
    planeMm: Float64Array.from(rows.flatMap(([x, y]) => [x, y])),
    values: Float64Array.from(rows, ([, , value]) => value / 10),
    trials: Float64Array.from(rows, (_, i) => 1 + (i % 3)),
    withinSquares: 3,
    withinDegrees: 9,
  }),
)
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const parameters = fc.record({
  signalVariance: between(0.2, 3),
  lengthUMm: between(5, 30),
  lengthVMm: between(5, 30),
  angleRad: between(-1.5, 1.5),
  noiseVariance: between(0.1, 1),
})
const moves: readonly ((at: Hyperparameters, factor: number) => Hyperparameters)[] = [
  (at, factor) => ({ ...at, signalVariance: at.signalVariance * (1 + factor) }),
  (at, factor) => ({ ...at, lengthUMm: at.lengthUMm * (1 + factor) }),
  (at, factor) => ({ ...at, lengthVMm: at.lengthVMm * (1 + factor) }),
  (at, factor) => ({ ...at, angleRad: at.angleRad + factor }),
  (at, factor) => ({ ...at, noiseVariance: at.noiseVariance * (1 + factor) }),
]

describe('the slope of the likelihood', () => {
  it('is what small moves of each parameter find', () => {
    const covariance = fc.constantFrom<Covariance>('squared-exponential', 'matern-3/2')
    fc.assert(
      fc.property(observed, parameters, covariance, (observations, at, kind) => {
        const step = 1e-5
        withLikelihood(observations, { covariance: kind, constant: 'estimated' }, ({ value, derivatives }) => {
          const found = moves.map((move) => (value(move(at, step)) - value(move(at, -step))) / (2 * step))
          value(at)
          derivatives().gradient.forEach((slope, p) => {
            expect(Math.abs(slope - found[p])).toBeLessThan(1e-4 * Math.max(1, Math.abs(slope)))
          })
        })
      }),
      { numRuns: 60 },
    )
  })

  it('comes with an information that is symmetric and never negative along an axis', () => {
    fc.assert(
      fc.property(observed, parameters, (observations, at) => {
        const { information } = withLikelihood(observations, zeroMean, ({ value, derivatives }) => {
          value(at)
          return derivatives()
        })
        for (let p = 0; p < 5; p++) {
          expect(information[6 * p]).toBeGreaterThanOrEqual(0)
          for (let q = 0; q < p; q++) expect(information[5 * p + q]).toBeCloseTo(information[5 * q + p], 12)
        }
      }),
      { numRuns: 30 },
    )
  })
})

describe('observations of several trials', () => {
  it('say the same as their trials one by one, but for a constant', () => {
    // Place 1 has trials 1 and 3, place 2 has 2, 4 and 6: means 2 and 4, squares within 2 and 8, three degrees of freedom.
    const means: Observations = {
      planeMm: Float64Array.of(0, 0, 10, 0),
      values: Float64Array.of(2, 4),
      trials: Float64Array.of(2, 3),
      withinSquares: 10,
      withinDegrees: 3,
    }
    const each: Observations = {
      planeMm: Float64Array.of(0, 0, 0, 0, 10, 0, 10, 0, 10, 0),
      values: Float64Array.of(1, 3, 2, 4, 6),
      trials: new Float64Array(5).fill(1),
      withinSquares: 0,
      withinDegrees: 0,
    }
    const difference = (at: Hyperparameters) =>
      [means, each].map((o) => withLikelihood(o, zeroMean, ({ value }) => value(at))).reduce((a, b) => a - b)
    const first = difference(isotropic(1, 10, 0.5))
    expect(difference(isotropic(3, 7, 2))).toBeCloseTo(first, 10)
    const nodes = Float64Array.of(3, 4)
    const [a, b] = [means, each].map((o) => posteriorAt(o, isotropic(3, 7, 2), zeroMean, nodes))
    expect(a.mean[0]).toBeCloseTo(b.mean[0], 10)
    expect(a.variance[0]).toBeCloseTo(b.variance[0], 10)
  })
})
