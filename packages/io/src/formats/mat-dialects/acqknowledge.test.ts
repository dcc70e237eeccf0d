import { describe, expect, it } from 'vitest'
import { writer } from '../mat5/mat5.test-support.js'
import { matFixture } from '../mat5/mat5-fixtures.test-support.js'
import { readMat, recordingIn, refusalOf, samplesOf } from './recording.test-support.js'

const { element, joined, start, text, small, header, matrix } = writer(true)
const lines = (name: string, value: string) =>
  element(14, joined(start(4, 1, value.length, name), element(2, text(value))))

/** One channel of the values 1 and 2 without a unit. */
const fileOf = (interval: number, unit: string, units: readonly Uint8Array[] = []) =>
  joined(
    header,
    matrix('data', [[1, 2]]),
    lines('labels', 'EMG'),
    matrix('isi', [[interval]]),
    lines('isi_units', unit),
    ...units,
  )

describe('a MATLAB export of AcqKnowledge', () => {
  const recording = recordingIn(matFixture('acqKnowledge'))

  it('is told by its variables and named so', () => {
    expect(readMat(matFixture('acqKnowledge'))).toMatchObject({ format: 'acqknowledge-mat', sessions: [], issues: [] })
  })

  it('AQ-1: the rate is 1000/isi when the unit is ms', () => {
    expect(recording.channels.map(({ stepMs }) => 1000 / stepMs)).toEqual([2000, 2000, 2000])
    expect(recordingIn(fileOf(0.001, 's'), { amplitudeUnit: 'mV' }).channels[0].stepMs).toBe(1)
  })

  it('AQ-2: labels and units are trimmed; Volts and mV are both understood per channel', () => {
    expect(recording.channels.map(({ name, unit }) => [name, unit])).toEqual([
      ['EMG FDI', 'mV'],
      ['EMG APB', 'Volts'],
      ['Stimulus', 'Volts'],
    ])
    expect(samplesOf(recording, 'EMG FDI')).toEqual([[500, Number.NaN, -250, 1000]])
    const [apb] = samplesOf(recording, 'EMG APB')
    for (const [i, value] of [1, 2, -3, 0].entries()) expect(apb[i]).toBeCloseTo(value, 12)
  })

  it('AQ-3: a stimulus channel is not an EMG channel', () => {
    expect(recording.channels.map(({ kind }) => kind)).toEqual(['emg', 'emg', 'trigger'])
  })

  it('is one run that begins as many samples after the recording as it says', () => {
    expect(recording).toMatchObject({ runs: [{ startMs: 2, pulseMs: null }], markers: [], hasClock: true })
  })

  it('may have its labels and units in cells', () => {
    const cell = (value: string) => element(14, joined(start(4, 1, value.length, ''), element(2, text(value))))
    const units = element(14, joined(start(1, 1, 1, 'units'), cell(' mV ')))
    expect(samplesOf(recordingIn(fileOf(1, 'ms', [units])), 'EMG')).toEqual([[1000, 2000]])
  })

  it('is refused without a unit for a channel, and the option named', () => {
    expect(refusalOf(fileOf(1, 'ms'))).toMatchObject({
      code: 'io/unit-missing',
      fix: expect.stringContaining('--amplitude-unit'),
    })
    const number = element(14, joined(start(6, 1, 1, 'units'), small(2, Uint8Array.of(1))))
    expect(refusalOf(fileOf(1, 'ms', [number]))?.what).toContain('"units" is of class double, 1 × 1; text was expected')
  })

  it.each([
    [0, 'ms'],
    [Number.NaN, 'ms'],
    [1, 'samples'],
    [1, 'constructor'],
  ])('is refused with the sampling interval %d %s', (interval, unit) => {
    expect(refusalOf(fileOf(interval, unit), { amplitudeUnit: 'mV' })?.code).toBe('io/mat-rate')
  })
})
