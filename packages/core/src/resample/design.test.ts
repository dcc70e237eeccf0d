import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allTrials, gridSites, trialsOf } from '../map/grid-maps.test-support.js'
import type { Sites } from '../model/sites.js'
import { bootstrapMultiplicity, designOf, halves, once } from './design.js'

/** Two sites with `n` stimuli each, of which the second muscle accepts those in `accepted`. */
function design(n: number, accepted = Array.from({ length: 2 * n }, () => 1), over: Partial<Sites> = {}) {
  const amplitudes = new Float64Array(2 * n).fill(100)
  const trials = allTrials(
    trialsOf(amplitudes),
    trialsOf(amplitudes, { muscle: 'LES', accepted: Uint8Array.from(accepted) }),
  )
  const siteOfStimulus = Int32Array.from({ length: 2 * n }, (_, j) => Math.floor(j / n))
  return designOf(trials, { ...gridSites(2, 1), siteOfStimulus, ...over })
}

const total = (values: Uint16Array, from: number, to: number) =>
  values.slice(from, to).reduce((sum, value) => sum + value, 0)

describe('bootstrapMultiplicity', () => {
  it('draws as many stimuli from each site as it has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(1000), (n, index) => {
        const drawn = bootstrapMultiplicity(design(n), 1, index)
        expect([total(drawn, 0, n), total(drawn, n, 2 * n)]).toEqual([n, n])
      }),
    )
  })

  it('never takes the last trial of a muscle from a site', () => {
    for (let index = 0; index < 300; index++)
      expect(bootstrapMultiplicity(design(5, [1, 0, 0, 0, 0, 1, 1, 1, 1, 1]), 1, index)[0]).toBeGreaterThan(0)
  })

  it('depends on seed and index alone', () => {
    expect(bootstrapMultiplicity(design(5), 7, 42)).toEqual(bootstrapMultiplicity(design(5), 7, 42))
    expect(bootstrapMultiplicity(design(5), 7, 42)).not.toEqual(bootstrapMultiplicity(design(5), 8, 42))
  })

  it('draws over all stimuli where each is its own site', () => {
    const each = design(5, undefined, { rule: { kind: 'each', stepMm: 5, lattice: null } })
    expect(total(bootstrapMultiplicity(each, 1, 0), 0, 10)).toBe(10)
    expect(each.groups).toHaveLength(1)
  })

  it('draws each of five stimuli equally often over many resamples', () => {
    const counts = new Float64Array(5)
    for (let index = 0; index < 4000; index++)
      bootstrapMultiplicity(design(5), 1, index)
        .subarray(0, 5)
        .forEach((m, k) => (counts[k] += m))
    // 20 000 draws, 4 000 expected each; chi-square below the 99.9 % point of 4 degrees of freedom.
    expect(counts.reduce((sum, n) => sum + (n - 4000) ** 2 / 4000, 0)).toBeLessThan(18.47)
  })
})

describe('halves', () => {
  it('split each site into two halves that share no stimulus and leave none out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.nat(200), (n, index) => {
        const [first, second] = halves(design(n), 1, index)
        for (let j = 0; j < 2 * n; j++) expect(first[j] + second[j]).toBe(1)
        expect(Math.abs(total(first, 0, n) - total(second, 0, n))).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('give the odd stimulus to the halves in turn', () => {
    const [first, second] = halves(design(5), 1, 0)
    expect([total(first, 0, 10), total(second, 0, 10)]).toEqual([5, 5])
  })

  it('leave a site of one stimulus out of both', () => {
    const [first, second] = halves(design(1), 1, 0)
    expect([...first, ...second]).toEqual([0, 0, 0, 0])
  })
})

describe('once', () => {
  it('counts every stimulus once', () => {
    expect([...once(design(2))]).toEqual([1, 1, 1, 1])
  })
})
