import { PenfieldError } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sourceOf } from './edf.test-support.js'
import type { EdfContent } from './edf-content.js'
import { openEdf } from './edf-file.js'
import { digitalSamples } from './edf-samples.js'
import type { EdfAnnotation } from './edf-tals.js'
import { writeBdf, writeEdf } from './edf-write.js'
import { secondsText } from './edf-write-annotations.js'

const widths = [
  ['EDF+', 2, writeEdf, 16],
  ['BDF+', 3, writeBdf, 24],
] as const

/** What a reader finds in the bytes, in the shape of what was written. */
function readBack(bytes: Uint8Array, bytesPerSample: 2 | 3): Omit<EdfContent, 'start'> {
  const { source, header, times } = openEdf(sourceOf(bytes), bytesPerSample)
  expect([...header.issues, ...times.issues]).toEqual([])
  expect(header.kind).toBe(times.runs.length > 1 ? 'D' : 'C')
  return {
    recordMs: header.recordMs,
    startsMs: times.runs.map(({ startMs }) => startMs),
    annotations: times.annotations,
    channels: header.signals
      .filter(({ isAnnotations }) => !isAnnotations)
      .map((signal) => ({
        label: signal.label,
        unit: signal.unit,
        rateHz: (1000 * signal.samplesPerRecord) / header.recordMs,
        physicalMin: signal.physicalMin,
        physicalMax: signal.physicalMax,
        digitalMin: signal.digitalMin,
        digitalMax: signal.digitalMax,
        digital: times.runs.map(({ firstRecord, records }) =>
          digitalSamples(source, header, signal, { firstRecord, first: 0, count: records * signal.samplesPerRecord }),
        ),
      })),
  }
}

const labelText = fc
  .string({ minLength: 1, maxLength: 16, unit: 'grapheme-ascii' })
  .filter((text) => text === text.trim() && !text.includes('Annotations'))
const wholeMs = (max: number) => fc.nat(max * 1000).map((k) => k / 1000)
const annotation: fc.Arbitrary<EdfAnnotation> = fc.record({
  onsetMs: fc.integer({ min: -100_000, max: 20_000_000 }).map((k) => k / 1000),
  durationMs: fc.option(wholeMs(1000)),
  text: fc
    .string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
    .filter((text) => !['\0', '\x14', '\x15'].some((mark) => text.includes(mark))),
})

/** Recordings of up to three channels of their own rates, in up to three runs with gaps. */
const contentOf = (bits: 16 | 24): fc.Arbitrary<EdfContent> => {
  const half = bits === 16 ? 1 << 15 : 1 << 23
  const channel = fc.record({
    label: labelText,
    unit: fc.constantFrom('uV', 'mV', 'N', ''),
    samples: fc.integer({ min: 1, max: 12 }),
    physicalMax: fc.integer({ min: 1, max: 999_999 }).map((k) => k / 100),
  })
  const shape = fc.record({
    channels: fc.array(channel, { minLength: 1, maxLength: 3 }),
    recordMs: fc.constantFrom(1000, 500, 12.5, 10_000, 0.25),
    runs: fc.array(fc.record({ records: fc.integer({ min: 1, max: 4 }), gapMs: wholeMs(5000) }), {
      minLength: 1,
      maxLength: 3,
    }),
    annotations: fc.array(annotation, { maxLength: 8 }),
    values: fc.infiniteStream(fc.integer({ min: -half, max: half - 1 })),
  })
  return shape.map(({ channels, recordMs, runs, annotations, values }) => {
    const startsMs: number[] = []
    let endMs = 0
    for (const { records, gapMs } of runs) {
      // A gap that is longer than a record is longer than half a sample.
      const startMs = startsMs.length === 0 ? gapMs % 1000 : endMs + recordMs + Math.ceil(gapMs)
      startsMs.push(Math.round(startMs * 1000) / 1000)
      endMs = (startsMs.at(-1) ?? 0) + records * recordMs
    }
    return {
      recordMs,
      startsMs,
      annotations: [...annotations].sort((a, b) => a.onsetMs - b.onsetMs),
      start: null,
      channels: channels.map(({ label, unit, samples, physicalMax }) => ({
        label,
        unit,
        rateHz: (1000 * samples) / recordMs,
        physicalMin: -physicalMax,
        physicalMax,
        digitalMin: -half,
        digitalMax: half - 1,
        digital: runs.map(({ records }) =>
          Int32Array.from({ length: records * samples }, () => values.next().value ?? 0),
        ),
      })),
    }
  })
}

