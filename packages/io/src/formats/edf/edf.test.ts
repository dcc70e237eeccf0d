import type { RawEmg } from '@penfield/core'
import { describe, expect, it } from 'vitest'
import type { ReadOptions, Source } from '../../format.js'
import { refusalOf } from '../../refusal.test-support.js'
import { edf } from './edf.js'
import { edfBytes, sourceOf, type TestFile, tal } from './edf.test-support.js'
import { millisecondsOf } from './edf-fields.js'

const read = (file: TestFile, change = {}, options: ReadOptions = {}) =>
  edf.read(sourceOf(edfBytes(file, change)), options)

function recordingOf(file: TestFile, change = {}, options: ReadOptions = {}): RawEmg {
  const { recording } = read(file, change, options)
  if (recording === undefined) throw new TypeError('no recording')
  return recording
}

const refusal = (bytes: Uint8Array) => refusalOf(() => edf.read(sourceOf(bytes), {}))

/** One channel of four samples in each of two records. */
const plain: TestFile = {
  signals: [
    {
      label: 'FDI',
      data: [
        [0, 2, -2, 2000],
        [4, 6, 8, 10],
      ],
    },
  ],
}
const withTimes = (times: readonly string[], reserved = 'EDF+C'): TestFile => ({
  reserved,
  signals: [
    { label: 'FDI', data: times.map((_, k) => [4 * k, 4 * k + 1, 4 * k + 2, 4 * k + 3]) },
    { label: 'EDF Annotations', data: times.map(tal) },
  ],
})
const summary = ({ runs, channels }: RawEmg) => runs.map(({ startMs }, run) => [startMs, channels[0].samples[run]])
const codesOf = (file: TestFile, change = {}) => read(file, change).issues.map(({ code }) => code)

