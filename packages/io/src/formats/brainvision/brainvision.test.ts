import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReadOptions, Source } from '../../format.js'
import { refusalOf } from '../../refusal.test-support.js'
import { brainvision } from './brainvision.js'
import {
  filesOf,
  inFolder,
  latin1Bytes,
  numberBytes,
  type SmallRecording,
  smallRecording,
} from './brainvision.test-support.js'

function readFrom(source: Source, options: ReadOptions = {}) {
  expect(brainvision.sniff(source)).toBe(true)
  return brainvision.read(source, options)
}

const read = (recording: SmallRecording = {}) => readFrom(smallRecording(recording))
const recordingOf = (recording: SmallRecording = {}) => read(recording).recording!
const valuesOf = (recording: SmallRecording, channel: number) => {
  const { samples, read } = recordingOf(recording).channels[channel]
  return samples.flatMap((count, run) => [...read(run, 0, count)])
}
const codesOf = (recording: SmallRecording) => read(recording).issues.map(({ code }) => code)

const refusal = (source: Source) => refusalOf(() => readFrom(source))

describe('samples of a BrainVision recording', () => {
  const numbers = [1, 2, 3, 4, 5, 6]

  it('are a point in time after the other when multiplexed, a channel after the other when vectorised', () => {
    const channels = ['FDI,,1,µV', 'ADM,,1,µV']
    expect(valuesOf({ numbers, channels }, 1)).toEqual([2, 4, 6])
    expect(valuesOf({ numbers, channels, common: { DataOrientation: 'VECTORIZED' } }, 1)).toEqual([4, 5, 6])
  })

  it.each([
    ['INT_16', -32_768],
    ['UINT_16', 65_535],
    ['INT_32', -2_147_483_648],
    ['IEEE_FLOAT_32', 0.375],
  ] as const)('are numbers of %s in either byte order', (numberType, value) => {
    const channels = ['FDI,,1,µV']
    const little = { numbers: [value, 7], numberType, channels }
    expect(valuesOf(little, 0)).toEqual([value, 7])
    const big = { ...little, isBigEndian: true, binary: { BinaryFormat: numberType, UseBigEndianOrder: 'YES' } }
    expect(valuesOf(big, 0)).toEqual([value, 7])
  })

  it('are not recorded where a float is no number', () => {
    const numbers = [Number.NaN, Number.POSITIVE_INFINITY, 3]
    expect(valuesOf({ numbers, numberType: 'IEEE_FLOAT_32', channels: ['FDI,,1,µV'] }, 0)).toEqual([
      Number.NaN,
      Number.NaN,
      3,
    ])
  })

  it('are µV, whatever the unit of the voltage', () => {
    const channels = ['a,,1,nV', 'b,,1,µV', 'c,,1,mV', 'd,,1,V']
    const all = { numbers: [3, 3, 3, 3], channels }
    expect([0, 1, 2, 3].map((k) => valuesOf(all, k)[0])).toEqual([0.003, 3, 3000, 3_000_000])
  })

  it('come back as any numbers were written, from any place', () => {
    const law = fc.property(
      fc.array(fc.integer({ min: -32_768, max: 32_767 }), { minLength: 3, maxLength: 60 }),
      fc.boolean(),
      fc.nat(),
      fc.nat(),
      (numbers, isVectorized, a, b) => {
        const n = Math.floor(numbers.length / 3)
        const [first, last] = [a % n, b % n].sort((p, q) => p - q)
        const { channels } = recordingOf({
          numbers: numbers.slice(0, 3 * n),
          channels: ['a,,0.5', 'b,,0.5', 'c,,0.5'],
          common: { DataOrientation: isVectorized ? 'VECTORIZED' : 'MULTIPLEXED' },
        })
        for (const [k, channel] of channels.entries()) {
          const expected = Array.from({ length: last - first + 1 }, (_, i) =>
            isVectorized ? numbers[k * n + first + i] / 2 : numbers[3 * (first + i) + k] / 2,
          )
          expect([...channel.read(0, first, last - first + 1)]).toEqual(expected)
        }
      },
    )
    fc.assert(law)
  })
})

