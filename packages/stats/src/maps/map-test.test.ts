import { neighboursOf, normalQuantile } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tUpper } from '../distributions/student.js'
import { gridNeighbours, meshNeighbours } from './adjacency.js'
import { clustersOf, largestMassOf } from './clusters.js'
import { mapTestResult } from './map-test.js'
import { nullShard } from './null-shard.js'
import { type MapDesign, type MapTestOptions, prepareMapTest } from './prepare.js'
import { zOfT } from './z-of-t.js'

const tested = (
  values: Float64Array,
  n: number,
  design: MapDesign,
  options: MapTestOptions,
  cuts: readonly number[] = [],
) => {
  const test = prepareMapTest(values, n, design, options)
  const ends = [...cuts.filter((cut) => cut < test.plan.count).sort((a, b) => a - b), test.plan.count]
  const shards = ends.map((end, k) => nullShard(test, k === 0 ? 0 : ends[k - 1], end))
  return { test, ...mapTestResult(test, shards) }
}

/** The worked example: six people, four nodes, all 20 labelings. */
const six = Float64Array.of(
  ...[1.0, 2.0, 0.5, 3.1, 1.4, 1.5, 0.9, 2.7, 0.8, 2.6, 0.2, 3.4],
  ...[2.1, 2.2, 0.6, 2.9, 2.6, 1.7, 0.4, 3.3, 2.4, 2.4, 0.8, 2.8],
)
const lastThree = Uint8Array.of(0, 0, 0, 1, 1, 1)

describe('the largest t over nodes', () => {
  it('gives t and p of the worked example', () => {
    const { statistic, pFwe, test } = tested(six, 6, { kind: 'two-sample', isA: lastThree }, { permutations: 'exact' })
    expect(test.plan.count).toBe(20)
    for (const [k, t] of [5.6887346684, 0.1754116039, 0.2857142857, -0.2626128657].entries())
      expect(statistic[k]).toBeCloseTo(t, 9)
    expect([...pFwe]).toEqual([0.1, 1, 1, 1])
  })

  it('sees one side where one is asked for', () => {
    const up = tested(six, 6, { kind: 'two-sample', isA: lastThree }, { permutations: 'exact', tail: 1 })
    const down = tested(six, 6, { kind: 'two-sample', isA: lastThree }, { permutations: 'exact', tail: -1 })
    expect(up.pFwe[0]).toBe(0.05)
    expect(down.pFwe[0]).toBe(1)
  })

  it('gives for signs of one node what counting gives: 4 of 64', () => {
    const differences = Float64Array.of(1.2, 0.4, -0.3, 2.1, 0.9, 1.5)
    const { statistic, pFwe } = tested(differences, 6, { kind: 'one-sample' }, { permutations: 'exact' })
    expect(statistic[0]).toBeCloseTo(2.8087908103, 9)
    expect(pFwe[0]).toBe(0.0625)
  })
})

describe('Freedman and Lane', () => {
  const y = Float64Array.of(0.42, 0.5, 0.47, 0.55, 0.61, 0.58, 0.7, 0.66)
  const group = { name: 'group', values: Float64Array.of(0, 0, 0, 0, 1, 1, 1, 1) }
  const age = { name: 'age', values: Float64Array.of(24, 31, 28, 35, 30, 41, 38, 45) }

  it('gives t and the p of all 40320 orders of the worked example', () => {
    const design = { kind: 'linear', tested: group, nuisance: [age] } as const
    const { statistic, pFwe } = tested(y, 8, design, { permutations: 'exact' })
    expect(statistic[0]).toBeCloseTo(2.1994900089, 9)
    expect(pFwe[0]).toBeCloseTo(0.0835565476, 9)
  })

  it('names a column that the others give, and one that is the same for everyone', () => {
    const twice = { name: 'months', values: age.values.map((years) => 12 * years) }
    const flat = { name: 'site', values: new Float64Array(8).fill(3) }
    const of = (nuisance: (typeof age)[]) => () => prepareMapTest(y, 8, { kind: 'linear', tested: group, nuisance })
    expect(of([age, twice])).toThrow('The column months follows from the other columns')
    expect(of([flat])).toThrow('The column site is the same for everyone')
    expect(of([age, age, age, age, age, age])).toThrow("can't bear a model of group with 6 covariates")
  })
})