describe('an EDF recording', () => {
  it('gives channels, one run and the physical values in µV', () => {
    const { channels, runs, markers, hasClock } = recordingOf(plain)
    expect([runs, markers, hasClock]).toEqual([[{ startMs: 0, pulseMs: null }], [], true])
    const [{ name, kind, unit, stepMs, samples, delaysMs }] = channels
    expect([name, kind, unit, stepMs, samples, delaysMs]).toEqual(['FDI', 'emg', 'uV', 250, [8], [0]])
    expect([...channels[0].read(0, 0, 8)]).toEqual([0, 1, -1, 1000, 2, 3, 4, 5])
  })

  it('gives any stretch of samples, across records', () => {
    const [{ read: samples }] = recordingOf(plain).channels
    expect([...samples(0, 2, 4)]).toEqual([-1, 1000, 2, 3])
    expect([...samples(0, 7, 1)]).toEqual([5])
    expect([...samples(0, 5, 0)]).toEqual([])
  })

  it('holds no positions, and gives its version', () => {
    const { format, version, sessions, unusable } = edf.read(sourceOf(edfBytes(plain), 'a.txt'), {})
    expect([format, version, sessions.length]).toEqual(['edf', null, 0])
    expect(unusable?.what).toContain('no positions')
    expect(read(withTimes(['+0,,;'])).version).toBe('EDF+C')
  })

  it.each([
    ['V', 1e6],
    ['mV', 1000],
    ['uV', 1],
    ['\xb5V', 1],
    ['\xc2\xb5V', 1],
    ['nV', 0.001],
  ])('in %s is given in µV', (unit, factor) => {
    const [channel] = recordingOf({ signals: [{ ...plain.signals[0], unit }] }).channels
    expect(channel.kind).toBe('emg')
    expect(channel.read(0, 3, 1)[0]).toBeCloseTo(1000 * factor, 9)
  })

  it('keeps the unit and the values of a channel that is no voltage', () => {
    const [{ kind, unit, read: samples }] = recordingOf({ signals: [{ ...plain.signals[0], unit: 'mN' }] }).channels
    expect([kind, unit, samples(0, 3, 1)[0]]).toEqual(['other', 'mN', 1000])
  })

  it('takes a channel without a unit as a voltage only where one is stated', () => {
    const file = { signals: [{ ...plain.signals[0], unit: '' }] }
    expect(recordingOf(file).channels[0].kind).toBe('other')
    const [channel] = recordingOf(file, {}, { amplitudeUnit: 'mV' }).channels
    expect([channel.kind, channel.unit, channel.read(0, 3, 1)[0]]).toEqual(['emg', '', 1e6])
  })

  it('ED-1: may have different rates, and none is resampled', () => {
    const { channels } = recordingOf({
      seconds: '10',
      signals: [
        { label: 'FDI', data: [[1, 2, 3, 4, 5]] },
        { label: 'Force', unit: 'N', data: [[7, 8]] },
      ],
    })
    expect(channels.map(({ stepMs, samples }) => [stepMs, samples])).toEqual([
      [2000, [5]],
      [5000, [2]],
    ])
  })

  it('ED-2: gives duplicate labels a suffix and a look', () => {
    const data = [[0]]
    const file = { signals: ['EMG', 'EMG', 'FDI', 'EMG'].map((label) => ({ label, data })) }
    expect(recordingOf(file).channels.map(({ name }) => name)).toEqual(['EMG', 'EMG-2', 'FDI', 'EMG-3'])
    expect(codesOf(file)).toEqual(['io/channel-twice'])
  })

  it('ED-4: counts the records from the length where the header says -1', () => {
    expect(recordingOf({ ...plain, records: '-1' }).channels[0].samples).toEqual([8])
  })

  it('ED-4: with fewer bytes than declared is an error that gives both numbers', () => {
    const { code, what } = refusal(edfBytes({ ...plain, records: '3' }))
    expect(code).toBe('io/truncated')
    expect(what).toContain('528 bytes')
    expect(what).toContain('536 were expected')
  })

  it('ED-4: with more bytes than declared is read, and the rest is counted', () => {
    const { issues, recording } = read({ ...plain, records: '1' })
    expect(recording?.channels[0].samples).toEqual([4])
    expect(issues.map(({ code, count, where }) => [code, count, where.byte])).toEqual([['io/edf-more-bytes', 8, 520]])
  })

  it('ED-5: may pad its fields with spaces on either side', () => {
    const padded = {
      0: '       0',
      184: '     512',
      236: '       2',
      244: '       1',
      252: '   1',
      256: '             FDI',
    }
    expect(edf.sniff(sourceOf(edfBytes(plain, padded)))).toBe(true)
    const [{ name, samples }] = recordingOf(plain, padded).channels
    expect([name, samples]).toEqual(['FDI', [8]])
  })

  it('ED-8: copies the patient and recording fields to no output', () => {
    const text = JSON.stringify(read(withTimes(['+0,,;+0.5,TMS,;'])))
    for (const word of ['Haagse', '0234567', '1951', '02.03.02', 'Startdate', 'BK/JOP'])
      expect(text).not.toContain(word)
  })

  it('turns the sign where the physical range is inverted', () => {
    const [channel] = recordingOf({ signals: [{ ...plain.signals[0], physical: ['1000', '-1000'] }] }).channels
    expect([...channel.read(0, 0, 4)].map((uv) => uv + 0)).toEqual([0, -1, 1, -1000])
  })
})

describe('annotations', () => {
  it('ED-3: are no signal: they become markers with their time', () => {
    const { channels, markers } = recordingOf(withTimes(['+0,,;+0.25~0.5,TMS, second ,;', '+1,,Start,;+1.9,é,;']))
    expect(channels.map(({ name }) => name)).toEqual(['FDI'])
    expect(markers).toEqual([
      { timeMs: 250, text: 'TMS' },
      { timeMs: 250, text: 'second' },
      { timeMs: 1000, text: 'Start' },
      { timeMs: 1900, text: 'é' },
    ])
  })

  it('are put in the order of time, wherever they stand', () => {
    const { markers } = recordingOf(withTimes(['+0,,;+1.5,late,;', '+1,,;+0.5,early,;-0.25,before,;']))
    expect(markers.map(({ timeMs, text }) => [timeMs, text])).toEqual([
      [-250, 'before'],
      [500, 'early'],
      [1500, 'late'],
    ])
  })

  it.each(['0.5,no sign,;', '+0.5,no end;', '+,no onset,;', '+1e3,exponent,;', '+1~2~3,two durations,;', 'text;'])(
    'that cannot be read (%s) are left out and counted',
    (damaged) => {
      const { recording, issues } = read(withTimes([`+0,,;${damaged}+0.75,good,;`]))
      expect(recording?.markers).toEqual([{ timeMs: 750, text: 'good' }])
      expect(issues.map(({ code, count }) => [code, count])).toEqual([['io/edf-annotations', 1]])
    },
  )

  it('keep every digit of their times', () => {
    expect(['+2.3', '-0.0005', '.5', '1.0000001', '0', '7', '1e-1'].map(millisecondsOf)).toEqual([
      2300, -0.5, 500, 1000.0001, 0, 7000, 100,
    ])
    expect(['', 'a', '1,5', '0x10'].map(millisecondsOf)).toEqual([undefined, undefined, undefined, undefined])
  })
})

