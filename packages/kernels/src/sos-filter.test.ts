import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filterSignals, filterSignalsPlain, type SignalPlan } from './sos-filter.js'
import { fitLine, zeroPhase } from './zero-phase.js'

/** y ← (x + 2 x₋₁ + x₋₂) / 4 + y₋₁ / 2 − y₋₂ / 4: poles of radius 1/2, gain 4/3 at 0 Hz. */
const lowPass = [0.25, 0.5, 0.25, 1, -0.5, 0.25]
/** A first difference over 1 − 0.9 z⁻¹, with a₀ = 2. */
const highPass = [2, -2, 0, 2, -1.8, 0]

type Filter = typeof filterSignals

function all(filter: Filter, signals: Float64Array, plan: SignalPlan): Float64Array {
  const out = new Float64Array(signals.length)
  filter(signals, plan, (row, k) => out.set(row, k * plan.samples))
  return out
}

const planOf = (samples: number, sections: readonly number[], line: SignalPlan['line'] = null): SignalPlan => ({
  samples,
  filter: sections.length === 0 ? null : zeroPhase(Float64Array.from(sections)),
  line,
})

/** Poles of radius r at ± angle, zeros anywhere. */
const section = fc
  .tuple(
    fc.double({ min: 0, max: 0.98, noNaN: true }),
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 2, maxLength: 2 }),
    fc.constantFrom(0.01, 0.5, 1, -3),
  )
  .map(([r, cosine, [b1, b2], gain]) => [gain, gain * b1, gain * b2, 1, -2 * r * cosine, r * r])

const cases = fc
  .record({
    sections: fc.array(section, { maxLength: 6 }),
    extra: fc.integer({ min: 1, max: 40 }),
    m: fc.integer({ min: 1, max: 5 }),
    numbers: fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 5, maxLength: 97 }),
    line: fc.constantFrom('none', 'all', 'middle', 'start', 'end'),
  })
  .map(({ sections, extra, m, numbers, line }) => {
    const samples = 3 * (2 * sections.length + 1) + 6 + extra
    const [from, to] = { middle: [5, 10], start: [0, 7], end: [samples - 5, samples] }[line as 'middle'] ?? []
    return {
      signals: Float64Array.from(
        { length: m * samples },
        (_, i) => numbers[(7 * i + (i >> 3)) % numbers.length] + i / 9,
      ),
      plan: planOf(samples, sections.flat(), line === 'none' ? null : fitLine(samples, from, to)),
    }
  })

const bits = (values: Float64Array) => new BigUint64Array(values.buffer)

it('gives the same bits compiled and plain', () =>
  fc.assert(
    fc.property(cases, ({ signals, plan }) => {
      expect(bits(all(filterSignals, signals, plan))).toEqual(bits(all(filterSignalsPlain, signals, plan)))
    }),
  ))