describe('clusters', () => {
  const map = Float64Array.of(0, 1, 2, 3, 2, 1, 0, 0, 2, 2, 0)
  const chain = neighboursOf(
    11,
    Int32Array.from({ length: 20 }, (_, k) => (k >> 1) + (k & 1)),
  )

  it('of the worked chain are three nodes of mass 7 and two of mass 4', () => {
    const found = clustersOf(map, chain, 1.5, 0)
    expect(found.map(({ nodes, mass }) => [[...nodes], mass])).toEqual([
      [[2, 3, 4], 7],
      [[8, 9], 4],
    ])
    expect(largestMassOf(chain, 1.5, 0)(map)).toBe(7)
  })

  it('part where the sign changes, and are those of the tested side', () => {
    const both = Float64Array.of(2, 2, -2, -2, -2)
    expect(clustersOf(both, chain, 1, 0).map(({ mass }) => mass)).toEqual([4, -6])
    expect(clustersOf(both, chain, 1, 1).map(({ mass }) => mass)).toEqual([4])
    expect(largestMassOf(chain, 1, -1)(both)).toBe(6)
  })
})

describe('neighbours', () => {
  const grid = (columns: number, rows: number, dx: number, dy: number) =>
    Float64Array.from({ length: 3 * columns * rows }, (_, k) => {
      const v = Math.floor(k / 3)
      return [dx * (v % columns), dy * Math.floor(v / columns), 5][k % 3]
    })
  const degrees = (positions: Float64Array, connectivity: 4 | 8) => {
    const { begins } = gridNeighbours(positions, connectivity)
    return [...begins.subarray(1)].map((end, v) => end - begins[v])
  }

  it('of a grid of 3 by 3 are 2, 3 and 4, or 3, 5 and 8 with corners, whatever its steps', () => {
    for (const dy of [2, 7]) {
      expect(degrees(grid(3, 3, 2, dy), 4)).toEqual([2, 3, 2, 3, 4, 3, 2, 3, 2])
      expect(degrees(grid(3, 3, 2, dy), 8)).toEqual([3, 5, 3, 5, 8, 5, 3, 5, 3])
    }
  })

  it('of a turned grid are the same', () => {
    const [c, s] = [0.8, 0.6]
    const flat = grid(3, 3, 10, 10)
    const turned = flat.map((value, k) =>
      k % 3 === 0 ? c * value - s * flat[k + 1] : k % 3 === 1 ? s * flat[k - 1] + c * value : value,
    )
    expect(degrees(turned, 8)).toEqual([3, 5, 3, 5, 8, 5, 3, 5, 3])
    expect(degrees(turned, 4)).toEqual([2, 3, 2, 3, 4, 3, 2, 3, 2])
  })

  it('of a mesh are the ends of its edges', () => {
    const { begins, indices } = meshNeighbours(4, Int32Array.of(0, 1, 2, 1, 3, 2))
    expect([...begins]).toEqual([0, 2, 5, 8, 10])
    expect([...indices]).toEqual([1, 2, 0, 2, 3, 0, 1, 3, 1, 2])
  })
})

describe('z of t', () => {
  it('is as rare as t, within 0.04', () => {
    for (const df of [4, 6, 10, 20, 58])
      for (let t = 0; t <= 8; t += 0.25)
        expect(Math.abs(zOfT(t, df) + normalQuantile(tUpper(t, df)))).toBeLessThan(0.04)
  })
})

