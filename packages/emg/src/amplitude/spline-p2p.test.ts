import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { peakToPeakUv } from './p2p.js'
import { splinePeakToPeakUv } from './spline-p2p.js'

const axis = { startMs: -5, stepMs: 1, samples: 12 }
const sweep = (uv: (ms: number) => number) => Float64Array.from({ length: axis.samples }, (_, k) => uv(k - 5))

describe('peak-to-peak on a spline', () => {
  it('adds the absolute values of the extremes, so that a response of one sign counts its smallest value too', () => {
    // 10 + t less the mean of the baseline, 7: from 3 to 6 in 0 ≤ t < 4.
    const rising = sweep((t) => 10 + t)
    expect(splinePeakToPeakUv(rising, axis, [0, 4], [-5, 0], 1)).toBeCloseTo(3 + 6, 9)
    expect(splinePeakToPeakUv(rising, axis, [0, 4], [-5, -4], 1)).toBeCloseTo(5 + 8, 9)
  })

  it('finds the peak between two samples', () => {
    const parabola = sweep((t) => 100 - (t - 2.5) * (t - 2.5))
    const fine = splinePeakToPeakUv(parabola, axis, [2, 3.1], [-5, -4.999], 120)
    const flat = 100 - 56.25
    expect(fine).toBeGreaterThan(2 * (100 - flat) - 0.5)
  })

  it('goes through cubic curves exactly, also at the ends', () =>
    fc.assert(
      fc.property(fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: -9, max: 9 }))), ([a, b, c, d]) => {
        const cubic = (t: number) => a + b * t + c * t * t + (d * t * t * t) / 10
        const factor = 7
        const count = factor * axis.samples
        const stepMs = (axis.samples - 1) / (count - 1)
        const at = Array.from({ length: count }, (_, k) => cubic(-5 + k * stepMs))
        const level = at[0]
        const extremes = [Math.max(...at.slice(0, -1)) - level, Math.min(...at.slice(0, -1)) - level]
        const found = splinePeakToPeakUv(sweep(cubic), axis, [-5, 6], [-5, -5 + stepMs], factor)
        expect(found).toBeCloseTo(Math.abs(extremes[0]) + Math.abs(extremes[1]), 7)
      }),
    ))

  it('equals the plain amplitude where nothing is resampled and both signs occur', () => {
    const both = sweep((t) => (t < 0 ? 0 : t % 2 === 0 ? 30 : -20))
    expect(splinePeakToPeakUv(both, axis, [0, 6], [-5, 0], 1)).toBeCloseTo(peakToPeakUv(both), 9)
  })

  it('has no value where window or baseline were not recorded, or a sample is missing', () => {
    const some = sweep((t) => t)
    expect(splinePeakToPeakUv(some, axis, [0, 9], [-5, 0])).toBeNaN()
    expect(splinePeakToPeakUv(some, axis, [0, 4], [-9, 0])).toBeNaN()
    expect(splinePeakToPeakUv(some.subarray(0, 3), { ...axis, samples: 3 }, [-5, -4], [-5, -4])).toBeNaN()
    expect(
      splinePeakToPeakUv(
        some.map((uv, k) => (k === 6 ? Number.NaN : uv)),
        axis,
        [0, 4],
        [-5, 0],
      ),
    ).toBeNaN()
  })
})