describe('the header of a BrainVision recording', () => {
  it('has a resolution of 1 and µV where a channel states none', () => {
    const channels = ['a', 'b,,', 'c,,0.5,', 'd,,,mV']
    const all = { numbers: [2, 2, 2, 2], channels }
    expect([0, 1, 2, 3].map((k) => valuesOf(all, k)[0])).toEqual([2, 2, 1, 2000])
    expect(recordingOf(all).channels.map(({ unit, kind }) => `${kind} ${unit}`)).toEqual([
      'emg ',
      'emg ',
      'emg ',
      'emg mV',
    ])
  })

  it('has the unit that the user states where a channel states none', () => {
    const source = smallRecording({ numbers: [2, 2], channels: ['a,,1', 'b,,1,µV'] })
    const { channels } = readFrom(source, { amplitudeUnit: 'mV' }).recording!
    expect(channels.map(({ read }) => read(0, 0, 1)[0])).toEqual([2000, 2])
  })

  it('may write µV in UTF-8, in Latin-1, with the Greek letter or as uV', () => {
    const kinds = (recording: SmallRecording) => recordingOf(recording).channels.map(({ kind }) => kind)
    const channels = ['a,,1,\u00b5V', 'b,,1,\u03bcV', 'c,,1,uV']
    expect(kinds({ channels, numbers: [1, 2, 3] })).toEqual(['emg', 'emg', 'emg'])
    const latin = { channels: ['a,,1,\u00b5V'], encode: latin1Bytes }
    expect(kinds({ ...latin, common: { Codepage: null } })).toEqual(['emg'])
    expect(kinds({ ...latin, common: { Codepage: 'UTF-8' } })).toEqual(['emg'])
    expect(kinds({ channels, numbers: [1, 2, 3], common: { Codepage: null } })).toEqual(['emg', 'emg', 'emg'])
  })

  it('lists channels whose unit is no voltage in their own unit, not as EMG', () => {
    const all = { numbers: [3, 4], channels: ['Force,,0.5,N', 'Skin,,1,µS'] }
    expect(recordingOf(all).channels.map(({ kind, unit }) => [kind, unit])).toEqual([
      ['other', 'N'],
      ['other', 'µS'],
    ])
    expect(valuesOf(all, 0)).toEqual([1.5])
  })

  it('is Latin-1 without Codepage', () => {
    const names = (common: NonNullable<SmallRecording['common']>) =>
      recordingOf({ channels: ['Daumenb\u00fcndel,,1,mV'], encode: latin1Bytes, common }).channels[0].name
    expect(names({ Codepage: null })).toBe('Daumenbündel')
    expect(names({ Codepage: 'ANSI' })).toBe('Daumenbündel')
  })

  it('writes a comma in a name as \\1', () => {
    expect(recordingOf({ channels: ['FDI\\1 left,,1,µV'] }).channels[0].name).toBe('FDI, left')
  })

  it('gives a suffix to names that it repeats, and says so', () => {
    const twice = { channels: ['EMG,,1', 'EMG,,1'] }
    expect(recordingOf(twice).channels.map(({ name }) => name)).toEqual(['EMG', 'EMG-2'])
    expect(codesOf(twice)).toEqual(['io/channel-twice'])
  })

  it('makes a voltage called trigger the channel of the pulses', () => {
    expect(recordingOf({ channels: ['TTL,,1,V', 'FDI,,1,µV'] }).channels.map(({ kind }) => kind)).toEqual([
      'trigger',
      'emg',
    ])
  })

  it('states the sampling interval in µs', () => {
    expect(recordingOf({ common: { SamplingInterval: '200' } }).channels[0].stepMs).toBe(0.2)
  })

  it.each<[string, SmallRecording]>([
    ['DataFormat', { common: { DataFormat: 'ASCII' } }],
    ['DataType', { common: { DataType: 'FREQUENCYDOMAIN' } }],
    ['DataOrientation', { common: { DataOrientation: null } }],
    ['BinaryFormat', { binary: { BinaryFormat: 'INT_24' } }],
    ['SamplingInterval', { common: { SamplingInterval: '0' } }],
    ['NumberOfChannels', { common: { NumberOfChannels: '2.5' } }],
    ['Ch1', { channels: ['FDI,,0,µV'] }],
    ['DataPoints', { common: { DataPoints: 'many' } }],
  ])('is refused by the name of the line when %s is missing or not read here', (key, recording) => {
    const { code, what, where, fix } = refusal(smallRecording(recording))
    expect([code, what, where]).toEqual([
      'io/brainvision-header',
      expect.stringContaining(key),
      expect.objectContaining({ file: 'small.vhdr' }),
    ])
    expect(fix.length).toBeGreaterThan(20)
  })

  it('is refused at once when it claims more channels than it lists', () => {
    const { code, what } = refusal(smallRecording({ common: { NumberOfChannels: '900000000000' } }))
    expect([code, what]).toEqual(['io/brainvision-header', expect.stringContaining('Ch3=')])
  })
})

