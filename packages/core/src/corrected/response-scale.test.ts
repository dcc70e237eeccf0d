import { draws, exp, normalQuantile, streams } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ofResponses, onScale, responsesOf } from './response-scale.js'

const scale = { floorUv: 15, turnUv: 6, variance: 0.8 }

describe('the scale on which trial noise is alike', () => {
  it('is linear about the floor and logarithmic far above it', () => {
    expect(onScale(scale, 15)).toBe(0)
    expect(onScale(scale, 15.06)).toBeCloseTo(0.01, 6)
    expect(onScale(scale, 9)).toBeCloseTo(-onScale(scale, 21), 12)
    expect(onScale(scale, 6015) - onScale(scale, 615)).toBeCloseTo(Math.log(10), 4)
  })

  it('comes back to the response it was made of', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (tenths) => {
        const responsesUv = Float64Array.of(tenths / 10)
        expect(responsesOf(scale, ofResponses(scale, responsesUv))[0]).toBeCloseTo(responsesUv[0], 6)
      }),
    ))

  it('gives the mean of what noise makes of a place', () => {
    const random = draws(1, streams.sample, 0)
    const mu = 2
    let sum = 0
    const n = 200_000
    for (let k = 0; k < n; k++) {
      const y = mu + Math.sqrt(scale.variance) * normalQuantile(Math.max(random.uniform(), 1e-16))
      sum += (scale.turnUv * (exp(y) - exp(-y))) / 2
    }
    expect(sum / n / responsesOf(scale, Float64Array.of(mu))[0]).toBeCloseTo(1, 1)
  })
})
