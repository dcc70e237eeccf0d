import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bdf } from './bdf.js'
import { edf } from './edf.js'
import { sourceOf } from './edf.test-support.js'
import { edfContentOf, type PhysicalRecording } from './edf-quantise.js'
import { writeBdf, writeEdf } from './edf-write.js'

const recordingOf = (samplesUv: readonly number[], rateHz = 1000): PhysicalRecording => ({
  channels: [{ label: 'FDI', rateHz, samplesUv: [Float64Array.from(samplesUv)] }],
  startsMs: [0],
})
const zeros = (count: number, rateHz: number) =>
  edfContentOf(recordingOf(Array<number>(count).fill(0), rateHz), 16).recordMs
const coded = (code: string) => expect.objectContaining({ code })

const widths = [
  [16, 32_767, edf, writeEdf],
  [24, 8_388_607, bdf, writeBdf],
] as const

describe('voltages', () => {
  it.each(widths)('of %i bits come back within half a step, R / (2 · %i)', (bits, steps, format, write) => {
    const sample = fc.double({ min: -9_999_999, max: 9_999_999, noNaN: true })
    const scaled = fc.tuple(sample, fc.constantFrom(1, 1e-3, 1e-6)).map(([uv, scale]) => uv * scale)
    fc.assert(
      fc.property(fc.array(scaled, { minLength: 1, maxLength: 40 }), (samplesUv) => {
        const content = edfContentOf(recordingOf(samplesUv), bits)
        const channel = format.read(sourceOf(write(content)), {}).recording?.channels[0]
        const found = channel?.read(0, 0, samplesUv.length) ?? []
        const largest = Math.max(...samplesUv.map((uv) => Math.abs(uv)))
        const rangeUv = content.channels[0].physicalMax
        // Beside half a step there is the rounding of a few operations on numbers of the size of R.
        const most = (rangeUv / (2 * steps)) * (1 + 1e-12) + rangeUv * 8 * Number.EPSILON
        for (const [i, uv] of samplesUv.entries()) expect(Math.abs(found[i] - uv)).toBeLessThanOrEqual(most)
        if (largest > 0) expect(rangeUv).toBeLessThanOrEqual(largest + 1.000001e-5 * Math.max(1, largest))
      }),
      { numRuns: 300 },
    )
  })

  it('use the whole range of the channel, each on its own scale, and 0 stays 0', () => {
    const { channels } = edfContentOf(recordingOf([0, 500, -1000, 1000]), 16)
    const [{ physicalMin, physicalMax, digitalMin, digitalMax, digital, unit }] = channels
    expect([physicalMin, physicalMax, digitalMin, digitalMax, unit]).toEqual([-1000, 1000, -32_767, 32_767, 'uV'])
    expect([...digital[0]]).toEqual([0, 16_384, -32_767, 32_767])
  })

  it('of a silent channel have a scale as well', () => {
    const [{ physicalMax, digital }] = edfContentOf(recordingOf([0, 0]), 16).channels
    expect([physicalMax, [...digital[0]]]).toEqual([1, [0, 0]])
  })

  it('that were not recorded, or are more than the header can hold, are refused', () => {
    expect(() => edfContentOf(recordingOf([0, Number.NaN]), 16)).toThrow(coded('io/edf-sample-refused'))
    expect(() => edfContentOf(recordingOf([1e7]), 16)).toThrow(coded('io/edf-sample-refused'))
    expect(() => edfContentOf(recordingOf([Number.POSITIVE_INFINITY]), 24)).toThrow(coded('io/edf-sample-refused'))
  })
})

describe('the length of a record', () => {
  it('is one second where that divides the recording', () => expect(zeros(4000, 2000)).toBe(1000))

  it('is shorter where it must be', () => {
    expect(zeros(2600, 2000)).toBe(100)
    expect(zeros(147, 1000)).toBe(147)
  })

  it('is the whole recording where nothing shorter divides it', () => expect(zeros(2003, 2000)).toBe(1001.5))

  it('divides every run of every channel', () => {
    const channels = [
      { label: 'FDI', rateHz: 2000, samplesUv: [new Float64Array(600), new Float64Array(1000)] },
      { label: 'Force', rateHz: 100, samplesUv: [new Float64Array(30), new Float64Array(50)] },
    ]
    expect(edfContentOf({ channels, startsMs: [0, 5000] }, 16).recordMs).toBe(100)
  })

  it('is refused where there is none', () => {
    expect(() => zeros(1000, 1925.926)).toThrow(coded('io/edf-time-refused'))
    const channels = [
      { label: 'FDI', rateHz: 2000, samplesUv: [new Float64Array(600)] },
      { label: 'APB', rateHz: 2000, samplesUv: [new Float64Array(601)] },
    ]
    expect(() => edfContentOf({ channels, startsMs: [0] }, 16)).toThrow(coded('io/edf-time-refused'))
  })
})
