// The worked example of the metric definitions, computed independently with NumPy: step 10 mm, two maps A and B.
import { describe, expect, it } from 'vitest'
import { absolute, gridView, mapA, mapB, threshold } from '../map/grid-maps.test-support.js'
import type { MuscleMap } from '../model/map.js'
import { metrics } from './index.js'
import { covarianceOf } from './spread.js'

function numbers(values: number[][], over: Partial<MuscleMap> = {}): Record<string, unknown> {
  const view = gridView(values, over)
  return Object.assign({}, ...metrics.map((metric) => metric.of(view)))
}

const near = (value: unknown, expected: number) => expect(value).toBeCloseTo(expected, 9)

describe('the worked example without a threshold', () => {
  it.each([
    ['volume', 72000, 70000],
    ['ln_volume', 11.184421398, 11.156250521],
    ['volume_normalised', 180, 233.3333333333],
    ['excitability_auc', 180, 233.3333333333],
    ['mean_amplitude', 80, 77.7777777778],
    ['max_amplitude', 400, 300],
    ['cog_x', 1.1111111111, 1.5714285714],
    ['cog_y', -1.3888888889, 2],
    ['r25', 300, 300],
    ['r50', 100, 200],
    ['r75', 100, 100],
    ['spread_major', 5.1680746132, 5.8934994322],
    ['spread_minor', 4.1652907183, 4.8044761393],
    ['aspect_ratio', 1.2407476363, 1.2266684778],
    ['orientation', 172.3517263428, 68.3162616433],
    ['border_fraction', 0.4444444444, 0.5714285714],
    ['peaks', 1, 1],
    ['peak_persistence', 0, 0],
  ])('gives %s of A and B to all printed digits', (id, ofA, ofB) => {
    near(numbers(mapA)[id], ofA)
    near(numbers(mapB)[id], ofB)
  })

  it('gives the covariances of A and B', () => {
    for (const [values, uu, uv, vv] of [
      [mapA, 26.5432098765, -1.2345679012, 17.5154320988],
      [mapB, 24.6734693878, 4, 33.1428571429],
    ] as const) {
      const covariance = covarianceOf(gridView(values))
      near(covariance?.uu, uu)
      near(covariance?.uv, uv)
      near(covariance?.vv, vv)
    }
  })
})

describe('the worked example above 50 µV', () => {
  it.each([
    ['cog_x', 0.8823529412, 1.6393442623],
    ['cog_y', -1.4705882353, 1.4754098361],
    ['volume', 68000, 61000],
    ['area_hull', 100, 100],
    ['area_voronoi', 400, 400],
  ])('gives %s of the sites above the threshold', (id, ofA, ofB) => {
    near(numbers(mapA, { threshold: absolute(50) })[id], ofA)
    near(numbers(mapB, { threshold: absolute(50) })[id], ofB)
  })

  it('counts four active sites of 400 mm² in both: a site at exactly 50 µV is not active', () => {
    for (const values of [mapA, mapB]) {
      const found = numbers(values, { threshold: absolute(50) })
      expect([found.active_sites, found.area]).toEqual([4, 400])
    }
  })
})

describe('the worked example above a noise floor of 20 µV', () => {
  it('takes the floor off before weighting', () => {
    const noise = threshold({ kind: 'noise', floorUv: 20, thetaUv: 50 })
    const a = numbers(mapA, { threshold: noise })
    near(a.cog_x, 1)
    near(a.cog_y, -1.3333333333)
    near(a.volume, 72000 * 0.8333333333333333)
    const b = numbers(mapB, { threshold: noise })
    near(b.cog_x, 1.5517241379)
    near(b.cog_y, 2.0689655172)
    near(b.volume, 70000 * 0.8285714285714286)
  })
})
