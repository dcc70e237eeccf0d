import { describe, expect, it } from 'vitest'
import { isMissing } from '../model/missing.js'
import { gridSites } from './grid-maps.test-support.js'
import { type MapMethodId, mapMethods } from './index.js'
import { kernel } from './kernel.js'
import { linear } from './linear.js'
import { at, preparedMaps, sitesAt, valuesOf } from './methods.test-support.js'

const options = { nodeStepMm: 1 }

const fieldAt = (
  method: MapMethodId,
  sites: ReturnType<typeof sitesAt>,
  values: readonly number[],
  x: number,
  y: number,
): number => at(preparedMaps(mapMethods[method], sites, options).mapOf(values), x, y)

const five = [
  [0, 0],
  [10, 0],
  [0, 10],
  [10, 10],
  [5, 5],
] as const
const square = five.slice(0, 4)

describe('kernel', () => {
  it('gives 1.2183788595 at (5, 2.5) for the worked example of five points and a bandwidth of 7 mm', () => {
    const { mapOf } = preparedMaps(kernel, sitesAt(five, 10), { nodeStepMm: 0.5 })
    expect(at(mapOf([0, 1, 1, 0, 3], { bandwidthMm: 7 }), 5, 2.5)).toBeCloseTo(1.2183788595, 9)
  })

  it('takes 0.75 of the step for its bandwidth', () => {
    const { mapOf } = preparedMaps(kernel, sitesAt(five, 7 / 0.75), { nodeStepMm: 0.5 })
    const map = mapOf([0, 1, 1, 0, 3])
    const { planeMm } = map.support
    const gap = (i: number) => Math.abs(planeMm[2 * i] - 5) + Math.abs(planeMm[2 * i + 1] - 2.5)
    const nearest = Array.from(map.valuesUv.keys()).sort((i, k) => gap(i) - gap(k))[0]
    expect(gap(nearest)).toBeLessThan(1e-9)
    expect(map.valuesUv[nearest]).toBeCloseTo(1.2183788595, 9)
  })

  it('chooses the bandwidth of least error when each site is left out in turn', () => {
    const sites = sitesAt([...five, [20, 0], [20, 10]], 10)
    const values = { ...valuesOf([0, 100, 20, 150, 90, 180, 260]), counts: Int32Array.of(1, 2, 1, 3, 1, 2, 1) }
    const input = { sites, values, drawn: { trials: {} as never, multiplicity: [] }, threshold: {} as never }
    // NumPy: the least of Σ n (w − z₋ᵢ)² over 33 bandwidths from 2.5 to 40 mm.
    const chosen = kernel.fit?.({ ...input, options: { nodeStepMm: 1, bandwidth: 'loo' } })
    expect(chosen?.bandwidthMm).toBeCloseTo(4.204482076268572, 9)
    expect(kernel.fit?.({ ...input, options })).toEqual({})
  })
})

describe('nearest', () => {
  it('is flat around each site, and a tie goes to the lowest', () => {
    const values = [10, 20, 30, 40]
    expect(fieldAt('nearest', sitesAt(square, 10), values, 4, 4)).toBe(10)
    expect(fieldAt('nearest', sitesAt(square, 10), values, 5, 5)).toBe(10)
    expect(fieldAt('nearest', sitesAt(square, 10), values, 6, 9)).toBe(40)
  })

  it('maps one site and a line of sites', () => {
    expect(fieldAt('nearest', sitesAt([[0, 0]], 10), [7], 0, 0)).toBe(7)
    const line = sitesAt(
      [
        [0, 0],
        [10, 0],
        [20, 0],
      ],
      10,
    )
    expect(fieldAt('nearest', line, [1, 2, 3], 12, 3)).toBe(2)
  })
})

describe('natural', () => {
  it('gives 0.5 in the middle of a square with 0, 1, 1, 0 at its corners', () => {
    expect(fieldAt('natural', sitesAt(square, 10), [0, 1, 1, 0], 5, 5)).toBeCloseTo(0.5, 12)
  })
})

