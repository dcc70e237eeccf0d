import { cos, sin } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridMap } from '../map/grid-maps.test-support.js'
import type { MuscleMap } from '../model/map.js'
import { missing } from '../model/missing.js'
import { valueOf } from './metrics.test-support.js'
import { orientation } from './orientation.js'
import { viewOf } from './view.js'

const degrees = (values: number[][]) => valueOf(orientation, 'orientation', values)

describe('orientation', () => {
  it('is 0° for a map along x, 90° along y, 45° from back left to front right, 135° the other way', () => {
    expect(degrees([[9, 9, 9]])).toBe(0)
    expect(degrees([[9], [9], [9]])).toBe(90)
    expect(
      degrees([
        [0, 0, 9],
        [0, 9, 0],
        [9, 0, 0],
      ]),
    ).toBe(45)
    expect(
      degrees([
        [9, 0, 0],
        [0, 9, 0],
        [0, 0, 9],
      ]),
    ).toBe(135)
  })

  it('does not exist for a map that is round, or one site', () => {
    const round = [
      [9, 9],
      [9, 9],
    ]
    expect(degrees(round)).toEqual(missing('no-orientation'))
    expect(
      degrees([
        [9, 0],
        [0, 0],
      ]),
    ).toEqual(missing('no-orientation'))
  })

  it('does not exist where the frame does not say which way x points', () => {
    const map = gridMap([[9, 9, 9]])
    const plane = { ...map.support.plane, anchored: false }
    const view = viewOf({ ...map, support: { ...map.support, plane } })
    expect(orientation.of(view).orientation).toEqual(missing('no-anatomy'))
  })

  it('turns with the map, by half turns', () => {
    fc.assert(
      fc.property(fc.double({ min: -7, max: 7, noNaN: true }), (rad) => {
        const map = gridMap([[9, 5, 9]])
        const planeMm = map.support.planeMm.map((_, k, mm) =>
          k % 2 === 0 ? cos(rad) * mm[k] - sin(rad) * mm[k + 1] : sin(rad) * mm[k - 1] + cos(rad) * mm[k],
        )
        const turned: MuscleMap = { ...map, support: { ...map.support, planeMm } }
        const found = orientation.of(viewOf(turned)).orientation as number
        const halfTurns = (found - (rad * 180) / Math.PI) / 180
        expect(Math.abs(halfTurns - Math.round(halfTurns))).toBeLessThan(1e-9)
        expect(found >= 0 && found < 180).toBe(true)
      }),
    )
  })
})
