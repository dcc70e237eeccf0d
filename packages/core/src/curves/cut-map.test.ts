import { draws } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activeAreas } from '../map/active-area.js'
import { gridMap, gridSites } from '../map/grid-maps.test-support.js'
import { planeSupport } from '../map/support.js'
import type { MuscleMap } from '../model/map.js'
import { cutOverTheta, thetaShares, thetasUvOf } from './cut-map.js'

/** A field on the nodes of a grid of 3 × 3 sites, or the sites themselves: rough, flat in places, not sampled in others. */
function mapOf(seed: number, isField: boolean, levels: number): MuscleMap {
  const { uniform, below } = draws(seed, 1, 0)
  const sites = gridSites(3, 3)
  const support = planeSupport(sites, 2)
  const values = (n: number) =>
    Float64Array.from({ length: n }, () =>
      below(12) === 0 ? Number.NaN : levels === 0 ? 100 * uniform() : below(levels) * 25,
    )
  const discrete = gridMap(
    [0, 1, 2].map(() => [...values(3)]),
    { sites },
  )
  if (!isField) return discrete
  const areasMm2 = support.areasMm2.map((mm2) => mm2 * uniform())
  return { ...discrete, method: 'linear', support: { ...support, areasMm2 }, valuesUv: values(support.n) }
}

describe('a map cut at each θ', () => {
  it('has, to the bit, the areas of each θ on its own, and none from its end on', () =>
    fc.assert(
      fc.property(fc.nat(1e6), fc.boolean(), fc.constantFrom(0, 1, 2, 5), (seed, isField, levels) => {
        const map = mapOf(seed, isField, levels)
        const { areasMm2, ends } = cutOverTheta(map)
        const width = thetaShares.length
        thetasUvOf(map).forEach((thetaUv, k) => {
          const own = Float64Array.from(ends, (_, i) => areasMm2[i * width + k])
          expect(own).toEqual(activeAreas(map, thetaUv))
          expect(own.every((mm2, i) => mm2 > 0 === k < ends[i])).toBe(true)
        })
      }),
    ))
})
