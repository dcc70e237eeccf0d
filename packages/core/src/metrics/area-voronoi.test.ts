import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { absolute, gridSites } from '../map/grid-maps.test-support.js'
import type { MuscleMap } from '../model/map.js'
import { area } from './area.js'
import { areaVoronoi } from './area-voronoi.js'
import { gridFrom, valueOf } from './metrics.test-support.js'

const side = fc.integer({ min: 2, max: 5 })
const uv = fc.oneof(fc.constantFrom(0, 50, 100), fc.double({ min: 0, max: 400, noNaN: true }))
const anyGrid = fc.tuple(side, side, fc.array(uv, { minLength: 25, maxLength: 25 })).map(gridFrom)

/** A 3 × 3 grid without its middle site. */
function ring(): MuscleMap['sites'] {
  const grid = gridSites(3, 3)
  const kept = [0, 1, 2, 3, 5, 6, 7, 8]
  const pick = (of: ArrayLike<number>, size: number) =>
    kept.flatMap((i) => Array.from({ length: size }, (_, k) => of[size * i + k]))
  return {
    ...gridSites(8, 1),
    positionsMm: Float64Array.from(pick(grid.positionsMm, 3)),
    planeMm: Float64Array.from(pick(grid.planeMm, 2)),
    rule: { ...grid.rule, lattice: Int32Array.from(pick(grid.rule.lattice as Int32Array, 2)) },
  } as MuscleMap['sites']
}

describe('area_voronoi', () => {
  it('equals the area on a whole grid, corners included', () => {
    fc.assert(
      fc.property(anyGrid, fc.double({ min: 0, max: 400, noNaN: true }), (values, theta) => {
        const over = { threshold: absolute(theta) }
        const cells = valueOf(area, 'area', values, over) as number
        expect(valueOf(areaVoronoi, 'area_voronoi', values, over)).toBeCloseTo(cells, 6)
      }),
    )
  })

  it('lets the neighbours of a site that is missing share its cell', () => {
    // The middle of the square, 100 mm², falls to the four sites beside it: 25 each.
    const over = { sites: ring(), threshold: absolute(50) }
    expect(valueOf(areaVoronoi, 'area_voronoi', [[0, 90, 0, 0, 0, 0, 0, 0]], over)).toBeCloseTo(125, 9)
    expect(valueOf(areaVoronoi, 'area_voronoi', [Array<number>(8).fill(90)], over)).toBeCloseTo(900, 9)
  })

  it('adds up the cells that scattered sites have', () => {
    const grid = gridSites(3, 1)
    const sites = { ...grid, areasMm2: Float64Array.of(70, 30, 50), rule: { ...grid.rule, lattice: null } }
    const over = { sites: sites as MuscleMap['sites'], threshold: absolute(50) }
    expect(valueOf(areaVoronoi, 'area_voronoi', [[90, 0, 60]], over)).toBe(120)
  })
})
