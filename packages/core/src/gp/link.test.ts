import { exp } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cbrtLink, type Link, logLink, noLink, sqrtLink } from './link.js'

/** Inverse of each link, written out. */
const links: readonly (readonly [Link, (y: number) => number])[] = [
  [cbrtLink, (y) => y * y * y],
  [logLink(20), (y) => exp(y) - 20],
  [sqrtLink, (y) => y * y],
  [noLink, (y) => y],
]

/** E[h(y)] for normal y, by the trapezium rule over ±9 SD. */
function expectation(h: (y: number) => number, mean: number, variance: number): number {
  const [steps, sd] = [3600, Math.sqrt(variance)]
  let [sum, weights] = [0, 0]
  for (let k = 0; k <= steps; k++) {
    const z = (18 * k) / steps - 9
    const weight = exp(-0.5 * z * z)
    sum += weight * h(mean + sd * z)
    weights += weight
  }
  return sum / weights
}

describe('the way back from the scale of a link', () => {
  it('gives μ³ + 3 μ σ² = 1.4765170267 for the worked example', () => {
    expect(cbrtLink.meanUv(1.0664542642, 0.0823952363)).toBeCloseTo(1.4765170267, 8)
  })

  it.each(links)('is the expected amplitude', ({ of, meanUv, slopeUv, varianceSlopeUv }, inverse) => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
    fc.assert(
      fc.property(number(0.5, 5), number(0.01, 2), (mean, variance) => {
        const expected = expectation(inverse, mean, variance)
        expect(Math.abs(meanUv(mean, variance) - expected)).toBeLessThan(1e-6 * Math.max(1, Math.abs(expected)))
        const slope = (meanUv(mean + 1e-5, variance) - meanUv(mean - 1e-5, variance)) / 2e-5
        expect(Math.abs(slopeUv(mean, variance) / slope - 1)).toBeLessThan(1e-6)
        const along = (meanUv(mean, variance + 1e-5) - meanUv(mean, variance - 1e-5)) / 2e-5
        expect(Math.abs(varianceSlopeUv(mean, variance) - along)).toBeLessThan(1e-6 * Math.max(1, Math.abs(along)))
        expect(inverse(of(100 * mean))).toBeCloseTo(100 * mean, 9)
        expect(meanUv(mean, 0)).toBeCloseTo(inverse(mean), 9)
      }),
      { numRuns: 40 },
    )
  })
})