describe('a test of maps', () => {
  const positions = Float64Array.from(
    { length: 3 * 36 },
    (_, k) => [Math.floor(k / 3) % 6, Math.floor(k / 18), 0][k % 3],
  )
  const neighbours = gridNeighbours(positions, 8)
  const maps = (n: number, seed: number, effect = 0, holes = 0) =>
    Float64Array.from({ length: n * 36 }, (_, k) => {
      const [i, v] = [Math.floor(k / 36), k % 36]
      if (holes > 0 && (i * 7 + v * 3) % 11 < holes) return Number.NaN
      return Math.sin(seed + 12.9898 * i * (1 + (v % 6)) + 4.1 * v) + (i % 2 === 0 && v < 12 ? effect : 0)
    })
  const isA = (n: number) => Uint8Array.from({ length: n }, (_, i) => (i + 1) % 2)
  const designs = (n: number): readonly MapDesign[] => [
    { kind: 'two-sample', isA: isA(n) },
    { kind: 'one-sample' },
    {
      kind: 'linear',
      tested: { name: 'group', values: Float64Array.from(isA(n)) },
      nuisance: [{ name: 'age', values: Float64Array.from({ length: n }, (_, i) => (i * i) % 17) }],
    },
    { kind: 'covered', isA: isA(n), leastShare: 0.6 },
  ]

  it.each([0, 1, 2, 3])('gives the same bits in 1, 2, 7 and 97 shards (design %i)', (which) => {
    const options = { permutations: 300, neighbours, clusterThreshold: 1.5, tfce: 'exact' } as const
    const of = (shards: number) => {
      const cuts = Array.from({ length: shards - 1 }, (_, k) => Math.floor((300 * (k + 1)) / shards))
      return tested(maps(16, 3, 0.8, which === 3 ? 1 : 0), 16, designs(16)[which], options, cuts)
    }
    const whole = of(1)
    for (const shards of [2, 7, 97]) {
      const { shard, statistic, pFwe, pTfce, clusters } = of(shards)
      expect({ shard, statistic, pFwe, pTfce, clusters }).toEqual({
        ...{ shard: whole.shard, statistic: whole.statistic, pFwe: whole.pFwe },
        ...{ pTfce: whole.pTfce, clusters: whole.clusters },
      })
    }
  })

  it('finds a planted difference by all three, where it is', () => {
    const options = { permutations: 499, neighbours, clusterThreshold: 2, tfce: 'integral' } as const
    const { pFwe, pTfce, clusters } = tested(maps(24, 3, 2), 24, designs(24)[0], options)
    expect(Math.min(...pFwe.subarray(0, 12))).toBeLessThan(0.01)
    expect(Math.min(...(pTfce as Float64Array).subarray(0, 12))).toBeLessThan(0.01)
    expect(clusters[0].p).toBeLessThan(0.01)
    expect(clusters[0].nodes[0]).toBeLessThan(12)
  })

  it('turns its signs when the groups change places', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (seed) => {
        const other = isA(10).map((is) => 1 - is)
        const options = { permutations: 'exact', neighbours, tfce: 'exact' } as const
        const one = tested(maps(10, seed), 10, { kind: 'two-sample', isA: isA(10) }, options)
        const two = tested(maps(10, seed), 10, { kind: 'two-sample', isA: other }, options)
        one.statistic.forEach((t, v) => {
          expect(two.statistic[v]).toBeCloseTo(-t, 9)
          expect(two.pFwe[v]).toBe(one.pFwe[v])
          expect((two.tfce as Float64Array)[v]).toBeCloseTo(-(one.tfce as Float64Array)[v], 9)
        })
      }),
      { numRuns: 10 },
    ))

  it('leaves out nodes that a map lacks, or that do not vary, whatever the labels', () => {
    const values = maps(8, 5)
    values[3] = Number.NaN
    for (let i = 0; i < 8; i++) values[36 * i + 10] = 4
    for (let i = 0; i < 8; i++) values[36 * i + 20] = i % 2
    const { kept } = prepareMapTest(values, 8, { kind: 'two-sample', isA: isA(8) })
    expect([3, 10].filter((v) => kept.includes(v))).toEqual([])
    expect(kept.length).toBe(34)
    // A node that parts the groups without any spread inside them has a very large t, and the smallest p that there is.
    const { statistic, pFwe, test } = tested(values, 8, { kind: 'two-sample', isA: isA(8) }, { permutations: 'exact' })
    const place = test.kept.indexOf(20)
    expect(Math.abs(statistic[place])).toBeGreaterThan(1e6)
    expect(pFwe[place]).toBe(2 / 70)
  })

  it('of unequal coverage is that of equal coverage where nothing is missing, but for the scale', () => {
    const options = { permutations: 'exact' } as const
    const plain = tested(maps(10, 9, 1), 10, { kind: 'two-sample', isA: isA(10) }, options)
    const covered = tested(maps(10, 9, 1), 10, { kind: 'covered', isA: isA(10), leastShare: 0.6 }, options)
    expect([...covered.pFwe]).toEqual([...plain.pFwe])
    plain.statistic.forEach((t, v) => {
      expect(covered.statistic[v]).toBeCloseTo(zOfT(t, 8), 9)
    })
  })
})
