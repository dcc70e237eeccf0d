import { sin } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { windowRange } from '../segment.js'
import { rectifiedAreaUvMs } from './area.js'
import { netRootMeanSquareUv } from './net-rms.js'
import { peakToPeakUv } from './p2p.js'
import { rootMeanSquareRatio } from './ratio.js'
import { rootMeanSquareUv } from './rms.js'

const traces = fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 60 })
const trace = (values: readonly number[]) => Float64Array.from(values)

describe('the worked example of 5 µV at 60 Hz and a 200 µV response from 20 to 30 ms', () => {
  // Expected values: computed with NumPy, independently of this code.
  const axis = { startMs: 0, stepMs: 0.5, samples: 100 }
  const sweepUv = Float64Array.from({ length: axis.samples }, (_, k) => {
    const ms = k * axis.stepMs
    const response = ms > 20 && ms < 30 ? 200 * sin((2 * Math.PI * (ms - 20)) / 10) : 0
    return 5 * sin((2 * Math.PI * 60 * ms) / 1000) + response
  })
  const part = (a: number, b: number) => {
    const { first, end } = windowRange(axis, [a, b])
    return sweepUv.slice(first, end)
  }
  const background = part(0, 15)
  const window = part(15, 40)
  const rmsG = rootMeanSquareUv(background)

  it('has 30 background samples and 50 in the window', () =>
    expect([background.length, window.length]).toEqual([30, 50]))
  it.each([
    ['p2p', peakToPeakUv(window), 408.0901699437],
    ['rms', rootMeanSquareUv(window), 91.5910182298],
    ['background', rmsG, 3.6598790352],
    ['area', rectifiedAreaUvMs(window, axis.stepMs), 1342.3015928194],
    ['net-rms', netRootMeanSquareUv(window, rmsG), 91.5178665935],
    ['ratio', rootMeanSquareRatio(window, rmsG), 25.0256954808],
  ])('gives the published %s', (_, found, expected) => expect(Math.abs(found - expected)).toBeLessThan(1e-9))
})

it('takes the largest less the smallest also where both are positive', () => {
  expect(peakToPeakUv(trace([30, 10, 20]))).toBe(20)
})

it('has no net amplitude below the background, and no ratio to a silent one', () => {
  expect(netRootMeanSquareUv(trace([1, -1]), 5)).toBe(0)
  expect(rootMeanSquareRatio(trace([1, -1]), 0)).toBeNaN()
})

it('peak-to-peak does not see an offset, and grows with the trace', () =>
  fc.assert(
    fc.property(traces, fc.integer({ min: -500, max: 500 }), fc.integer({ min: 1, max: 8 }), (values, offset, k) => {
      const found = peakToPeakUv(trace(values))
      expect(peakToPeakUv(trace(values.map((e) => e + offset)))).toBeCloseTo(found, 8)
      expect(peakToPeakUv(trace(values.map((e) => e * k)))).toBeCloseTo(found * k, 6)
    }),
  ))

it('the RMS about the mean is at most half the peak-to-peak amplitude', () =>
  fc.assert(
    fc.property(traces, (values) => {
      const mean = values.reduce((sum, e) => sum + e, 0) / values.length
      const level = trace(values.map((e) => e - mean))
      expect(rootMeanSquareUv(level)).toBeLessThanOrEqual(peakToPeakUv(level) / 2 + 1e-8)
    }),
  ))

it('the mean rectified value is at most the RMS', () =>
  fc.assert(
    fc.property(traces, (values) => {
      const mean = rectifiedAreaUvMs(trace(values), 0.5) / (values.length * 0.5)
      expect(mean).toBeLessThanOrEqual(rootMeanSquareUv(trace(values)) * (1 + 1e-12) + 1e-12)
    }),
  ))
