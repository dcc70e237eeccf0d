import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridMap, gridSites, gridView } from '../map/grid-maps.test-support.js'
import { planeSupport } from '../map/support.js'
import type { MuscleMap } from '../model/map.js'
import { missing } from '../model/missing.js'
import { area } from './area.js'
import { borderFraction } from './border-fraction.js'
import { gridFrom, valueOf } from './metrics.test-support.js'
import { viewOf } from './view.js'

const side = fc.integer({ min: 2, max: 5 })
const uv = fc.oneof(fc.constantFrom(0, 50, 100), fc.double({ min: 0, max: 400, noNaN: true }))
const anyGrid = fc.tuple(side, side, fc.array(uv, { minLength: 25, maxLength: 25 })).map(gridFrom)

const share = (values: number[][], over: Partial<MuscleMap> = {}) =>
  valueOf(borderFraction, 'border_fraction', values, over)
const middle = (centre: number, corner: number) => [
  [corner, 0, 0],
  [0, centre, 0],
  [0, 0, 0],
]

describe('border_fraction', () => {
  it('is a quarter where the centre of a 3 × 3 grid holds three quarters', () => {
    expect(share(middle(75, 25))).toBe(0.25)
  })

  it('is noted above 5 %, also beside sizes, and always with the warning of its interval', () => {
    expect(borderFraction.notes?.(gridView(middle(95, 5)))).toEqual(['narrow-interval'])
    expect(borderFraction.notes?.(gridView(middle(94, 6)))).toEqual(['border', 'narrow-interval'])
    expect(area.notes?.(gridView(middle(94, 6)))).toContain('border')
  })

  it('takes the hull where sites form no lattice, edges included', () => {
    const grid = gridSites(3, 3)
    const sites = { ...grid, rule: { ...grid.rule, lattice: null } } as MuscleMap['sites']
    expect(share(middle(75, 25), { sites })).toBe(0.25)
    expect(
      share(
        [
          [0, 25, 0],
          [0, 75, 0],
          [0, 0, 0],
        ],
        { sites },
      ),
    ).toBe(0.25)
  })

  it('weighs the sites also where the map is a field', () => {
    const map = gridMap(middle(75, 25))
    const support = planeSupport(map.sites, 2)
    const field = { ...map, support, valuesUv: new Float64Array(support.n).fill(1) }
    expect(borderFraction.of(viewOf(field)).border_fraction).toBe(0.25)
  })

  it('does not exist for an empty map', () => {
    expect(share(middle(0, 0))).toEqual(missing('empty-map'))
  })

  it('lies between 0 and 1, and is 1 on grids without an inner site', () => {
    fc.assert(
      fc.property(anyGrid, (values) => {
        const found = share(values)
        if (typeof found !== 'number') return
        expect(found >= 0 && found <= 1).toBe(true)
        if (values.length < 3 || values[0].length < 3) expect(found).toBe(1)
      }),
    )
  })
})
