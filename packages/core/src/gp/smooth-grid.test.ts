import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Observations } from './model.js'
import { meanAt, posteriorAt } from './posterior.js'
import { smoothGrid } from './smooth-grid.js'

const model = { covariance: 'squared-exponential', constant: 'zero' } as const
const side = 60
const nodesMm = Float64Array.from({ length: 2 * side * side }, (_, k) =>
  k % 2 === 0 ? (k >> 1) % side : Math.floor((k >> 1) / side),
)
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })

it('carries mean and variance from Chebyshev points to the nodes within 1e-6 of the variance of the field', () => {
  const places = fc.array(fc.tuple(number(0, side), number(0, side), number(-2, 2)), { minLength: 1, maxLength: 30 })
  const lengths = fc.record({ u: number(12, 60), v: number(12, 60), angleRad: number(-1.5, 1.5) })
  fc.assert(
    fc.property(places, lengths, number(1e-4, 1), (rows, { u, v, angleRad }, noiseVariance) => {
      const observations: Observations = {
        planeMm: Float64Array.from(rows.flatMap(([x, y]) => [x, y])),
        values: Float64Array.from(rows, ([, , y]) => y),
        trials: new Float64Array(rows.length).fill(1),
        withinSquares: 0,
        withinDegrees: 0,
      }
      const parameters = { signalVariance: 2, lengthUMm: u, lengthVMm: v, angleRad, noiseVariance }
      expect(smoothGrid(nodesMm, parameters, 'variance')).not.toBeNull()
      const carried = posteriorAt(observations, parameters, model, nodesMm)
      const alone = meanAt(observations, parameters, model, nodesMm)
      for (const node of [0, 17, 1234, 2500, side * side - 1]) {
        const { mean, variance } = posteriorAt(observations, parameters, model, nodesMm.slice(2 * node, 2 * node + 2))
        expect(Math.abs(carried.variance[node] - variance[0])).toBeLessThan(2e-6)
        expect(Math.abs(carried.mean[node] - mean[0])).toBeLessThan(2e-6)
        expect(Math.abs(alone[node] - mean[0])).toBeLessThan(2e-5)
      }
    }),
    { numRuns: 25 },
  )
})

it('is not taken where the field is too rough for it to pay', () => {
  const rough = { signalVariance: 1, lengthUMm: 1, lengthVMm: 1, angleRad: 0, noiseVariance: 1 }
  expect(smoothGrid(nodesMm, rough, 'mean')).toBeNull()
  expect(smoothGrid(nodesMm.slice(0, 40), { ...rough, lengthUMm: 100, lengthVMm: 100 }, 'mean')).toBeNull()
})
