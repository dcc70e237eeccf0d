import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Frame, pointsOf } from '../model/frame.js'
import { fitPlane, fromPlane, toPlane } from './plane.js'
import { cross, dot, type Vec3 } from './vector.js'

const planeOf = <F extends Frame>(frame: F, rows: number[][], coilAxes?: number[]) =>
  fitPlane(pointsOf(frame, Float64Array.from(rows.flat())), frame, {
    coilAxes: coilAxes === undefined ? null : Float64Array.from(coilAxes),
  })

const close = (actual: Vec3, expected: Vec3) => {
  for (let k = 0; k < 3; k++) expect(actual[k]).toBeCloseTo(expected[k], 9)
}

const level = [
  [0, 0, 40],
  [10, 0, 40],
  [0, 20, 40],
  [10, 20, 40],
]

describe('fitPlane in an anatomical frame', () => {
  it('points u right, v anterior and the normal to superior on top of the head', () => {
    const { originMm, u, v, normal, anchored } = planeOf('subject', level)
    close(originMm, [5, 10, 40])
    close(u, [1, 0, 0])
    close(v, [0, 1, 0])
    close(normal, [0, 0, 1])
    expect(anchored).toBe(true)
  })

  it('points the normal against the coil, and u still right', () => {
    const { u, v, normal } = planeOf('subject', level, [Number.NaN, Number.NaN, Number.NaN, 0, 0, 1])
    close(normal, [0, 0, -1])
    close(u, [1, 0, 0])
    close(v, [0, 1, 0])
  })

  it('takes right as the guide where the plane faces anterior: v then runs down the forehead', () => {
    const { u, v } = planeOf(
      'mni',
      [
        [0, 80, 0],
        [10, 80, 0],
        [0, 80, 10],
        [10, 80, 10],
      ],
      [0, -1, 0],
    )
    close(u, [1, 0, 0])
    close(v, [0, 0, -1])
  })

  it('leans with the head: on the left slope u points right and up', () => {
    const { u, v, normal } = planeOf('subject', [
      [-40, 0, 30],
      [-30, 0, 40],
      [-40, 10, 30],
      [-30, 10, 40],
    ])
    const half = Math.sqrt(0.5)
    close(normal, [-half, 0, half])
    close(u, [half, 0, half])
    close(v, [0, 1, 0])
  })
})

describe('fitPlane elsewhere', () => {
  it('is z = 0 itself for a grid measured on the scalp by tape, with or without a column of heights', () => {
    const expected = {
      frame: 'scalp',
      originMm: [0, 0, 0],
      u: [1, 0, 0],
      v: [0, 1, 0],
      normal: [0, 0, 1],
      anchored: true,
    }
    expect(
      planeOf('scalp', [
        [-40, 10, 0],
        [-30, 20, 0],
      ]),
    ).toEqual(expected)
    expect(
      planeOf('scalp', [
        [-40, 10, Number.NaN],
        [-30, 20, Number.NaN],
      ]),
    ).toEqual(expected)
  })

  it('follows the largest spread in a device frame and is not anchored', () => {
    const { u, v, normal, anchored } = planeOf('device:x', level, [0, 0, -1])
    close(u, [0, 1, 0])
    close(v, [-1, 0, 0])
    close(normal, [0, 0, 1])
    expect(anchored).toBe(false)
  })

  it.each([
    ['one place', [[3, 4, 5]]],
    [
      'one place twice',
      [
        [3, 4, 5],
        [3, 4, 5],
      ],
    ],
    [
      'a line',
      [
        [0, 0, 0],
        [1, 2, 3],
        [2, 4, 6],
      ],
    ],
    [
      'a line upwards',
      [
        [1, 1, 0],
        [1, 1, 9],
      ],
    ],
    ['no place', [[Number.NaN, Number.NaN, Number.NaN]]],
  ])('has three axes at right angles for %s', (_name, rows) => {
    for (const frame of ['subject', 'device:x', 'scalp'] as const) {
      const { u, v, normal } = planeOf(frame, rows)
      for (const axis of [u, v, normal]) expect(dot(axis, axis)).toBeCloseTo(1, 12)
      expect([dot(u, v), dot(u, normal), dot(v, normal)].every((value) => Math.abs(value) < 1e-12)).toBe(true)
    }
  })

  it('holds a line of points: their distances are kept', () => {
    const points = pointsOf('subject', Float64Array.from([0, 0, 0, 1, 2, 2, 2, 4, 4]))
    const inPlane = toPlane(points, fitPlane(points, 'subject'))
    expect(Math.sqrt((inPlane[4] - inPlane[0]) ** 2 + (inPlane[5] - inPlane[1]) ** 2)).toBeCloseTo(6, 12)
  })
})

describe('laws of planes', () => {
  const coordinate = fc.double({ min: -100, max: 100, noNaN: true })
  const cloud = fc.array(fc.tuple(coordinate, coordinate, coordinate), { minLength: 1, maxLength: 30 })
  const frames = fc.constantFrom<Frame>('subject', 'device:x')

  it('u, v and normal are right-handed, or u points right', () =>
    fc.assert(
      fc.property(cloud, frames, (rows, frame) => {
        const { u, v, normal } = planeOf(frame, rows)
        expect(dot(cross(u, v), normal) > 0.999 || u[0] > 0).toBe(true)
      }),
    ))

  it('points of the plane come back from the frame', () =>
    fc.assert(
      fc.property(cloud, frames, (rows, frame) => {
        const points = pointsOf(frame, Float64Array.from(rows.flat()))
        const plane = fitPlane(points, frame)
        const inPlane = toPlane(points, plane)
        toPlane(fromPlane(inPlane, plane), plane).forEach((mm, k) => expect(mm).toBeCloseTo(inPlane[k], 9))
      }),
    ))

  it('no other plane through the mean is nearer: tilting it adds to the squares', () =>
    fc.assert(
      fc.property(cloud, fc.double({ min: -0.3, max: 0.3, noNaN: true }), (rows, tilt) => {
        const { u, normal, originMm } = planeOf('device:x', rows)
        const squares = (n: Vec3) =>
          rows.reduce((sum, p) => sum + dot([p[0] - originMm[0], p[1] - originMm[1], p[2] - originMm[2]], n) ** 2, 0) /
          dot(n, n)
        const tilted: Vec3 = [normal[0] + tilt * u[0], normal[1] + tilt * u[1], normal[2] + tilt * u[2]]
        expect(squares(normal)).toBeLessThanOrEqual(squares(tilted) + 1e-7)
      }),
    ))
})