describe('the times of records', () => {
  it('ED-3: make each contiguous stretch of an EDF+D file one run', () => {
    const recording = recordingOf(withTimes(['+0.5,,;', '+1.5,,;', '+7,,;', '+8,,;', '+20,,;'], 'EDF+D'))
    expect(summary(recording)).toEqual([
      [500, 8],
      [7000, 8],
      [20_000, 4],
    ])
    expect([...recording.channels[0].read(1, 3, 3)]).toEqual([11, 12, 13].map((d) => d / 2))
  })

  it('may differ by less than half a sample without making a gap', () => {
    expect(summary(recordingOf(withTimes(['+0,,;', '+1.1,,;', '+2,,;'], 'EDF+D')))).toEqual([[0, 12]])
    expect(summary(recordingOf(withTimes(['+0,,;', '+1.2,,;'], 'EDF+D'))).length).toBe(2)
  })

  it('that are missing in a file with gaps leave the record out', () => {
    const file = withTimes(['+0,,;', '+1,text,;', '+2,,;'], 'EDF+D')
    expect(summary(recordingOf(file))).toEqual([
      [0, 4],
      [2000, 4],
    ])
    expect(codesOf(file)).toEqual(['io/edf-record-times'])
  })

  it('that are missing in a file without gaps follow from the record before', () => {
    const file = withTimes(['+0.5,,;', 'x;', '+2.5,,;'])
    expect(summary(recordingOf(file))).toEqual([[500, 12]])
    expect(codesOf(file)).toEqual(['io/edf-annotations', 'io/edf-record-times'])
  })

  it('are believed where the file says that it has no gaps, and it is told', () => {
    const file = withTimes(['+0,,;', '+5,,;'])
    expect(summary(recordingOf(file)).length).toBe(2)
    expect(codesOf(file)).toEqual(['io/edf-gaps'])
  })

  it('that go backwards are put in order, and it is told', () => {
    const file = withTimes(['+10,,;', '+11,,;', '+3,,;'], 'EDF+D')
    const recording = recordingOf(file)
    expect(summary(recording)).toEqual([
      [3000, 4],
      [10_000, 8],
    ])
    expect(recording.channels[0].read(0, 0, 1)[0]).toBe(4)
    expect(codesOf(file)).toEqual(['io/edf-gaps'])
  })

  it('that are all missing in a file with gaps are an error', () => {
    expect(refusal(edfBytes(withTimes(['x;', 'x;'], 'EDF+D'))).code).toBe('io/edf-no-record-times')
    expect(refusal(edfBytes({ ...plain, reserved: 'EDF+D' })).code).toBe('io/edf-no-record-times')
  })
})

