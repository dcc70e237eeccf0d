import { describe, expect, it } from 'vitest'
import { writer } from '../mat5/mat5.test-support.js'
import { matFixture } from '../mat5/mat5-fixtures.test-support.js'
import { readMat, recordingIn, refusalOf, samplesOf } from './recording.test-support.js'

const { element, joined, start, text, small, words, header, matrix } = writer(true)

/** A structure of the fields of one frame of one channel with two points, with what a test changes. */
function fileOf(changes: Readonly<Record<string, number>> = {}): Uint8Array {
  const numbers = { interval: 0.001, start: -0.001, points: 2, chans: 1, frames: 1, chaninfo: 0, ...changes }
  const fields = [matrix('', [[1, 2]]), ...Object.values(numbers).map((value) => matrix('', [[value]]))]
  const names = ['values', ...Object.keys(numbers)].map((name) => name.padEnd(10, '\0')).join('')
  const structure = joined(start(2, 1, 1, 'wave'), small(5, words(10)), element(1, text(names)), ...fields)
  return joined(header, element(14, structure))
}

describe('a Signal export that was saved as level 5', () => {
  const recording = recordingIn(matFixture('signal'))

  it('is told by the fields of its structure', () => {
    expect(readMat(matFixture('signal'))).toMatchObject({ format: 'ced-signal-mat', issues: [] })
  })

  it('SG-2: one channel and two channels both work', () => {
    expect(recording.channels.map(({ name, samples }) => [name, samples])).toEqual([
      ['FDI', [4, 4, 4]],
      ['APB', [4, 4, 4]],
    ])
    const one = recordingIn(matFixture('signalOne'))
    expect(samplesOf(one, 'EMG')).toEqual([[0, 1000, 2000, 3000]])
    expect(one.markers).toEqual([{ timeMs: 2000.4, text: 'State 0' }])
  })

  it('SG-3: the units become µV', () => {
    expect(samplesOf(recording, 'FDI')[1]).toEqual([8000, 9000, 10_000, 11_000])
    expect(samplesOf(recording, 'APB')[2]).toEqual([20e6, 21e6, 22e6, 23e6])
  })

  it('SG-4: time 0 is -start, and frames begin when they say', () => {
    expect(recording.runs).toEqual([1000, 6500, 12_000].map((startMs) => ({ startMs, pulseMs: 0.4 })))
    expect(recording.channels[0].stepMs).toBe(0.2)
    expect(recording.hasClock).toBe(true)
  })

  it('has the label of a frame at its pulse, or its state', () => {
    expect(recording.markers).toEqual([
      { timeMs: 1000.4, text: 'State 0' },
      { timeMs: 6500.4, text: 'TMS' },
      { timeMs: 12_000.4, text: 'State 2' },
    ])
  })

  it('has no clock without the starts of its frames, and no EMG without units', () => {
    expect(recordingIn(fileOf())).toMatchObject({
      hasClock: false,
      runs: [{ startMs: 0, pulseMs: 1 }],
      channels: [{ name: 'channel 1', kind: 'other' }],
    })
    expect(recordingIn(fileOf(), { amplitudeUnit: 'mV' }).channels[0].kind).toBe('emg')
  })

  it.each([
    ['SG-1: another number of values than its dimensions say', { frames: 2 }, 'io/signal-size'],
    ['SG-1: dimensions that are no counts', { frames: -1, points: -2 }, 'io/signal-size'],
    ['an interval of 0', { interval: 0 }, 'io/signal-field'],
    ['a start that is no time', { start: Number.NaN }, 'io/signal-field'],
  ])('is refused with %s', (_, changes, code) => {
    expect(refusalOf(fileOf(changes))?.code).toBe(code)
  })
})