const simple: EdfContent = {
  recordMs: 1000,
  startsMs: [0],
  annotations: [],
  start: null,
  channels: [
    {
      label: 'FDI',
      unit: 'uV',
      rateHz: 4,
      physicalMin: -1000,
      physicalMax: 1000,
      digitalMin: -2000,
      digitalMax: 2000,
      digital: [Int32Array.of(0, 1, -1, 2000)],
    },
  ],
}
const withChannel = (parts: Partial<EdfContent['channels'][0]>): EdfContent => ({
  ...simple,
  channels: [{ ...simple.channels[0], ...parts }],
})

describe('a recording that was written', () => {
  it.each(widths)(
    'as %s reads back the same: digital values, annotations, gaps, rates and labels',
    (_, width, write, bits) => {
      fc.assert(
        fc.property(contentOf(bits), (content) => {
          const { start: _start, ...expected } = content
          expect(readBack(write(content), width)).toEqual(expected)
        }),
        { numRuns: 300 },
      )
    },
  )

  it('carries the date 01.01.85 and nobody where no start is told', () => {
    const text = String.fromCharCode(...writeEdf(simple).subarray(0, 256))
    expect(text.slice(0, 88)).toBe(`${'0'.padEnd(8)}${'X X X X'.padEnd(80)}`)
    expect(text.slice(88, 168)).toBe('Startdate X X X X'.padEnd(80))
    expect(text.slice(168, 184)).toBe('01.01.8500.00.00')
    expect(text.slice(192, 236).trim()).toBe('EDF+C')
  })

  it('carries the start that is told, with the year in full beside the day', () => {
    const start = { year: 2026, month: 3, day: 7, hour: 9, minute: 5, second: 59 }
    const text = String.fromCharCode(...writeBdf({ ...simple, start }).subarray(0, 256))
    expect(text.slice(0, 8)).toBe('\xffBIOSEMI')
    expect(text.slice(88, 168)).toBe('Startdate 07-MAR-2026 X X X'.padEnd(80))
    expect(text.slice(168, 184)).toBe('07.03.2609.05.59')
  })

  it('has runs that touch as one', () => {
    const [channel] = simple.channels
    const touching = {
      ...simple,
      startsMs: [0, 1000],
      channels: [{ ...channel, digital: [channel.digital[0], channel.digital[0]] }],
    }
    const { header, times } = openEdf(sourceOf(writeEdf(touching)), 2)
    expect([header.kind, times.runs]).toEqual(['D', [{ firstRecord: 0, records: 2, startMs: 0 }]])
  })

  it('gives the same bytes each time', () => {
    expect(writeEdf(simple)).toEqual(writeEdf(simple))
  })

  it('is not refused by the order of its annotations', () => {
    const annotations = [900, 100].map((onsetMs) => ({ onsetMs, durationMs: null, text: `${onsetMs}` }))
    const { times } = openEdf(sourceOf(writeEdf({ ...simple, annotations })), 2)
    expect(times.annotations.map(({ onsetMs }) => onsetMs)).toEqual([100, 900])
  })
})

describe('a time in seconds', () => {
  it.each([
    [0, '0'],
    [1, '0.001'],
    [1500, '1.5'],
    [60_000, '60'],
    [0.25, '0.00025'],
    [1e-6, '0.000000001'],
    [-100, '-0.1'],
    [123_456_789.5, '123456.7895'],
  ])('of %d ms is %s', (ms, text) => expect(secondsText(ms)).toBe(text))
})