describe('a damaged header', () => {
  it('EB-6: whose number of signals is not a number is refused with the byte offset 252', () => {
    const bytes = edfBytes(plain, { 252: 'abc ' })
    expect(edf.sniff(sourceOf(bytes))).toBe(true)
    const { code, what, where } = refusal(bytes)
    expect([code, where]).toEqual(['io/edf-field', { file: 'a.edf', byte: 252 }])
    expect(what).toContain('"number of signals" of the header holds "abc"')
  })

  it.each([
    ['no signal', 252, '0   '],
    ['half a signal', 252, '1.5 '],
    ['another size of the header', 184, '768     '],
    ['a version of its own', 0, '1       '],
    ['records that are no number', 236, 'many    '],
    ['records below -1', 236, '-2      '],
    ['no record', 236, '0       '],
    ['a record of no duration', 244, '0       '],
    ['a record of negative duration', 244, '-1      '],
    ['a record whose duration is no number', 244, '1,5     '],
    ['a physical minimum that is no number', 256 + 104, 'NaN     '],
    ['a physical maximum that is empty', 256 + 112, '        '],
    ['a digital minimum in hexadecimal', 256 + 120, '0x8000  '],
    ['no samples in a record', 256 + 216, '0       '],
    ['samples that are no number', 256 + 216, 'four    '],
  ])('with %s is refused with its byte', (_, byte, text) => {
    const { code, where, fix } = refusal(edfBytes(plain, { [byte]: text }))
    expect([code, where.byte]).toEqual(['io/edf-field', byte])
    expect(fix.length).toBeGreaterThan(20)
  })

  it.each([
    ['physical', 256 + 104, { physical: ['5', '5'] as const }],
    ['digital', 256 + 120, { digital: ['0', '0.0'] as const }],
  ])('with a %s minimum equal to its maximum is refused with its byte', (name, byte, range) => {
    const { code, what, where } = refusal(edfBytes({ signals: [{ ...plain.signals[0], ...range }] }))
    expect([code, where.byte]).toEqual(['io/edf-range', byte])
    expect(what).toContain(`"${name} minimum" of signal 1`)
  })

  it('that claims terabytes is refused at once', () => {
    const claims = { 236: '99999999', [256 + 216]: '99999999' }
    expect(refusal(edfBytes(plain, claims)).code).toBe('io/truncated')
    expect(refusal(edfBytes(plain, { 184: '2560000 ', 252: '9999' })).code).toBe('io/truncated')
    expect(refusal(edfBytes(plain, { 236: '-1      ', [256 + 216]: '99999999' })).code).toBe('io/truncated')
  })
})

describe('a recording larger than memory', () => {
  const records = 4_000_000
  const samples = 500
  const recordBytes = 2 * (2 * samples + 8)
  const head = edfBytes({
    reserved: 'EDF+C',
    records: `${records}`,
    signals: [
      { label: 'FDI', data: [Array<number>(samples).fill(0)] },
      { label: 'APB', data: [Array<number>(samples).fill(0)] },
    ],
  })

  /** Eight gigabytes whose samples count the record; only what is asked for is made. */
  function large(): { readonly source: Source; readonly asked: () => number } {
    let asked = 0
    const part = (offset: number, length: number) => {
      asked += length
      const bytes = new Uint8Array(length)
      for (let i = 0; i < length; i++) {
        const at = offset + i - 768
        const record = Math.floor(at / (recordBytes - 16))
        bytes[i] = at % 2 === 0 ? record % 100 : 0
      }
      return bytes
    }
    const size = 768 + records * (recordBytes - 16)
    return { source: { name: 'a.edf', bytes: head.subarray(0, 768), size, part }, asked: () => asked }
  }

  it('is opened from its header alone where it has no annotations', () => {
    const { source, asked } = large()
    expect(edf.streams).toBe(true)
    const { recording } = edf.read(source, {})
    expect(recording?.channels[1].samples).toEqual([records * samples])
    expect(asked()).toBe(0)
  })

  it('asks for the bytes of the samples that are read, and no more', () => {
    const { source, asked } = large()
    const channel = edf.read(source, {}).recording?.channels[1]
    const found = channel?.read(0, 3_999_998 * samples + 490, 20) ?? []
    expect([...found]).toEqual([...Array<number>(10).fill(98 / 2), ...Array<number>(10).fill(99 / 2)])
    expect(asked()).toBe(40)
  })

  it('asks for its annotations and nothing else when it is opened', () => {
    const [bytes] = [edfBytes(withTimes(Array.from({ length: 500 }, (_, k) => `+${k},,;`)))]
    let asked = 0
    const part = (offset: number, length: number) => {
      asked += length
      return bytes.slice(offset, offset + length)
    }
    const { recording } = edf.read({ name: 'a.edf', bytes: bytes.subarray(0, 768), size: bytes.length, part }, {})
    const annotationBytes = (bytes.length - 768) / 500 - 8
    expect([recording?.runs.length, asked]).toEqual([1, 500 * annotationBytes])
  })
})