describe('the length of the data file', () => {
  it('is an error with both numbers when it is not the one that the header states', () => {
    const { code, what } = refusal(smallRecording({ common: { DataPoints: '4000000000000' } }))
    expect([code, what]).toEqual(['io/brainvision-length', expect.stringMatching(/12 bytes.*16000000000000 bytes/)])
  })

  it('is an error when channels one after the other would not be equally long', () => {
    const common = { DataOrientation: 'VECTORIZED' }
    expect(refusal(smallRecording({ numbers: [1, 2, 3], common })).code).toBe('io/brainvision-length')
  })

  it('is an error when nothing was recorded', () => {
    expect(refusal(smallRecording({ numbers: [] })).code).toBe('io/brainvision-length')
  })

  it('leaves out a point in time that was cut off, and says so', () => {
    expect(valuesOf({ numbers: [2, 4, 6] }, 0)).toEqual([1])
    expect(codesOf({ numbers: [2, 4, 6] })).toEqual(['io/brainvision-cut'])
  })
})

describe('markers of a BrainVision recording', () => {
  it('count positions from 1 and may have a size of 0', () => {
    const markers = ['New Segment,,1,1,0', 'Stimulus,S  1,1,0,0', 'Stimulus,S  2,3,0,0']
    expect(recordingOf({ markers }).markers).toEqual([
      { timeMs: 0, text: 'Stimulus S  1' },
      { timeMs: 1, text: 'Stimulus S  2' },
    ])
  })

  it('stand in the order of time, with a comma written as \\1', () => {
    const markers = ['Comment,second\\1 a,2,0,0', ',first,1,0,0']
    expect(recordingOf({ markers }).markers.map(({ text }) => text)).toEqual(['first', 'Comment second, a'])
  })

  it('that lie outside the data are left out, counted and shown', () => {
    const markers = ['S,a,0,1,0', 'S,b,4,1,0', 'S,c,x,1,0', 'S,d,2.5,1,0', 'S,e,3,1,0']
    const { recording, issues } = read({ markers })
    expect(recording!.markers.map(({ text }) => text)).toEqual(['S e'])
    expect(issues).toMatchObject([{ code: 'io/brainvision-marker-outside', count: 4, where: { line: 6 } }])
  })

  it('may name another data file than the header: the one of the same base name is taken, with a warning', () => {
    const { recording, issues, companions } = read({ markerCommon: { DataFile: 'before-renaming.eeg' } })
    expect(recording!.channels[0].samples).toEqual([3])
    expect(companions).toEqual(['small.vmrk', 'small.eeg'])
    expect(issues).toMatchObject([{ code: 'io/brainvision-renamed', where: { file: 'small.vmrk' } }])
  })
})

describe('runs of a BrainVision recording', () => {
  const [ten, later] = ['20260102100000000000', '20260102100500250000']

  it('are one without a new segment', () => {
    const { runs, hasClock } = recordingOf({ markers: [] })
    expect([runs, hasClock]).toEqual([[{ startMs: 0, pulseMs: null }], true])
  })

  it('begin at each new segment, as long after the first as their dates say', () => {
    const markers = [`New Segment,,1,1,0,${ten}`, `New Segment,,3,1,0,${later}`, 'S,a,3,1,0']
    const { runs, channels, markers: found, hasClock } = recordingOf({ markers })
    expect([runs.map(({ startMs }) => startMs), hasClock]).toEqual([[0, 300_250], true])
    expect(channels[1].samples).toEqual([2, 1])
    expect(channels[1].read(1, 0, 1)).toEqual(Float64Array.of(6))
    expect(found).toEqual([{ timeMs: 300_250, text: 'S a' }])
  })

  it('never begin before the last one ends', () => {
    const markers = [`New Segment,,1,1,0,${ten}`, `New Segment,,3,1,0,${ten}`]
    expect(recordingOf({ markers }).runs.map(({ startMs }) => startMs)).toEqual([0, 1])
  })

  it('have no clock when a date is missing or can not be true, and this is said', () => {
    for (const dates of [
      [ten, ''],
      ['', later],
      [later, ten],
      [ten, '20261302100000000000'],
    ]) {
      const markers = dates.map((date, k) => `New Segment,,${1 + 2 * k},1,0,${date}`)
      const { recording, issues } = read({ markers })
      expect([recording!.hasClock, recording!.runs.map(({ startMs }) => startMs)]).toEqual([false, [0, 1]])
      expect(issues.map(({ code }) => code)).toEqual(['io/brainvision-pauses'])
    }
  })

  it('that were cut around a pulse have it at Time 0', () => {
    const markers = ['New Segment,,1,1,0', 'Time 0,,2,1,0', 'New Segment,,3,1,0', 'Time 0,,3,1,0']
    const pulses = (common: NonNullable<SmallRecording['common']>) =>
      recordingOf({ markers, common }).runs.map(({ pulseMs }) => pulseMs)
    expect(pulses({ SegmentationType: 'MARKERBASED' })).toEqual([0.5, 0])
    expect(pulses({})).toEqual([null, null])
  })
})

