import { exp } from '@penfield/kernels'
import { expect, it } from 'vitest'
import { butterworth } from './butterworth.js'
import { notch } from './notch.js'
import { settlingSamples } from './settling.js'

it('is the time in which the slowest pole decays to 1 %', () => {
  // 2⁻⁷ is the first power of 1/2 below 1 %, and 0.9⁴⁴ that of 0.9.
  expect(settlingSamples(Float64Array.of(0.5, 0, 0, 1, -0.5, 0))).toBe(7)
  expect(settlingSamples(Float64Array.of(0.1, 0, 0, 1, -0.9, 0))).toBe(44)
  expect(settlingSamples(Float64Array.of(0.1, 0, 0, 1, -0.9, 0, 0.5, 0, 0, 1, -0.5, 0))).toBe(44)
  // (z − 0.9)(z + 0.5), and 0.9 e^(±iφ) whatever φ.
  expect(settlingSamples(Float64Array.of(1, 0, 0, 1, -0.4, -0.45))).toBe(44)
  expect(settlingSamples(Float64Array.of(1, 0, 0, 1, 0.3, 0.81))).toBe(44)
})

it('is nothing without a filter, and where no pole remembers', () => {
  expect(settlingSamples(new Float64Array(0))).toBe(0)
  expect(settlingSamples(Float64Array.of(0.5, 0.5, 0, 1, 0, 0))).toBe(0)
})

it('grows as the lower edge falls, about in proportion', () => {
  const [at20, at10] = [20, 10].map((low) => settlingSamples(butterworth(4, [low, 450], 5000)))
  expect(at10 / at20).toBeGreaterThan(1.9)
  expect(at10 / at20).toBeLessThan(2.1)
})

it('is most of a second for a notch at 50 Hz: its envelope decays as exp(−π f₀ t / Q)', () => {
  const ms = settlingSamples(notch(50, 1000))
  expect(exp((-Math.PI * 50 * ms) / 30_000)).toBeCloseTo(0.01, 3)
})
