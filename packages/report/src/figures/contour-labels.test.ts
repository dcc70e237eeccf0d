import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textBoxes, textFaults } from '../text-boxes.test-support.js'
import { contourLabels } from './contour-labels.js'
import { planView } from './plan.js'

const view = planView({ u0: -50, u1: 50, v0: -50, v1: 50 }, 0, 0, 100, 100)

/** A ring of 24 corners around the middle of the view. */
const ring = (radius: number, x = 50, y = 50): number[] =>
  Array.from({ length: 24 }, (_, k) => (2 * 3.141592653589793 * k) / 24).flatMap((angle) => [
    x + radius * Math.round(1000 * Math.sin(angle)) * 0.001,
    y - radius * Math.round(1000 * Math.cos(angle)) * 0.001,
  ])

describe('labels on contours', () => {
  it('stand on top of their ring where there is room', () => {
    const [label] = contourLabels([{ words: '25 %', rings: [ring(30)] }], [], view).flatMap((svg) => textBoxes(svg))
    expect((label.left + label.right) / 2).toBeCloseTo(50, 0)
    expect(Math.abs((label.top + label.bottom) / 2 - 20)).toBeLessThan(1)
  })

  it('go round the ring to leave a mark free, and are left out where nothing is free', () => {
    const contours = [{ words: '25 %', rings: [ring(30)] }]
    const [label] = contourLabels(contours, [50, 20], view).flatMap((svg) => textBoxes(svg))
    expect(label.left > 55 || label.right < 45 || label.top > 25).toBe(true)
    expect(contourLabels([{ words: '25 %', rings: [ring(2)] }], [50, 50], view)).toEqual([])
    expect(contourLabels([{ words: '25 %', rings: [] }], [], view)).toEqual([])
  })

  it('cover neither one another nor the edge, wherever the rings lie', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(60), fc.nat(100), fc.nat(100)), { maxLength: 6 }), (rings) => {
        const contours = rings.map(([radius, x, y], k) => ({ words: `${k} %`, rings: [ring(radius, x, y)] }))
        expect(textFaults(contourLabels(contours, [], view).join(''), 100, 100)).toEqual([])
      }),
    ))
})
