// The crosstalk needed, where EMG adds sample by sample and the amplitude is the peak-to-peak of the sum.
import { crosstalkNeeded } from '@penfield/core'
import { exp } from '@penfield/kernels'
import { describe, expect, it } from 'vitest'
import { mixingMatrix } from './mixing-matrix.js'
import { unmixAmplitudes } from './unmix-amplitudes.js'

const stepMs = 0.25

/** Two opposite lobes a few ms apart; peak-to-peak 1. */
function response(latencyMs: number, widthMs: number, secondMs: number): Float64Array {
  const lobe = (t: number, lateMs: number, gain: number) => {
    const u = (t - latencyMs - 4 - lateMs) / widthMs
    return -gain * u * exp(-u * u)
  }
  const uv = Float64Array.from({ length: 240 }, (_, k) => lobe(k * stepMs, 0, 1) + lobe(k * stepMs, secondMs, -0.6))
  const size = peakToPeak(uv)
  return uv.map((value) => value / size)
}

const peakToPeak = (uv: Float64Array): number =>
  uv.reduce((a, b) => Math.max(a, b)) - uv.reduce((a, b) => Math.min(a, b))

/** Amplitudes of two muscles at 7 × 7 sites 10 mm apart, centres 20 mm apart, µV; the second at a gain of its own. */
function fields(gainB: number): [Float64Array, Float64Array] {
  const field = (y0: number) =>
    Float64Array.from({ length: 49 }, (_, i) => {
      const [x, y] = [10 * (i % 7) - 30, 10 * Math.floor(i / 7) - 30 - y0]
      return 300 * exp(-(x * x + y * y) / 288)
    })
  return [field(-10), field(10).map((uv) => gainB * uv)]
}

const totalOf = (uv: Float64Array): number => uv.reduce((sum, value) => sum + value, 0)

const intersection = (a: Float64Array, b: Float64Array): number => {
  const [ofA, ofB] = [totalOf(a), totalOf(b)]
  return a.reduce((sum, value, i) => sum + Math.min(value / ofA, b[i] / ofB), 0)
}

/** Peak-to-peak at every site of `own` with c of `other` in it. */
const heard = (own: Float64Array, other: Float64Array, c: number, shape: Float64Array, ofOther: Float64Array) =>
  own.map((uv, i) => peakToPeak(shape.map((value, k) => uv * value + c * other[i] * ofOther[k])))

const same = response(16, 3, 5)
const shapes = {
  same,
  later: response(17, 3, 5),
  wider: response(16, 4, 5),
  laterAndWider: response(18, 4, 6),
} as const

/** c as found, over c. */
function foundOf(shape: keyof typeof shapes, gainB: number, c: number): number {
  const [a, b] = fields(gainB)
  const [mixedA, mixedB] = [heard(a, b, c, same, shapes[shape]), heard(b, a, c, shapes[shape], same)]
  const { mixing } = crosstalkNeeded({
    quantity: 'overlap',
    observed: intersection(mixedA, mixedB),
    reference: intersection(a, b),
    totals: [totalOf(mixedA), totalOf(mixedB)],
    totalsOf: 'observed',
  })
  return mixing / c
}

describe('the crosstalk needed, from waveforms', () => {
  it('is c itself where both muscles respond with one shape at one time', () => {
    for (const gainB of [1, 0.3]) for (const c of [0.05, 0.2, 0.5]) expect(foundOf('same', gainB, c)).toBeCloseTo(1, 6)
  })
  it.each([
    ['one response is a third wider', 'wider', 0.95],
    ['one comes 1 ms later', 'later', 0.85],
    ['one comes 2 ms later and is a third wider', 'laterAndWider', 0.55],
  ] as const)('is too small where %s, since leak and response peak apart', (_, shape, least) => {
    for (const gainB of [1, 0.3]) {
      const found = [0.05, 0.1, 0.2, 0.3, 0.5].map((c) => foundOf(shape, gainB, c))
      for (const [k, share] of found.entries()) {
        expect(share).toBeGreaterThan(k === 0 ? least : found[k - 1])
        expect(share).toBeLessThan(1)
      }
    }
  })
})

describe('amplitudes with crosstalk taken off', () => {
  it('are those without it where both muscles respond with one shape at one time', () => {
    const [a, b] = fields(0.3)
    const mixing = mixingMatrix(
      [
        { source: 'DM', channel: 'LES', gain: 0.3 },
        { source: 'LES', channel: 'DM', gain: 0.3 },
      ],
      ['DM', 'LES'],
    )
    const found = unmixAmplitudes([heard(a, b, 0.3, same, same), heard(b, a, 0.3, same, same)], mixing)
    for (const [m, uv] of [a, b].entries())
      for (const [i, value] of uv.entries()) expect(found[m][i]).toBeCloseTo(value, 8)
  })
})