describe('the three files of a BrainVision recording', () => {
  const without = (...names: readonly string[]) => {
    const files = Object.entries(filesOf({})).filter(([name]) => !names.includes(name))
    return Object.fromEntries(files)
  }

  it.each([[['small.eeg']], [['small.vmrk']], [['small.vmrk', 'small.eeg']]])(
    'are refused with the name of the missing one when %s is missing',
    (names) => {
      const { code, what } = refusal(inFolder(without(...names)))
      expect(code).toBe('io/brainvision-companion')
      for (const name of names) expect(what).toContain(`"${name}"`)
    },
  )

  it('are asked for when the header comes without a folder', () => {
    const { bytes, name } = smallRecording()
    const { code, fix } = refusal({ bytes, name })
    expect([code, fix]).toEqual(['io/brainvision-companion', expect.stringContaining('together')])
  })

  it('are led to by the header: markers or samples given themselves are answered with its name', () => {
    for (const name of ['small.vmrk', 'small.eeg']) {
      const { code, fix } = refusal(inFolder(filesOf({}), name))
      expect([code, fix]).toEqual(['io/brainvision-part', expect.stringContaining('"small.vhdr"')])
    }
    const { name, bytes } = inFolder(without('small.vhdr'), 'small.vmrk')
    expect(refusal({ name, bytes }).code).toBe('io/brainvision-part')
  })

  it('do not claim a file that only has the name of a header beside it', () => {
    const files = { ...filesOf({}), 'small.csv': latin1Bytes('x,y,z,mep\n1,2,3,4\n') }
    expect(brainvision.sniff(inFolder(files, 'small.csv'))).toBe(false)
  })

  it('stand in one folder: a name that is a path is refused and never opened', () => {
    const asked: string[] = []
    for (const name of ['../small.eeg', '/small.eeg', 'c:\\small.eeg', '..', 'sub/small.eeg']) {
      const { bytes } = smallRecording({ common: { DataFile: name } })
      const beside = (other: string) => {
        asked.push(other)
        return null
      }
      expect(refusal({ name: 'small.vhdr', bytes, beside }).code).toBe('io/brainvision-companion')
    }
    expect(asked).toEqual([])
  })

  it('may be named by $b, the base name of the header', () => {
    const files = filesOf({
      common: { DataFile: '$b.eeg', MarkerFile: '$b.vmrk' },
      markerCommon: { DataFile: '$b.eeg' },
    })
    expect(readFrom(inFolder(files))).toMatchObject({ companions: ['small.vmrk', 'small.eeg'], issues: [] })
  })

  it('are found by the base name of the header after renaming, with a warning', () => {
    const common = { DataFile: 'old.eeg', MarkerFile: 'old.vmrk' }
    expect(codesOf({ common })).toEqual(['io/brainvision-renamed', 'io/brainvision-renamed'])
  })

  it('may be two when the header names no marker file', () => {
    const { common } = { common: { MarkerFile: null } }
    const files = filesOf({ common })
    const { 'small.vmrk': _, ...two } = files
    expect(readFrom(inFolder(files)).companions).toEqual(['small.vmrk', 'small.eeg'])
    expect(readFrom(inFolder(two)).companions).toEqual(['small.eeg'])
  })

  it('are never held whole: only the samples that are asked for are read', () => {
    const size = 4 * 2 ** 40
    let asked = 0
    const part = (offset: number, length: number) => {
      asked += length
      return numberBytes({ numbers: Array.from({ length: length / 2 }, (_, k) => (offset / 2 + k) % 1000) })
    }
    const header = smallRecording({ channels: ['FDI,,1,µV', 'ADM,,1,µV'] })
    const beside = (name: string) =>
      name === 'small.eeg' ? { name, bytes: new Uint8Array(0), size, part } : header.beside!(name)
    const { recording } = readFrom({ ...header, beside })
    const [, channel] = recording!.channels
    expect([channel.samples, asked]).toEqual([[2 ** 40], 0])
    expect([...channel.read(0, 2 ** 39, 2)]).toEqual([(2 ** 40 + 1) % 1000, (2 ** 40 + 3) % 1000])
    expect(asked).toBeLessThanOrEqual(8)
  })
})