describe('what EDF+ cannot hold', () => {
  const refusalOf = (content: EdfContent, write = writeEdf): PenfieldError => {
    try {
      write(content)
    } catch (thrown) {
      if (thrown instanceof PenfieldError) return thrown
      throw thrown
    }
    throw new TypeError('nothing was refused')
  }
  const note = (parts: Partial<EdfAnnotation>): EdfContent => ({
    ...simple,
    annotations: [{ onsetMs: 0, durationMs: null, text: 'TMS', ...parts }],
  })
  const started = (parts: object): EdfContent => ({
    ...simple,
    start: { year: 2026, month: 1, day: 1, hour: 0, minute: 0, second: 0, ...parts },
  })

  it.each([
    ['a label of 17 characters', withChannel({ label: 'first dorsal inte' }), 'io/edf-channel-refused'],
    ['a label that is not ASCII', withChannel({ label: 'Rücken' }), 'io/edf-channel-refused'],
    ['a label with spaces around it', withChannel({ label: ' FDI' }), 'io/edf-channel-refused'],
    ['no label', withChannel({ label: '' }), 'io/edf-channel-refused'],
    ['the label of annotations', withChannel({ label: 'EDF Annotations' }), 'io/edf-channel-refused'],
    ['a micro sign', withChannel({ unit: 'µV' }), 'io/edf-channel-refused'],
    ['a physical number of nine characters', withChannel({ physicalMin: -1234.5678 }), 'io/edf-channel-refused'],
    ['a physical number with an exponent', withChannel({ physicalMin: 1e-7 }), 'io/edf-channel-refused'],
    ['a physical number that is none', withChannel({ physicalMin: Number.NaN }), 'io/edf-channel-refused'],
    ['equal physical limits', withChannel({ physicalMin: 1000 }), 'io/edf-channel-refused'],
    ['a digital range of 17 bits', withChannel({ digitalMax: 32_768 }), 'io/edf-channel-refused'],
    ['a digital range upside down', withChannel({ digitalMin: 2001 }), 'io/edf-channel-refused'],
    ['a rate without whole samples in a record', withChannel({ rateHz: 4.5 }), 'io/edf-channel-refused'],
    ['a sample above its range', withChannel({ digital: [Int32Array.of(0, 0, 0, 2001)] }), 'io/edf-sample-refused'],
    ['half a record', withChannel({ digital: [Int32Array.of(0, 0, 0, 0, 0, 0)] }), 'io/edf-sample-refused'],
    ['an empty run', withChannel({ digital: [new Int32Array(0)] }), 'io/edf-sample-refused'],
    ['more runs than times', withChannel({ digital: [new Int32Array(4), new Int32Array(4)] }), 'io/edf-sample-refused'],
    ['no channel', { ...simple, channels: [] }, 'io/edf-time-refused'],
    ['no run', { ...simple, startsMs: [] }, 'io/edf-time-refused'],
    ['a record of no duration', { ...simple, recordMs: 0 }, 'io/edf-time-refused'],
    ['a record duration of nine characters', { ...simple, recordMs: 1000 / 3 }, 'io/edf-time-refused'],
    ['a first run after the first second', { ...simple, startsMs: [1000] }, 'io/edf-time-refused'],
    ['an empty text', note({ text: '' }), 'io/edf-annotation-refused'],
    ['a text with a mark of the format', note({ text: 'a\x14b' }), 'io/edf-annotation-refused'],
    ['an onset that is no number', note({ onsetMs: Number.NaN }), 'io/edf-annotation-refused'],
    ['a negative duration', note({ durationMs: -1 }), 'io/edf-annotation-refused'],
    ['a text longer than a record', note({ text: 'a'.repeat(70_000) }), 'io/edf-annotation-refused'],
    ['30 February', started({ month: 2, day: 30 }), 'io/edf-start-refused'],
    ['the year 1984', started({ year: 1984 }), 'io/edf-start-refused'],
    ['half an hour', started({ hour: 0.5 }), 'io/edf-start-refused'],
  ])('is refused: %s', (_, content, code) => {
    const refusal = refusalOf(content)
    expect(refusal.code).toBe(code)
    expect(refusal.fix.length).toBeGreaterThan(10)
  })

  it('is refused: runs that overlap', () => {
    const [channel] = simple.channels
    const content = {
      ...simple,
      startsMs: [0, 900],
      channels: [{ ...channel, digital: [channel.digital[0], channel.digital[0]] }],
    }
    expect(refusalOf(content).what).toContain('Run 2 begins at 900 ms, before the one before it ends at 1000 ms')
  })

  it('is written as BDF+ where it needs more than 16 bits', () => {
    const wide = withChannel({ digitalMax: 40_000, digital: [Int32Array.of(0, 0, 0, 40_000)] })
    expect(readBack(writeBdf(wide), 3).channels[0].digital[0][3]).toBe(40_000)
    expect(refusalOf(withChannel({ digitalMax: 8_388_608 }), writeBdf).code).toBe('io/edf-channel-refused')
  })
})
