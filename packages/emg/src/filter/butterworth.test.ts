import { cos, sin } from '@penfield/kernels'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { butterworth } from './butterworth.js'
import type { Sections } from './frequency.js'
import { notch } from './notch.js'

const open = Number.POSITIVE_INFINITY

/** |H|² at a frequency. */
function power(sections: Sections, frequencyHz: number, samplingHz: number): number {
  const angle = (2 * Math.PI * frequencyHz) / samplingHz
  const square = (c0: number, c1: number, c2: number) => {
    const re = c0 + c1 * cos(angle) + c2 * cos(2 * angle)
    const im = c1 * sin(angle) + c2 * sin(2 * angle)
    return re * re + im * im
  }
  let product = 1
  for (let s = 0; s < sections.length; s += 6) {
    const [b0, b1, b2, a0, a1, a2] = sections.subarray(s, s + 6)
    product *= square(b0, b1, b2) / square(a0, a1, a2)
  }
  return product
}

const orders = fc.integer({ min: 1, max: 8 })
const edges = fc
  .tuple(fc.integer({ min: 10, max: 480 }), fc.integer({ min: 5, max: 400 }))
  .map(([low, width]): [number, number] => [low, Math.min(495, low + width)])

it('lets half of the power through at each edge, whatever the order', () =>
  fc.assert(
    fc.property(orders, edges, (order, [low, high]) => {
      expect(power(butterworth(order, [0, high], 1000), high, 1000)).toBeCloseTo(0.5, 9)
      expect(power(butterworth(order, [low, open], 1000), low, 1000)).toBeCloseTo(0.5, 9)
      const band = butterworth(order, [low, high], 1000)
      expect(power(band, low, 1000)).toBeCloseTo(0.5, 6)
      expect(power(band, high, 1000)).toBeCloseTo(0.5, 6)
    }),
  ))

it('passes 0 Hz unchanged as a low-pass, half the sampling rate as a high-pass, and stops them as the other', () => {
  for (let order = 1; order <= 8; order++) {
    const [low, high] = [butterworth(order, [0, 100], 1000), butterworth(order, [100, open], 1000)]
    expect(power(low, 0, 1000)).toBeCloseTo(1, 10)
    expect(power(low, 500, 1000)).toBeCloseTo(0, 10)
    expect(power(high, 500, 1000)).toBeCloseTo(1, 10)
    expect(power(high, 0, 1000)).toBeCloseTo(0, 10)
  }
})

it('has stable sections: every pole lies inside the unit circle', () =>
  fc.assert(
    fc.property(orders, edges, (order, [low, high]) => {
      const sections = butterworth(order, [low, high], 1000)
      expect(sections.length).toBe(6 * order)
      for (let s = 0; s < sections.length; s += 6) {
        expect(sections[s + 5]).toBeLessThan(1)
        expect(Math.abs(sections[s + 4])).toBeLessThan(1 + sections[s + 5])
      }
    }),
  ))

it('is nothing at all for a band without edges', () => {
  expect(butterworth(4, [0, open], 1000)).toEqual(new Float64Array(0))
})

it('refuses a frequency at or beyond half the sampling rate, and a band that holds none', () => {
  const codeOf = (order: number, band: readonly [number, number]) => {
    try {
      return butterworth(order, band, 1000).length
    } catch (problem) {
      return (problem as { code: string }).code
    }
  }
  expect(codeOf(4, [20, 500])).toBe('emg/filter-frequency')
  expect(codeOf(4, [-20, 100])).toBe('emg/filter-frequency')
  expect(codeOf(4, [Number.NaN, 100])).toBe('emg/filter-frequency')
  expect(codeOf(4, [600, open])).toBe('emg/filter-frequency')
  expect(codeOf(4, [100, 20])).toBe('emg/filter-band-empty')
  expect(codeOf(4, [100, 100])).toBe('emg/filter-band-empty')
  expect(codeOf(9, [20, 100])).toBe('emg/filter-order')
  expect(codeOf(2.5, [20, 100])).toBe('emg/filter-order')
})

it('says how fast the recording was sampled when a frequency is too high for it', () => {
  expect(() => butterworth(4, [20, 500], 1000)).toThrow(
    'A filter at 500 Hz is not possible: the recording has 1000 Hz, so the frequency must lie between 0 and 500 Hz.',
  )
  expect(() => notch(60, 100)).toThrow('A filter at 60 Hz is not possible')
})

it('a notch stops its frequency, and lets half of the power through at the edges of its width f₀ / Q', () => {
  const sections = notch(50, 1000)
  expect(power(sections, 50, 1000)).toBeCloseTo(0, 12)
  // The bilinear transform puts the edges at tan-warped places about 50 Hz, 50 / 30 Hz apart.
  const [below, above] = [50 - 25 / 30, 50 + 25 / 30].map((f) => power(sections, f, 1000))
  expect(below).toBeCloseTo(0.5, 1)
  expect(above).toBeCloseTo(0.5, 1)
  expect(power(sections, 0, 1000)).toBeCloseTo(1, 12)
  expect(power(sections, 45, 1000)).toBeGreaterThan(0.97)
})
