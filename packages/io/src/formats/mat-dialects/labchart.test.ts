import { describe, expect, it } from 'vitest'
import { writer } from '../mat5/mat5.test-support.js'
import { matFixture } from '../mat5/mat5-fixtures.test-support.js'
import { readMat, recordingIn, refusalOf, samplesOf } from './recording.test-support.js'

const { element, joined, start, text, small, header, matrix } = writer(true)
const titles = (name: string) => element(14, joined(start(4, 1, name.length, 'titles'), element(2, text(name))))

/** One channel of the numbers 1 to 4, with what a test adds or changes. */
function fileOf(changes: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  const usual = {
    data: matrix('data', [[1], [2], [3], [4]]),
    datastart: matrix('datastart', [[1]]),
    dataend: matrix('dataend', [[4]]),
    titles: titles('FDI'),
    samplerate: matrix('samplerate', [[1000]]),
  }
  return joined(header, ...Object.values({ ...usual, ...changes }))
}
const millivolts = {
  unittext: element(14, joined(start(4, 1, 2, 'unittext'), small(2, text('mV')))),
  unittextmap: matrix('unittextmap', [[1]]),
}

describe('a MATLAB export of LabChart', () => {
  const recording = recordingIn(matFixture('labChart'))

  it('is told by its variables and named so', () => {
    expect(readMat(matFixture('labChart'))).toMatchObject({ format: 'labchart-mat', sessions: [] })
  })

  it('LC-1: a channel absent from a block is missing there', () => {
    expect(recording.channels.find(({ name }) => name === 'Force')).toMatchObject({
      kind: 'other',
      unit: 'N',
      stepMs: 2,
      samples: [2, 0],
    })
    expect(samplesOf(recording, 'Force')).toEqual([[-0.5, -1], []])
  })

  it('LC-2: the unit comes from the table of units, and volts become microvolts', () => {
    const { channels } = recordingIn(matFixture('labChartDoubles'))
    expect(channels.map(({ name, kind, unit }) => [name, kind, unit])).toEqual([
      ['FDI', 'emg', 'V'],
      ['TTL', 'trigger', ''],
      ['Torq', 'other', 'Nm'],
    ])
    expect(samplesOf({ ...recording, channels }, 'FDI')).toEqual([[1000, -2000, 3000]])
    expect(samplesOf({ ...recording, channels }, 'Torq')).toEqual([[5, 6, 7]])
  })

  it('LC-3: blocks are not joined, and begin when their date says', () => {
    expect(recording.hasClock).toBe(true)
    expect(recording.runs).toEqual([
      { startMs: 0, pulseMs: null },
      { startMs: 60_000, pulseMs: null },
    ])
  })

  it('LC-5: without a unit for a channel it is refused and the option named, which states it', () => {
    expect(refusalOf(fileOf())).toMatchObject({
      code: 'io/unit-missing',
      what: expect.stringContaining('"FDI"'),
      fix: expect.stringContaining('--amplitude-unit'),
    })
    expect(samplesOf(recordingIn(fileOf(), { amplitudeUnit: 'mV' }), 'FDI')).toEqual([[1000, 2000, 3000, 4000]])
  })

  it('of 16-bit numbers is scaled after its offset is added', () => {
    expect(samplesOf(recording, 'DM, 1000 Hz, mV')).toEqual([[6000, 11_000, 16_000, 21_000], []])
  })

  it('has a channel of its own for each rate at which a channel was recorded', () => {
    expect(recording.channels.map(({ name, stepMs, samples }) => [name, stepMs, samples])).toEqual([
      ['DM, 1000 Hz, mV', 1, [4, 0]],
      ['DM, 2000 Hz, mV', 0.5, [0, 3]],
      ['Force', 2, [2, 0]],
    ])
    expect(samplesOf(recording, 'DM, 2000 Hz, mV')).toEqual([[], [51_000, 101_000, 151_000]])
  })

  it('gives its comments as markers on the clock of the recording, and counts those without a block', () => {
    expect(recording.markers).toEqual([
      { timeMs: 2, text: 'TMS 1' },
      { timeMs: 60_001.5, text: 'second' },
    ])
    expect(readMat(matFixture('labChart')).issues).toMatchObject([{ code: 'io/labchart-comments', count: 1 }])
  })

  it('lays blocks without dates end to end, and says that they have no clock', () => {
    const { runs, hasClock } = recordingIn(
      fileOf({
        ...millivolts,
        datastart: matrix('datastart', [[1], [3]]),
        dataend: matrix('dataend', [[2], [4]]),
      }),
    )
    expect([hasClock, ...runs.map(({ startMs }) => startMs)]).toEqual([false, 0, 2])
  })

  it('gives a suffix to names that it repeats, and says so', () => {
    const twice = element(14, joined(start(4, 2, 1, 'titles'), small(2, text('EE'))))
    const bytes = fileOf({
      ...millivolts,
      titles: twice,
      datastart: matrix('datastart', [[1, 3]]),
      dataend: matrix('dataend', [[2, 4]]),
    })
    expect(recordingIn(bytes).channels.map(({ name }) => name)).toEqual(['E', 'E-2'])
    expect(readMat(bytes).issues).toMatchObject([{ code: 'io/channel-twice' }])
  })

  it.each([
    ['places behind the end of the data', { dataend: matrix('dataend', [[5]]) }],
    ['places before the beginning', { datastart: matrix('datastart', [[0]]) }],
    ['a place that is no whole number', { datastart: matrix('datastart', [[1.5]]) }],
    ['no end', { dataend: matrix('dataend', [[Number.NaN]]) }],
    ['no rate', { samplerate: matrix('samplerate', [[0]]) }],
    ['a scale that is no number', { scaleunits: matrix('scaleunits', [[Number.NaN]]) }],
    [
      'another rate in each of many blocks',
      {
        datastart: matrix('datastart', Array(40).fill([1])),
        dataend: matrix('dataend', Array(40).fill([2])),
        samplerate: matrix(
          'samplerate',
          Array.from({ length: 40 }, (_, k) => [1000 + k]),
        ),
      },
    ],
  ])('is refused with %s', (_, changes) => {
    expect(refusalOf(fileOf({ ...millivolts, ...changes }))?.code).toBe('io/labchart-layout')
  })

  it('is refused by the name of a variable that holds no numbers, or is not there', () => {
    expect(refusalOf(fileOf({ samplerate: matrix('other', [[1]]) }))?.what).toContain('"samplerate" is not in the file')
    const data = element(14, joined(start(4, 1, 2, 'data'), small(2, text('ab'))))
    expect(refusalOf(fileOf({ data }))?.what).toContain('"data" is of class char, 1 × 2; real numbers were expected')
  })
})