describe('gridfit', () => {
  it('smooths a wave by the same share whatever the node step: 1 / (1 + (kℓ)⁴), ℓ a third of the step', () => {
    const sites = gridSites(13, 13)
    const values = Array.from({ length: 169 }, (_, i) => 100 + 50 * Math.cos((2 * Math.PI * ((i % 13) - 6)) / 4))
    const share = 1 / (1 + ((2 * Math.PI) / 40) ** 4 * (10 / 3) ** 4)
    for (const nodeStepMm of [1, 2.5]) {
      const map = preparedMaps(mapMethods.gridfit, sites, { nodeStepMm }).mapOf(values)
      expect(Math.abs(at(map, 0, 0) - (100 + 50 * share))).toBeLessThan(1)
    }
  })
})

describe('linear', () => {
  it('averages sites at one place', () => {
    const sites = sitesAt([...five, [5, 5]], 10)
    expect(fieldAt('linear', sites, [0, 0, 0, 0, 10, 30], 5, 5)).toBeCloseTo(20, 9)
  })

  it('leaves out sites without trials, and what only they would have reached', () => {
    const sites = gridSites(3, 3)
    const values = [1, 1, 1, 1, 1, 1, Number.NaN, Number.NaN, Number.NaN]
    expect(fieldAt('linear', sites, values, 0, -4)).toBeCloseTo(1, 9)
    expect(fieldAt('linear', sites, values, 0, -8)).toBeNaN()
  })

  it('does not cut the squares of a grid one way: it is as symmetric as its values', () => {
    const { mapOf, support } = preparedMaps(linear, gridSites(3, 3), options)
    const { valuesUv } = mapOf([0, 20, 0, 60, 400, 60, 0, 20, 0])
    for (let i = 0; i < support.n; i++) {
      const mirrored = at(mapOf([0, 20, 0, 60, 400, 60, 0, 20, 0]), -support.planeMm[2 * i], support.planeMm[2 * i + 1])
      if (i % 37 === 0) expect(mirrored).toBeCloseTo(valuesUv[i], 9)
    }
  })
})

describe.each(['linear', 'natural'] as const)('%s', (id) => {
  it('is exact for a plane z = 2x − y + 30 everywhere inside the hull', () => {
    const plane = (x: number, y: number) => 2 * x - y + 30
    const values = five.map(([x, y]) => plane(x, y))
    for (const [x, y] of [
      [1, 1],
      [5, 2],
      [9, 3],
      [4, 8],
      [5, 5],
      [10, 4],
    ])
      expect(fieldAt(id, sitesAt(five, 10), values, x, y)).toBeCloseTo(plane(x, y), 9)
  })

  it('holds the value of the hull for half a step beyond it, and nothing further', () => {
    expect(fieldAt(id, sitesAt(square, 10), [10, 20, 10, 20], 13, 5)).toBeCloseTo(20, 9)
    expect(fieldAt(id, sitesAt(square, 10), [10, 20, 10, 20], 16, 5)).toBeNaN()
  })
})

describe.each(['linear', 'natural', 'tps', 'gridfit'] as const)('%s', (id) => {
  it.each([
    [
      'on a line',
      [
        [0, 0],
        [10, 0],
        [20, 0],
      ],
    ],
    [
      'at one place',
      [
        [3, 4],
        [3, 4],
      ],
    ],
    ['alone', [[3, 4]]],
  ])('has no map where the sites lie %s', (_name, places) => {
    const { support, prepare } = mapMethods[id]
    const sites = sitesAt(places as [number, number][], 10)
    const estimator = prepare(sites, support(sites, options), options)(new Uint8Array(sites.n).fill(1), {})
    expect(isMissing(estimator) && estimator.missing).toBe('collinear')
  })
})

describe('nodes of a field', () => {
  it('have areas that add up to the hull dilated by half a step, whatever the node step', () => {
    const area = (nodeStepMm: number) =>
      linear.support(gridSites(3, 3), { nodeStepMm }).areasMm2.reduce((sum, mm2) => sum + mm2, 0)
    const exact = 20 * 20 + 4 * 20 * 5 + Math.PI * 25
    for (const step of [0.7, 1, 2, 3]) expect(Math.abs(area(step) / exact - 1)).toBeLessThan(0.001)
  })
})
