import type { Recording } from '@penfield/core'
import { sin } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noSignalOptions, prepareRecording, rectified } from './signal.js'

const samples = 1200

/** Sweeps from −100 to 500 ms at 2 kHz. */
function recordingOf(...sweeps: readonly ((tMs: number) => number)[]): Recording {
  const sweepsUv = Float64Array.from({ length: sweeps.length * samples }, (_, i) =>
    sweeps[Math.floor(i / samples)](-100 + (i % samples) / 2),
  )
  const sweepOfStimulus = Int32Array.from(sweeps, (_, k) => k)
  return { stepMs: 0.5, startMs: -100, samples, sweepsUv, sweepOfStimulus }
}

const sine = (hz: number) => (tMs: number) => 100 * sin((2 * Math.PI * hz * tMs) / 1000)
const artefact = (tMs: number) => (tMs >= 0 && tMs < 3 ? 5000 : 0)
const largest = (values: Float64Array) => values.reduce((most, x) => Math.max(most, Math.abs(x)), 0)

describe('prepareRecording', () => {
  it('hands a recording back as it is when nothing is asked of it', () => {
    const recording = recordingOf(sine(100))
    expect(prepareRecording(recording, noSignalOptions)).toEqual({ recording, issues: [], edgeMs: 0 })
    expect(prepareRecording(recording, noSignalOptions).recording).toBe(recording)
  })

  it('never writes to the recording it was given', () => {
    const recording = recordingOf(sine(100), artefact)
    const before = recording.sweepsUv.slice()
    prepareRecording(recording, { blankMs: [-1, 4], detrend: true, bandHz: [20, 450], notchHz: 50, rectify: true })
    expect(recording.sweepsUv).toEqual(before)
  })

  it('keeps what lies in the band without delay, and removes drift and mains', () => {
    const inBand = recordingOf(sine(100))
    const all = recordingOf((t) => sine(100)(t) + sine(50)(t) + 3 * t + 700, sine(100))
    const { recording } = prepareRecording(all, { ...noSignalOptions, detrend: true, bandHz: [20, 450], notchHz: 50 })
    for (let i = 500; i < 700; i++) {
      // Sweeps of 600 ms are short for the notch: up to 15 of the 100 µV of mains are left.
      expect(Math.abs(recording.sweepsUv[i] - inBand.sweepsUv[i])).toBeLessThan(15)
      expect(Math.abs(recording.sweepsUv[samples + i] - inBand.sweepsUv[i])).toBeLessThan(2)
    }
  })

  it('takes each side of a band by itself', () => {
    const both = recordingOf((t) => sine(5)(t) + sine(300)(t))
    const of = (bandHz: readonly [number, number]) =>
      prepareRecording(both, { ...noSignalOptions, bandHz }).recording.sweepsUv.subarray(400, 800)
    const at = (hz: number) => recordingOf(sine(hz)).sweepsUv.subarray(400, 800)
    expect(largest(of([50, Number.POSITIVE_INFINITY]).map((x, i) => x - at(300)[i]))).toBeLessThan(1)
    expect(largest(of([0, 50]).map((x, i) => x - at(5)[i]))).toBeLessThan(1)
    expect(of([0, Number.POSITIVE_INFINITY])).toEqual(both.sweepsUv.subarray(400, 800))
  })

  it('fits the line to the samples outside of the blank, so that the artefact does not tilt it', () => {
    const drifting = recordingOf((t) => 2 * t + 30 + artefact(t))
    const options = { ...noSignalOptions, detrend: true, blankMs: [0, 3] as const }
    expect(largest(prepareRecording(drifting, options).recording.sweepsUv)).toBeLessThan(1e-9)
    expect(
      largest(prepareRecording(drifting, { ...options, blankMs: null }).recording.sweepsUv.subarray(210)),
    ).toBeGreaterThan(1)
  })

  it('blanks the artefact before it filters, so that none of it is spread over the sweep', () => {
    const options = { ...noSignalOptions, bandHz: [20, 450] as const }
    const blanked = prepareRecording(recordingOf(artefact), { ...options, blankMs: [-1, 4] })
    expect(largest(blanked.recording.sweepsUv)).toBeLessThan(1e-9)
    expect(blanked.issues).toEqual([])
    const spread = prepareRecording(recordingOf(artefact), options)
    // Over what follows it; what stands before the pulse is filtered by itself.
    expect(largest(spread.recording.sweepsUv.subarray(260))).toBeGreaterThan(10)
    expect(largest(spread.recording.sweepsUv.subarray(0, 196))).toBe(0)
    expect(spread.issues.map(({ code }) => code)).toEqual(['emg/filter-artefact'])
  })

  it('lets nothing after the pulse reach what stands before it', () => {
    const noise = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: samples, maxLength: samples })
    fc.assert(
      fc.property(noise, fc.integer({ min: 100, max: 5000 }), (values, responseUv) => {
        const quiet = (tMs: number) => values[2 * (tMs + 100)]
        const loud = (tMs: number) => quiet(tMs) + (tMs > 20 && tMs < 40 ? responseUv : 0)
        const options = { ...noSignalOptions, bandHz: [20, 450] as const, notchHz: 50 }
        const { sweepsUv } = prepareRecording(recordingOf(quiet, loud), options).recording
        expect(sweepsUv.subarray(samples, samples + 200)).toEqual(sweepsUv.subarray(0, 200))
      }),
      { numRuns: 50 },
    )
  })

  it('makes a sweep with a missing sample missing throughout, and says how many there are', () => {
    const gap = (t: number) => (t === 20 ? Number.NaN : sine(100)(t))
    const nothing = () => Number.NaN
    const options = { ...noSignalOptions, blankMs: [-1, 4] as const, bandHz: [20, 450] as const }
    const { recording, issues } = prepareRecording(recordingOf(sine(100), gap, gap, nothing), options)
    expect(recording.sweepsUv.subarray(0, samples).every(Number.isFinite)).toBe(true)
    expect(recording.sweepsUv.subarray(samples).every(Number.isNaN)).toBe(true)
    expect(issues).toMatchObject([{ code: 'emg/filter-gaps', count: 2 }])
    expect(issues[0].what).toBe('2 sweeps have missing samples and cannot be filtered; they are left out as short.')
  })

  it('does not mind a sample that is missing inside the blank', () => {
    const saturated = (t: number) => (t >= 0 && t < 3 ? Number.NaN : sine(100)(t))
    const options = { ...noSignalOptions, blankMs: [-1, 4] as const, bandHz: [20, 450] as const }
    const { recording, issues } = prepareRecording(recordingOf(saturated), options)
    expect(recording.sweepsUv.every(Number.isFinite)).toBe(true)
    expect(issues).toEqual([])
  })

  it('leaves gaps as they are where samples stand for themselves', () => {
    const gap = (t: number) => (t === 20 ? Number.NaN : -5)
    const { recording, issues } = prepareRecording(recordingOf(gap), { ...noSignalOptions, rectify: true })
    expect(recording.sweepsUv.filter(Number.isNaN)).toHaveLength(1)
    expect(recording.sweepsUv[0]).toBe(5)
    expect(issues).toEqual([])
  })

  it('filters each sweep as if it were alone', () => {
    const options = { ...noSignalOptions, detrend: true, bandHz: [20, 450] as const }
    const prepared = (...sweeps: readonly ((t: number) => number)[]) =>
      prepareRecording(recordingOf(...sweeps), options).recording.sweepsUv
    const three = prepared(sine(100), sine(30), artefact)
    const one = [sine(100), sine(30), artefact].flatMap((sweep) => [...prepared(sweep)])
    expect(three).toEqual(Float64Array.from(one))
  })

  it('says how far from the ends the filter has not settled, and that is nowhere without a filter', () => {
    const { edgeMs } = prepareRecording(recordingOf(sine(100)), { ...noSignalOptions, bandHz: [20, 450] })
    expect(edgeMs).toBeGreaterThan(40)
    expect(edgeMs).toBeLessThan(200)
    expect(prepareRecording(recordingOf(sine(100)), { ...noSignalOptions, detrend: true }).edgeMs).toBe(0)
  })

  it('refuses sweeps that are too short for the filter', () => {
    const short: Recording = { ...recordingOf(sine(100)), samples: 20, sweepsUv: new Float64Array(40) }
    expect(() => prepareRecording(short, { ...noSignalOptions, bandHz: [20, 450] })).toThrow(
      'A sweep has 20 samples, and the filter needs at least 28.',
    )
  })
})

it('rectified takes absolute values', () => {
  expect(rectified({ ...recordingOf(), sweepsUv: Float64Array.of(-1, 2, -0) }).sweepsUv).toEqual(
    Float64Array.of(1, 2, 0),
  )
})
