import { describe, expect, it } from 'vitest'
import { writer } from '../mat5/mat5.test-support.js'
import { matFixture } from '../mat5/mat5-fixtures.test-support.js'
import { readMat, recordingIn, samplesOf } from './recording.test-support.js'

const { joined, header, matrix } = writer(true)
const sweeps = (samples: number, trials: number) =>
  joined(header, matrix('meps', Array(trials).fill(Array.from({ length: samples }, (_, i) => i % 7))))

describe('sweeps as MEPFeatX takes them', () => {
  const recording = recordingIn(matFixture('mepFeatX'))

  it('are one run a trial, cut around its pulse, without a clock between them', () => {
    expect(recording.runs).toEqual(Array(3).fill({ startMs: 0, pulseMs: 50 }))
    expect([recording.hasClock, recording.markers]).toEqual([false, []])
    expect(recording.channels).toMatchObject([{ name: 'meps', kind: 'emg', unit: 'µV', samples: [200, 200, 200] }])
    expect(recording.channels[0].stepMs).toBeCloseTo(1 / 3, 15)
  })

  it('MF-1: meps is taken, not raw_meps', () => {
    const [, second] = samplesOf(recording, 'meps')
    expect(second).toEqual(Array.from({ length: 200 }, (_, i) => (((200 + i) % 17) - 8) * 1.5))
    expect([...recording.channels[0].read(2, 150, 2)]).toEqual([550, 551].map((k) => ((k % 17) - 8) * 1.5))
  })

  it.each([
    [451, 100],
    [601, 150],
  ])('MF-2: %i samples end at %i ms; what was assumed is written down', (samples, endMs) => {
    const [assumed, ...others] = readMat(sweeps(samples, 2)).issues
    expect(others).toEqual([])
    expect(assumed.code).toBe('io/mat-sweep-assumed')
    expect(assumed.what).toContain(
      `a rate of 3000 Hz, a start 50 ms before the pulse, amplitudes in µV. With them the ${samples} samples of a sweep run from -50 to ${endMs} ms.`,
    )
  })

  it('MF-2: rate and start come from options, and then nothing is assumed', () => {
    const options = { rateHz: 2000, sweepStartMs: -20, amplitudeUnit: 'mV' } as const
    const { recording: stated, issues } = readMat(sweeps(100, 1), options)
    expect(issues).toEqual([])
    expect(stated?.runs).toEqual([{ startMs: 0, pulseMs: 20 }])
    expect(stated?.channels).toMatchObject([{ unit: 'mV', stepMs: 0.5 }])
    expect(stated && [...stated.channels[0].read(0, 1, 2)]).toEqual([1000, 2000])
  })

  it('are not there where the sweep would end before the pulse, or beside positions', () => {
    expect(readMat(sweeps(151, 2)).recording).toBeUndefined()
    const bytes = joined(sweeps(451, 2), matrix('NavDataA', [[1], [2], [3]]), matrix('MEPampA', [[60]]))
    expect(readMat(bytes)).toMatchObject({ format: 'mat5', sessions: [{ part: null }] })
  })
})
