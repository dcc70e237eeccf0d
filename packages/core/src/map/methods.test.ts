import { describe, expect, it } from 'vitest'
import { fitPlane, toPlane } from '../geometry/plane.js'
import { pointsOf } from '../model/frame.js'
import { isMissing } from '../model/missing.js'
import type { Sites } from '../model/sites.js'
import { gridSites, trialsOf } from './grid-maps.test-support.js'
import { mapMethods } from './index.js'
import { kernel } from './kernel.js'
import { linear } from './linear.js'

const options = { nodeStepMm: 1 }
const drawn = { trials: trialsOf([]), multiplicity: [] }

function sitesAt(places: readonly (readonly [number, number])[], stepMm: number): Sites {
  const positionsMm = pointsOf('scalp', Float64Array.from(places.flatMap(([x, y]) => [x, y, 0])))
  const plane = fitPlane(positionsMm, 'scalp')
  const n = places.length
  const ones = new Float64Array(n).fill(1)
  const rule = { kind: 'each', stepMm, lattice: null } as const
  const common = {
    n,
    frame: 'scalp',
    positionsMm,
    plane,
    planeMm: toPlane(positionsMm, plane),
    areasMm2: ones,
    weights: ones,
  }
  return { ...common, labels: places.map(String), siteOfStimulus: Int32Array.from(ones.keys()), rule } as Sites
}

const valuesOf = (valuesUv: readonly number[]) => ({
  counts: Int32Array.from(valuesUv, (value) => (Number.isNaN(value) ? 0 : 1)),
  valuesUv: Float64Array.from(valuesUv),
  probabilities: Float64Array.from(valuesUv),
})

function fieldAt(
  method: keyof typeof mapMethods,
  sites: Sites,
  values: readonly number[],
  x: number,
  y: number,
): number {
  const { support, prepare } = mapMethods[method]
  const nodes = support(sites, options)
  const estimator = prepare(
    sites,
    nodes,
    options,
  )(
    Uint8Array.from(values, (value) => (Number.isNaN(value) ? 0 : 1)),
    {},
  )
  if ('missing' in estimator) throw new RangeError(estimator.missing)
  const field = estimator.estimate(valuesOf(values), drawn)
  const at = Array.from(field.keys()).find(
    (i) => Math.abs(nodes.planeMm[2 * i] - x) + Math.abs(nodes.planeMm[2 * i + 1] - y) < 1e-9,
  )
  return at === undefined ? Number.NaN : field[at]
}

const five = [
  [0, 0],
  [10, 0],
  [0, 10],
  [10, 10],
  [5, 5],
] as const

describe('kernel', () => {
  it('gives 1.2183788595 at (5, 2.5) for the worked example of five points and a bandwidth of 7 mm', () => {
    // The bandwidth is 0.75 of the step; nodes every 2.5 mm so that (5, 2.5) is one.
    const sites = sitesAt(five, 7 / 0.75)
    const nodes = kernel.support(sites, { nodeStepMm: 0.5 })
    const estimator = kernel.prepare(sites, nodes, options)(new Uint8Array(5).fill(1), {})
    if ('missing' in estimator) throw new RangeError(estimator.missing)
    const field = estimator.estimate(valuesOf([0, 1, 1, 0, 3]), drawn)
    const nearest = Array.from(field.keys()).sort((i, k) => gap(i) - gap(k))[0]
    function gap(i: number): number {
      return Math.abs(nodes.planeMm[2 * i] - 5) + Math.abs(nodes.planeMm[2 * i + 1] - 2.5)
    }
    expect(gap(nearest)).toBeLessThan(1e-9)
    expect(field[nearest]).toBeCloseTo(1.2183788595, 9)
  })
})

describe('linear', () => {
  it('is exact for a plane z = 2x − y + 30 everywhere inside the hull', () => {
    const plane = (x: number, y: number) => 2 * x - y + 30
    const sites = sitesAt(five, 10)
    const values = five.map(([x, y]) => plane(x, y))
    for (const [x, y] of [
      [1, 1],
      [5, 2],
      [9, 3],
      [4, 8],
    ])
      expect(fieldAt('linear', sites, values, x, y)).toBeCloseTo(plane(x, y), 9)
  })

  it('holds the value of the hull for half a step beyond it, and nothing further', () => {
    const sites = sitesAt(
      [
        [0, 0],
        [10, 0],
        [0, 10],
        [10, 10],
      ],
      10,
    )
    expect(fieldAt('linear', sites, [10, 20, 10, 20], 13, 5)).toBeCloseTo(20, 9)
    expect(fieldAt('linear', sites, [10, 20, 10, 20], 16, 5)).toBeNaN()
  })

  it('averages sites at one place', () => {
    const sites = sitesAt([...five, [5, 5]], 10)
    expect(fieldAt('linear', sites, [0, 0, 0, 0, 10, 30], 5, 5)).toBeCloseTo(20, 9)
  })

  it('has no map where the sites lie on a line', () => {
    const sites = sitesAt(
      [
        [0, 0],
        [10, 0],
        [20, 0],
      ],
      10,
    )
    const support = linear.support(sites, options)
    expect(linear.prepare(sites, support, options)(new Uint8Array(3).fill(1), {})).toEqual({ missing: 'collinear' })
  })

  it('leaves out sites without trials, and what only they would have reached', () => {
    const sites = gridSites(3, 3)
    const values = [1, 1, 1, 1, 1, 1, Number.NaN, Number.NaN, Number.NaN]
    expect(fieldAt('linear', sites, values, 0, -4)).toBeCloseTo(1, 9)
    expect(fieldAt('linear', sites, values, 0, -8)).toBeNaN()
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

describe('every map method', () => {
  const flat = new Array(9).fill(7)
  it.each(Object.keys(mapMethods) as (keyof typeof mapMethods)[])(
    '%s gives a constant map for constant values',
    (id) => {
      const sites = gridSites(3, 3)
      const support = mapMethods[id].support(sites, options)
      const estimator = mapMethods[id].prepare(sites, support, options)(new Uint8Array(9).fill(1), {})
      if (isMissing(estimator)) throw new RangeError('no estimate')
      const field = estimator.estimate({ ...valuesOf(flat), counts: new Int32Array(9).fill(5) }, drawn)
      for (const value of field) expect(value).toBeCloseTo(7, 9)
    },
  )
})
