import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activeAreas } from '../map/active-area.js'
import { absolute, gridMap, gridSites, threshold } from '../map/grid-maps.test-support.js'
import { planeSupport } from '../map/support.js'
import type { MuscleMap, Threshold } from '../model/map.js'
import { missing } from '../model/missing.js'
import { excitabilityAuc } from './excitability-auc.js'
import { gridFrom, valueOf } from './metrics.test-support.js'
import { cutOf, viewOf } from './view.js'
import { volumeNormalised } from './volume-normalised.js'

const side = fc.integer({ min: 2, max: 5 })
const uv = fc.oneof(fc.constantFrom(0, 50, 100), fc.double({ min: 0, max: 400, noNaN: true }))
const anyGrid = fc.tuple(side, side, fc.array(uv, { minLength: 25, maxLength: 25 })).map(gridFrom)

const levels: readonly Threshold[] = [
  threshold(),
  absolute(50),
  threshold({ kind: 'relative', fraction: 0.25 }),
  threshold({ kind: 'noise', floorUv: 20, thetaUv: 50 }),
]

/** ∫₀¹ area(f · max w) df by the midpoint rule, straight from the area above a level. */
function byMidpoints(map: MuscleMap, steps: number): number {
  const { maxUv, thetaUv } = viewOf(map)
  const { leastUv, offUv } = cutOf(map.threshold, thetaUv)
  let sum = 0
  for (let k = 0; k < steps; k++) {
    const levelUv = ((k + 0.5) / steps) * (maxUv - offUv) + offUv
    sum += activeAreas(map, Math.max(leastUv, levelUv)).reduce((total, mm2) => total + mm2, 0)
  }
  return sum / steps
}

function hill(level: Threshold): MuscleMap {
  const sites = gridSites(5, 5)
  const support = planeSupport(sites, 2)
  const valuesUv = Float64Array.from({ length: support.n }, (_, i) => {
    const [x, y] = [support.planeMm[2 * i] - 3, support.planeMm[2 * i + 1] + 5]
    return 300 / (1 + (x * x + 2 * y * y) / 80)
  })
  return { ...gridMap([Array<number>(25).fill(1)], { sites, threshold: level }), support, valuesUv }
}

describe('excitability_auc', () => {
  it('is 150 mm² for two cells of which one is half as high: both up to the half, one above it', () => {
    expect(valueOf(excitabilityAuc, 'excitability_auc', [[80, 40]])).toBe(150)
  })

  it('does not exist for an empty map', () => {
    const over = { threshold: absolute(50) }
    expect(valueOf(excitabilityAuc, 'excitability_auc', [[50, 40]], over)).toEqual(missing('empty-map'))
  })

  it('equals the normalised volume on cells, whatever the threshold', () => {
    fc.assert(
      fc.property(anyGrid, fc.constantFrom(...levels), (values, level) => {
        const over = { threshold: level }
        const [auc, volume] = [
          valueOf(excitabilityAuc, 'excitability_auc', values, over),
          valueOf(volumeNormalised, 'volume_normalised', values, over),
        ]
        if (typeof volume !== 'number') expect(auc).toEqual(volume)
        else expect(auc).toBeCloseTo(volume, 8)
      }),
    )
  })

  it('is the integral of the area over the levels, on cells and on a field', () => {
    for (const level of levels) {
      for (const map of [
        hill(level),
        gridMap(
          [
            [10, 80],
            [300, 55],
          ],
          { threshold: level },
        ),
      ]) {
        const auc = excitabilityAuc.of(viewOf(map)).excitability_auc as number
        expect(Math.abs(auc / byMidpoints(map, 4000) - 1)).toBeLessThan(1e-3)
      }
    }
  })

  it('lies within 1 % of the normalised volume on a smooth field', () => {
    const view = viewOf(hill(threshold()))
    const volume = volumeNormalised.of(view).volume_normalised as number
    expect(Math.abs((excitabilityAuc.of(view).excitability_auc as number) / volume - 1)).toBeLessThan(0.01)
  })
})