describe.each<[string, Filter]>([
  ['as it runs here', filterSignals],
  ['plain', filterSignalsPlain],
])('filterSignals, %s', (_, filter) => {
  it('is what the definition says: extend, filter, turn round, filter, turn back, cut', () => {
    const samples = 40
    const signals = Float64Array.from({ length: 3 * samples }, (_, i) => ((i * 37) % 23) - 11 + (i % 5))
    const sections = [...lowPass, ...highPass]
    const out = all(filter, signals, planOf(samples, sections))
    for (let k = 0; k < 3; k++) {
      const expected = byDefinition([...signals.subarray(k * samples, (k + 1) * samples)], [lowPass, highPass], 12)
      for (let i = 0; i < samples; i++) expect(out[k * samples + i]).toBeCloseTo(expected[i], 9)
    }
  })

  it('passes a constant without a transient, times the square of the gain at 0 Hz', () => {
    const out = all(filter, new Float64Array(50).fill(9), planOf(50, lowPass))
    for (const y of out) expect(y).toBeCloseTo(16, 12)
    for (const y of all(filter, new Float64Array(50).fill(9), planOf(50, highPass))) expect(y).toBeCloseTo(0, 12)
  })

  it('has no phase: a signal turned round gives the response turned round, away from the ends', () => {
    const pulse = Float64Array.from({ length: 201 }, (_, i) => (i === 100 ? 1 : 0))
    const out = all(filter, pulse, planOf(201, lowPass))
    for (let i = 1; i < 60; i++) expect(out[100 - i]).toBeCloseTo(out[100 + i], 12)
  })

  it('takes a line off, whatever stands in the samples that take no part in the fit', () => {
    const samples = 30
    const signal = Float64Array.from({ length: samples }, (_, i) => 5 - 2 * i + (i >= 10 && i < 14 ? 1000 : 0))
    const out = all(filter, signal, planOf(samples, [], fitLine(samples, 10, 14)))
    expect(Array.from(out, (x) => Math.round(1e9 * x) / 1e9 + 0)).toEqual(
      Array.from(out, (_, i) => (i >= 10 && i < 14 ? 1000 : 0)),
    )
  })

  it('keeps a sample that was not recorded to its own signal', () => {
    const signals = Float64Array.from({ length: 80 }, (_, i) => (i === 50 ? Number.NaN : i % 7))
    const out = all(filter, signals, planOf(40, lowPass))
    expect(out.subarray(0, 40).every(Number.isFinite)).toBe(true)
    expect(out.subarray(40).every(Number.isNaN)).toBe(true)
  })

  it('leaves its input as it was, and takes 32-bit numbers as they are', () => {
    const signals = Float32Array.from({ length: 120 }, (_, i) => Math.fround(Math.sqrt(i)))
    const before = signals.slice()
    const narrow = new Float64Array(120)
    filter(signals, planOf(40, lowPass), (row, k) => narrow.set(row, 40 * k))
    expect(signals).toEqual(before)
    expect(narrow).toEqual(all(filter, Float64Array.from(signals), planOf(40, lowPass)))
  })

  it('hands over nothing where there is no signal', () => {
    filter(new Float64Array(0), planOf(40, lowPass), () => expect.unreachable())
  })
})

describe('fitLine', () => {
  it('knows the mean index of the samples that take part, and their squares about it', () => {
    expect(fitLine(5)).toMatchObject({ count: 5, centre: 2, squares: 10 })
    expect(fitLine(5, 1, 4)).toMatchObject({ count: 2, centre: 2, squares: 8 })
    expect(fitLine(6, 0, 3)).toMatchObject({ count: 3, centre: 4, squares: 2 })
  })
})

describe('zeroPhase', () => {
  it('extends by 3 (2 s + 1), less three for each section of first order', () => {
    const padding = (sections: readonly number[]) => zeroPhase(Float64Array.from(sections)).padding
    expect(padding(lowPass)).toBe(9)
    expect(padding(highPass)).toBe(6)
    expect(padding([...lowPass, ...highPass])).toBe(12)
    expect(padding([...lowPass, 1, 0, 0, 1, -0.5, 0.1])).toBe(15)
  })
})

/** Direct form I from its difference equation, started by a constant long enough to be at rest. */
function byDefinition(signal: readonly number[], sections: readonly (readonly number[])[], padding: number): number[] {
  const n = signal.length
  const before = Array.from({ length: padding }, (_, k) => 2 * signal[0] - signal[padding - k])
  const after = Array.from({ length: padding }, (_, k) => 2 * signal[n - 1] - signal[n - 2 - k])
  const forwards = cascadeFromRest([...before, ...signal, ...after], sections)
  return cascadeFromRest(forwards.reverse(), sections)
    .reverse()
    .slice(padding, padding + n)
}

function cascadeFromRest(signal: readonly number[], sections: readonly (readonly number[])[]): number[] {
  const lead = 2000
  let x = [...new Array<number>(lead).fill(signal[0]), ...signal]
  for (const [b0, b1, b2, a0, a1, a2] of sections) {
    const y: number[] = []
    for (let i = 0; i < x.length; i++)
      y.push(
        (b0 * x[i] + b1 * (x[i - 1] ?? 0) + b2 * (x[i - 2] ?? 0) - a1 * (y[i - 1] ?? 0) - a2 * (y[i - 2] ?? 0)) / a0,
      )
    x = y
  }
  return x.slice(lead)
}
