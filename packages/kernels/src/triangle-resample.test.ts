import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draws } from './philox.js'
import { drawnTrialMeans, plainTrialMeans, type TrialTable, trialTable } from './trial-means.js'
import { type TriangleNodes, triangleOperator } from './triangle-operator.js'
import { plainResamples, resampleMaps, summariseMaps } from './triangle-resample.js'
import { plainSummary, summaryWidth } from './triangle-summary.js'

const bits = (values: Float64Array) => [...new BigUint64Array(values.buffer, values.byteOffset, values.length)]
const address = { seed: 7, stream: 1 }

/** Nodes of triangles that share no more than vertices do: corners, coordinates, places and areas as they come. */
const nodesOf = (seed: number, vertices: number, triangles: number, n: number): TriangleNodes => {
  const { uniform, below } = draws(seed, 1, 0)
  const faces = Array.from({ length: triangles }, () => [below(vertices), below(vertices), below(vertices)])
  const corners = new Int32Array(3 * n)
  const lambdas = new Float64Array(3 * n)
  for (let i = 0; i < n; i++) {
    corners.set(below(20) === 0 ? [-1, -1, -1] : faces[below(triangles)], 3 * i)
    const weights = [uniform(), below(4) === 0 ? 0 : uniform(), uniform()]
    const sum = weights[0] + weights[1] + weights[2]
    lambdas.set(
      weights.map((weight) => weight / sum),
      3 * i,
    )
  }
  const positions = Float64Array.from({ length: 2 * n }, () => 100 * uniform() - 50)
  const areas = Float64Array.from({ length: n }, () => (below(2) === 0 ? 1 : uniform()))
  return { corners, lambdas, positions, areas, vertices }
}

/** The definition: every node on its own. */
function nodeByNode(nodes: TriangleNodes, values: Float64Array, thresholds: Float64Array): number[] {
  const { corners, lambdas, positions, areas, vertices } = nodes
  const muscles = thresholds.length
  const isAbove = [...thresholds].map((theta, m) =>
    Array.from(areas, (_, i) => {
      if (corners[3 * i] < 0) return null
      let z = 0
      for (let c = 3 * i; c < 3 * i + 3; c++) z += lambdas[c] * values[m * vertices + corners[c]]
      return z > theta ? z : null
    }),
  )
  const total = (weight: (z: number, i: number) => number) =>
    isAbove.map((zs) => zs.reduce((sum: number, z, i) => (z === null ? sum : sum + weight(z, i)), 0))
  const own = [
    total((_, i) => areas[i]),
    total((z, i) => areas[i] * z),
    total((z, i) => areas[i] * z * positions[2 * i]),
    total((z, i) => areas[i] * z * positions[2 * i + 1]),
  ]
  const shared: number[] = []
  for (let m = 0; m < muscles; m++)
    for (let l = m + 1; l < muscles; l++)
      shared.push(areas.reduce((sum, s, i) => (isAbove[m][i] !== null && isAbove[l][i] !== null ? sum + s : sum), 0))
  return [...Array.from({ length: muscles }, (_, m) => own.map((column) => column[m])).flat(), ...shared]
}

const problem = fc
  .record({
    seed: fc.integer({ min: 0, max: 1e6 }),
    vertices: fc.integer({ min: 3, max: 30 }),
    triangles: fc.integer({ min: 1, max: 25 }),
    n: fc.integer({ min: 1, max: 200 }),
    muscles: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ seed, vertices, triangles, n, muscles }) => {
    const { uniform } = draws(seed, 2, 0)
    return {
      nodes: nodesOf(seed, vertices, triangles, n),
      values: Float64Array.from({ length: muscles * vertices }, () => 100 * uniform()),
      thresholds: Float64Array.from({ length: muscles }, () => 100 * uniform()),
    }
  })

/** A table of trials, some not recorded; the first of each site always is. */
function tableOf(seed: number, sites: number, muscles: number, most: number, missing: number): TrialTable {
  const { uniform, below } = draws(seed, 3, 0)
  const starts = new Int32Array(sites + 1)
  for (let s = 0; s < sites; s++) starts[s + 1] = starts[s] + 1 + below(most)
  const values = Float64Array.from({ length: starts[sites] * muscles }, () =>
    uniform() < missing ? Number.NaN : 100 * uniform(),
  )
  for (let s = 0; s < sites; s++) for (let m = 0; m < muscles; m++) values[starts[s] * muscles + m] = 50
  return trialTable(starts, values, muscles)
}

