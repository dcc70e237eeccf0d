// The worked example of the metric definitions, computed independently with NumPy: step 10 mm, two maps A and B.
import { describe, expect, it } from 'vitest'
import { absolute, gridView, mapA, mapB, threshold } from '../map/grid-maps.test-support.js'
import type { MuscleMap } from '../model/map.js'
import { metrics } from './index.js'

function numbers(values: number[][], over: Partial<MuscleMap> = {}): Record<string, unknown> {
  const view = gridView(values, over)
  return Object.assign({}, ...metrics.map((metric) => metric.of(view)))
}

const near = (value: unknown, expected: number) => expect(value).toBeCloseTo(expected, 9)

describe('the worked example without a threshold', () => {
  it.each([
    [
      'A',
      mapA,
      {
        volume: 72000,
        ln_volume: 11.184421398,
        max_amplitude: 400,
        mean_amplitude: 80,
        cog_x: 1.1111111111,
        cog_y: -1.3888888889,
      },
    ],
    [
      'B',
      mapB,
      {
        volume: 70000,
        ln_volume: 11.156250521,
        max_amplitude: 300,
        mean_amplitude: 77.7777777778,
        cog_x: 1.5714285714,
        cog_y: 2,
      },
    ],
  ])('gives the volume, amplitudes and centre of gravity of map %s', (_name, values, expected) => {
    const found = numbers(values)
    for (const [id, value] of Object.entries(expected)) near(found[id], value)
  })
})

describe('the worked example above 50 µV', () => {
  it('weighs only the sites above the threshold', () => {
    const a = numbers(mapA, { threshold: absolute(50) })
    near(a.cog_x, 0.8823529412)
    near(a.cog_y, -1.4705882353)
    near(a.volume, 68000)
    const b = numbers(mapB, { threshold: absolute(50) })
    near(b.cog_x, 1.6393442623)
    near(b.cog_y, 1.4754098361)
    near(b.volume, 61000)
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
