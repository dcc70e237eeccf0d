import { draws, normalQuantile } from '@penfield/kernels'
import { describe, expect, it } from 'vitest'
import { noiseAt, noiseLaw, type Residuals } from './noise.js'

/** Places with means 0 … 8 and the squares that `repeats` trials of variance 0.2 + 0.05 μ² leave about them. */
function simulated(n: number, repeats: number, limit = Number.NEGATIVE_INFINITY): Residuals {
  const random = draws(5, 1, 3)
  const means = Float64Array.from({ length: n }, (_, i) => (8 * i) / n)
  const squares = new Float64Array(n)
  const below = new Float64Array(n)
  for (let i = 0; i < n; i++)
    for (let k = 0; k < repeats; k++) {
      const gap = Math.sqrt(0.2 + 0.05 * means[i] * means[i]) * normalQuantile(random.uniform())
      if (means[i] + gap < limit) below[i]++
      else squares[i] += gap * gap
    }
  return { means, squares, degrees: new Float64Array(n).fill(repeats), below, limit }
}

describe('the noise of a level', () => {
  it('is found from the squares that trials leave', () => {
    const { floor, slope } = noiseLaw(simulated(400, 5), 1)
    expect(Math.abs(floor / 0.2 - 1)).toBeLessThan(0.15)
    expect(Math.abs(slope / 0.05 - 1)).toBeLessThan(0.15)
  })

  it('is found where some trials are known only to lie below a limit', () => {
    const law = noiseLaw(simulated(400, 5, 2), 1)
    for (const mean of [2, 4, 8])
      expect(Math.abs(noiseAt(law, mean) / (0.2 + 0.05 * mean * mean) - 1)).toBeLessThan(0.2)
  })

  it('is the pooled one where trials are few, and has no slope where all means are equal', () => {
    expect(noiseLaw(simulated(9, 2), 0.7)).toEqual({ floor: 0.7, slope: 0 })
    const equal = { ...simulated(50, 2), means: new Float64Array(50).fill(3), squares: new Float64Array(50).fill(4) }
    expect(noiseLaw(equal, 1).slope).toBe(0)
    expect(noiseLaw(equal, 1).floor).toBeCloseTo(2, 9)
  })

  it('never falls below nothing where small responses scatter most', () => {
    const { means, squares, ...rest } = simulated(100, 2)
    const law = noiseLaw({ ...rest, means, squares: squares.map((_, i) => 2 * (10 - means[i])) }, 1)
    expect(law.slope).toBe(0)
    expect(law.floor).toBeGreaterThan(0)
  })
})