describe('summary of linear maps by triangles', () => {
  it('is that of a loop over the nodes', () =>
    fc.assert(
      fc.property(problem, ({ nodes, values, thresholds }) => {
        const found = summariseMaps(triangleOperator(nodes), values, thresholds)
        nodeByNode(nodes, values, thresholds).forEach((expected, k) => {
          expect(Math.abs(found[k] - expected)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(expected)))
        })
      }),
    ))

  it('gives the same bits compiled and plain', () =>
    fc.assert(
      fc.property(problem, ({ nodes, values, thresholds }) => {
        const operator = triangleOperator(nodes)
        const plain = new Float64Array(summaryWidth(thresholds.length))
        plainSummary(operator, thresholds)(values, plain, 0)
        expect(bits(summariseMaps(operator, values, thresholds))).toEqual(bits(plain))
      }),
    ))

  it('counts strictly above: a map that equals the threshold everywhere has no area', () => {
    const nodes = nodesOf(3, 10, 8, 100)
    const values = new Float64Array(10).fill(0.1)
    expect([...summariseMaps(triangleOperator(nodes), values, Float64Array.of(0.1))]).toEqual([0, 0, 0, 0])
  })

  it('takes every node without a threshold, and none where a corner has no value', () => {
    const nodes = { ...nodesOf(4, 3, 1, 60), corners: new Int32Array(180).map((_, k) => k % 3) }
    const operator = triangleOperator({ ...nodes, areas: new Float64Array(60).fill(1) })
    const values = Float64Array.of(1, 2, 3)
    expect(summariseMaps(operator, values, Float64Array.of(Number.NEGATIVE_INFINITY))[0]).toBe(60)
    values[1] = Number.NaN
    expect([...summariseMaps(operator, values, Float64Array.of(0))]).toEqual([0, 0, 0, 0])
  })
})

describe('resamples of trials', () => {
  it('average the trials that the words of (seed, stream, index) name, half a word a draw', () => {
    const table = tableOf(5, 20, 2, 9, 0)
    const { word } = draws(address.seed, address.stream, 11)
    const words = Array.from({ length: table.starts[20] }, word)
    const means = drawnTrialMeans(table, address, 11)
    for (let s = 0; s < 20; s++) {
      const [first, end] = [table.starts[s], table.starts[s + 1]]
      let sum = 0
      for (let f = first; f < end; f++) {
        const half = f % 2 === 0 ? words[f >> 1] % 0x10000 : Math.floor(words[f >> 1] / 0x10000)
        sum += table.values[2 * (first + Math.floor((half * (end - first)) / 0x10000)) + 1]
      }
      expect(means[20 + s]).toBe(sum / (end - first))
    }
  })

  it('take a whole word a draw where a site has more than 100 trials', () => {
    const values = Float64Array.from({ length: 130 }, (_, k) => k)
    const means = drawnTrialMeans(trialTable(Int32Array.of(0, 130), values, 1), address, 3)
    const { below } = draws(address.seed, address.stream, 3)
    expect(means[0]).toBe(values.reduce((sum) => sum + below(130), 0) / 130)
  })

  it('never lose a muscle of a site that has a trial there', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 2 ** 40 }), (seed, index) => {
        expect(drawnTrialMeans(tableOf(seed, 12, 3, 6, 0.8), address, index).every(Number.isFinite)).toBe(true)
      }),
    ))

  it('give the same means compiled and plain, whatever is missing and however wide a draw is', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom(1, 4, 30, 140),
        fc.constantFrom(0, 0.3, 0.9),
        fc.integer({ min: 0, max: 2 ** 53 - 1 }),
        (seed, muscles, most, missing, index) => {
          const table = tableOf(seed, 9, muscles, most, missing)
          const plain = new Float64Array(9 * muscles)
          plainTrialMeans(table, address)(index, plain)
          expect(bits(drawnTrialMeans(table, address, index))).toEqual(bits(plain))
        },
      ),
    ))

  it('summarise the maps of their means, the same bits compiled and plain, in any cut of the range', () =>
    fc.assert(
      fc.property(problem, fc.integer({ min: 0, max: 6 }), ({ nodes, thresholds }, cut) => {
        const muscles = thresholds.length
        const operator = triangleOperator(nodes)
        const trials = tableOf(nodes.vertices, nodes.vertices, muscles, 5, 0.2)
        const whole = resampleMaps(operator, trials, thresholds, address, 10, 16)
        expect(bits(whole)).toEqual(bits(plainResamples(operator, trials, thresholds, address, 10, 16)))
        const first = resampleMaps(operator, trials, thresholds, address, 10, 10 + cut)
        const last = resampleMaps(operator, trials, thresholds, address, 10 + cut, 16)
        expect(bits(Float64Array.of(...first, ...last))).toEqual(bits(whole))
        const row = summariseMaps(operator, drawnTrialMeans(trials, address, 12), thresholds)
        expect(bits(row)).toEqual(bits(whole.slice(2 * row.length, 3 * row.length)))
      }),
      { numRuns: 50 },
    ))
})
