import { dilateHull } from '@penfield/core'
import { draws } from '@penfield/kernels'
import { describe, expect, it } from 'vitest'
import { exampleResult } from '../example-result.test-support.js'
import { activeNodes, shares } from './active.js'
import { siteCells } from './cells.js'
import { ellipse95 } from './ellipse.js'
import { extentOf, planView } from './plan.js'
import { outlineAbove } from './region.js'
import { sitePanels } from './site-layout.js'
import { decimated } from './trace.js'
import { voronoiCells } from './voronoi-cells.js'

const result = exampleResult({ side: 3 })
const [map] = result.maps
const view = planView(extentOf(result), 0, 0, 30, 30)

/** The map with given values, µV, at its 3 × 3 sites from the lower left. */
const withValues = (...values: number[]) => ({ ...map, valuesUv: Float64Array.from(values) })

describe('the view from above', () => {
  it('has right on the right and anterior on top', () => {
    expect(view.x(10)).toBeGreaterThan(view.x(-10))
    expect(view.y(10)).toBeLessThan(view.y(-10))
  })
})

describe('cells', () => {
  it('are squares of the site’s area on an exact lattice', () => {
    expect(siteCells(result.sites)[4]).toEqual({ corners: [-5, -5, 5, -5, 5, 5, -5, 5], across: [1, 5, 7, 3] })
  })

  it('share their corners when stimuli stray from the lattice', () => {
    const planeMm = result.sites.planeMm.slice()
    planeMm[8] += 2
    const cells = siteCells({ ...result.sites, planeMm })
    expect(cells[4].corners.slice(2, 4)).toEqual(cells[5].corners.slice(0, 2))
    expect(cells[4].corners[2]).toBe(5.5)
  })
})

describe('cells of scattered sites', () => {
  it('are the squares of the lattice when the sites happen to lie on one', () => {
    const middle = voronoiCells(result.sites.planeMm, 10)[4]
    expect(new Set(middle.across)).toEqual(new Set([1, 3, 5, 7]))
    expect(middle.corners.map(Math.abs)).toEqual(Array(8).fill(5))
  })

  it('fill the hull once: their areas are those of the sites', () => {
    const random = draws(1, 3, 0)
    const planeMm = Float64Array.from({ length: 60 }, () => 40 * random.uniform())
    const total = voronoiCells(planeMm, 6).reduce((sum, { corners }) => sum + area(corners), 0)
    expect(total).toBeCloseTo(area([...dilateHull(planeMm, 3)]), 6)
  })

  it('give two active neighbours one outline without the side between them', () => {
    const loose = { ...result.sites, rule: { ...result.sites.rule, lattice: null } }
    const path = outlineAbove({ ...withValues(0, 0, 0, 0, 90, 90, 0, 0, 0), sites: loose }, 50, view)
    expect(path.match(/M/g)?.length).toBe(1)
    expect(path.endsWith('Z')).toBe(true)
  })
})

/** Shoelace. */
function area(corners: readonly number[]): number {
  const n = corners.length / 2
  let twice = 0
  for (let k = 0; k < n; k++) {
    const next = (k + 1) % n
    twice += corners[2 * k] * corners[2 * next + 1] - corners[2 * next] * corners[2 * k + 1]
  }
  return twice / 2
}

describe('the outline above a level', () => {
  it('goes round two neighbours as one loop of six corners', () => {
    const path = outlineAbove(withValues(0, 0, 0, 90, 90, 0, 0, 0, 0), 50, view)
    expect(path.match(/M/g)?.length).toBe(1)
    expect(path.match(/[ML]/g)?.length).toBe(6)
  })

  it('goes round a hole apart from the rim', () => {
    expect(outlineAbove(withValues(90, 90, 90, 90, 0, 90, 90, 90, 90), 50, view).match(/M/g)?.length).toBe(2)
  })

  it('is empty at a value equal to the level, and where nothing was sampled', () => {
    expect(outlineAbove(withValues(50, 50, 50, 50, 50, 50, 50, 50, 50), 50, view)).toBe('')
    expect(outlineAbove(map, Number.POSITIVE_INFINITY, view)).toBe('')
  })

  it('never leaves the sampled part of a plane grid', () => {
    const field = exampleResult({ support: 'plane' })
    const wide = planView(extentOf(field), 0, 0, 100, 100)
    const [first] = field.maps
    const path = outlineAbove({ ...first, valuesUv: first.valuesUv.map(() => 100) }, 50, wide)
    const numbers = path.match(/-?[\d.]+/g)?.map((each) => +each) ?? []
    expect(numbers.length).toBeGreaterThan(20)
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...numbers)).toBeLessThanOrEqual(100)
  })
})

describe('shares', () => {
  it('add up to 1 and take the noise floor off first', () => {
    const floored = shares(withValues(10, 10, 10, 10, 50, 10, 10, 10, 30))
    expect(floored?.[4]).toBeCloseTo(40 / 60, 12)
    expect(floored?.[8]).toBeCloseTo(20 / 60, 12)
  })

  it('do not exist without a response', () => expect(shares(withValues(0, 0, 0, 0, 0, 0, 0, 0, 0))).toBeNull())

  it('count strictly what exceeds the threshold', () => {
    expect([...activeNodes(withValues(31, 31.1, 0, 0, 0, 0, 0, 0, Number.NaN))]).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0])
  })
})

describe('the 95 % ellipse', () => {
  it('lies along the cloud with radii √(5.99 λ)', () => {
    const ellipse = ellipse95(Float64Array.from([-2, -2, 2, 2, -1, 1, 1, -1, Number.NaN, 0]))
    expect(ellipse?.centreMm).toEqual([0, 0])
    expect(ellipse?.angleRad).toBeCloseTo(0.7853981633974483, 12)
    expect(ellipse?.majorMm).toBeCloseTo(Math.sqrt((5.991464547107979 * 16) / 3), 12)
    expect(ellipse?.minorMm).toBeCloseTo(Math.sqrt((5.991464547107979 * 4) / 3), 12)
  })

  it('needs three points', () => expect(ellipse95(Float64Array.from([0, 0, 1, 1]))).toBeNull())
})

describe('panels of sites', () => {
  it('stand as on the head: the last lattice row on top', () => {
    const { places, onLattice } = sitePanels(result.sites, [0, 4, 8])
    expect(onLattice).toBe(true)
    expect(places).toEqual([
      { site: 0, column: 0, row: 2 },
      { site: 4, column: 1, row: 1 },
      { site: 8, column: 2, row: 0 },
    ])
  })
})

describe('thinned traces', () => {
  it('keep the lowest and the highest sample of each part, in order', () => {
    expect(decimated([0, 5, 1, -3, 2, 2, 9, 0, 0, 1, -1, 0], 2)).toEqual([1, 3, 6, 10])
    expect(decimated([1, 2, 3], 2)).toEqual([0, 1, 2])
  })
})
