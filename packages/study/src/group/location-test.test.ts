import { describe, expect, it } from 'vitest'
import { locationTests, orientationTest } from './location-test.js'

// STATISTICS.md, section 5: places of 6 and 5 people, mm. Numbers of relabellings: numpy 1.24.2, scipy 1.10.1.
const a = [
  [1.2, -3.4],
  [0.5, -2.1],
  [2.3, -4.0],
  [1.8, -1.5],
  [0.2, -2.8],
  [1.1, -3.9],
]
const b = [
  [1.9, 0.2],
  [2.7, -1.1],
  [0.9, -0.4],
  [3.1, -2.0],
  [2.2, 0.8],
]
const exact = { permutations: 'exact', seed: 1 } as const

describe('places', () => {
  const [place, scatter] = locationTests(a, b, exact)

  it('differ by the distance of their means, tested by T2 over all 462 relabellings, of which 6 are as large', () => {
    expect(place).toMatchObject({ id: 'cog', unit: 'mm', nA: 6, nB: 5 })
    expect(place.note).toMatch(/^difference x 1\.0 mm, y 2\.[45] mm$/)
    expect(place.estimate).toBeCloseTo(2.6374946024, 9)
    expect(place.p).toBeCloseTo(6 / 462, 12)
    expect(place.test).toBe("Hotelling's T2 of x and y, permutation of people, all 462 relabellings")
  })

  it('scatter about the spatial median of their group: 384 of 462 relabellings of residual distances, the observed one among them', () => {
    expect(scatter).toMatchObject({ id: 'cog_dispersion', nA: 6, nB: 5 })
    expect(scatter.estimate).toBeCloseTo(0.0924993128, 6)
    expect(scatter.p).toBeCloseTo(384 / 462, 12)
  })

  it('have a p above 0 where no relabelling of residuals reaches what was observed', () => {
    const narrow = [0, 1, 2, 3].map((k) => [k % 2, k >> 1])
    const wide = narrow.map(([x, y]) => [100 * x + 0.1 * y, 100 * y])
    expect(locationTests(narrow, wide, exact)[1].p).toBeGreaterThanOrEqual(1 / 70)
  })

  it('have p from 1/(B + 1) to 1 with drawn relabellings', () => {
    for (const { p } of locationTests(a, b, { permutations: 99, seed: 3 })) {
      expect(p).toBeGreaterThanOrEqual(0.01)
      expect(p).toBeLessThanOrEqual(1)
    }
  })

  it('of fewer than three people a group, or on one line, are not tested', () => {
    expect(locationTests(a, b.slice(0, 2), exact)).toEqual([])
    const line = [0, 1, 2, 3].map((k) => [k, 2 * k])
    expect(
      locationTests(
        line,
        line.map(([x, y]) => [x + 5, y + 10]),
        exact,
      ),
    ).toEqual([])
  })
})

describe('axes', () => {
  const radians = (deg: readonly number[]) => Float64Array.from(deg, (each) => (each * Math.PI) / 180)

  it('differ the short way round: 5° and 175° are 10° apart', () => {
    const found = orientationTest(radians([4, 5, 6]), radians([174, 175, 176]), exact)
    expect(found?.estimate).toBeCloseTo(-10, 9)
    // Two of the 20 relabellings keep the groups together.
    expect(found?.p).toBeCloseTo(2 / 20, 12)
    expect(found).toMatchObject({ id: 'orientation', unit: 'deg', nA: 3, nB: 3 })
  })

  it('of fewer than three people a group are not tested', () =>
    expect(orientationTest(radians([1, 2]), radians([3, 4, 5]), exact)).toBeNull())
})
