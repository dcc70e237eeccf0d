/** Shared recordings against numbers that NumPy computed from the same files. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { microvoltsPer } from '../../voltage.js'
import { bdf } from './bdf.js'
import { edf } from './edf.js'
import { sourceOf } from './edf.test-support.js'
import { openEdf } from './edf-file.js'
import { digitalSamples } from './edf-samples.js'

const shared = join(import.meta.dirname, '..', '..', '..', '..', '..', '..', 'shared')

interface ExpectedSignal {
  readonly label: string
  readonly unit: string
  readonly physical_min_max: readonly [number, number]
  readonly digital_min_max: readonly [number, number]
  readonly rate_hz: number
  /** Absent of annotations. */
  readonly samples?: number
  readonly first5: readonly number[]
  readonly last: number
  readonly min: number
  readonly max: number
  readonly mean: number
}
interface ExpectedFile {
  readonly file: string
  readonly format: 'EDF' | 'BDF'
  readonly header_bytes: number
  readonly complete_records_in_file: number
  readonly record_seconds: number
  readonly signals: readonly ExpectedSignal[]
}

const read = (file: string) => sourceOf(new Uint8Array(readFileSync(join(shared, 'data', file))), file)

/** The expected values have nine digits: as many must agree, and of what is below them half a unit of the last. */
function expectNineDigits(found: number, expected: number): void {
  const lastDigit = expected === 0 ? 0 : Math.abs(expected) * 1e-8
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected) + lastDigit / 2)
}

/** The digital value behind a physical one. */
function turnedBack(physical: number, { physical_min_max: [low, high], digital_min_max: [from, to] }: ExpectedSignal) {
  return Math.round(((physical - low) * (to - from)) / (high - low) + from)
}

describe.skipIf(!existsSync(shared))('shared EDF and BDF files', () => {
  const expected = existsSync(shared)
    ? (JSON.parse(readFileSync(join(shared, 'oracle', 'emg-files.json'), 'utf8')) as { edf: ExpectedFile[] }).edf
    : []
  const cases = expected.map((one) => [one.file, one] as const)

  it('are five', () => expect(expected.length).toBe(5))

  it.each(cases)('ED-7: %s has the header of the other program', (file, one) => {
    const { header } = openEdf(read(file), one.format === 'EDF' ? 2 : 3)
    expect([header.headerBytes, header.records, header.recordMs]).toEqual([
      one.header_bytes,
      one.complete_records_in_file,
      1000 * one.record_seconds,
    ])
    expect(header.signals.map(({ label, unit }) => [label, unit])).toEqual(
      one.signals.map(({ label, unit }) => [label, unit]),
    )
  })

  it.each(cases)('ED-7: %s has its digital values exactly: first, last, least, largest', (file, one) => {
    const { source, header } = openEdf(read(file), one.format === 'EDF' ? 2 : 3)
    for (const [k, signal] of one.signals.entries()) {
      if (signal.samples === undefined) continue
      const digital = digitalSamples(source, header, header.signals[k], { first: 0, count: signal.samples })
      const physical = [...signal.first5, signal.last, signal.min, signal.max]
      const found = [...digital.subarray(0, 5), digital[digital.length - 1]].concat(
        digital.reduce((a, b) => Math.min(a, b)),
        digital.reduce((a, b) => Math.max(a, b)),
      )
      expect(found).toEqual(physical.map((value) => turnedBack(value, signal)))
    }
  })

  it.each(cases)('ED-7: %s has the physical values to the nine digits of the other program', (file, one) => {
    const { recording, issues } = (one.format === 'EDF' ? edf : bdf).read(read(file), {})
    const signals = one.signals.filter(({ samples }) => samples !== undefined)
    expect(recording?.channels.length).toBe(signals.length)
    expect(issues.length).toBe(file.includes('duplicate') ? 1 : 0)
    for (const [k, signal] of signals.entries()) {
      const channel = recording?.channels[k]
      if (channel === undefined) throw new TypeError('no channel')
      expectNineDigits(1000 / channel.stepMs, signal.rate_hz)
      expect(channel.samples).toEqual([signal.samples])
      const scale = microvoltsPer(signal.unit) ?? 1
      const values = channel.read(0, 0, channel.samples[0]).map((value) => value / scale)
      const extremes = [Math.min(...values), Math.max(...values), values.reduce((sum, v) => sum + v, 0) / values.length]
      const found = [...values.subarray(0, 5), values[values.length - 1], ...extremes]
      const wanted = [...signal.first5, signal.last, signal.min, signal.max, signal.mean]
      for (const [i, value] of wanted.entries()) expectNineDigits(found[i], value)
    }
  })

  it('ED-1: test_uneven_samp.edf has 100 Hz in one signal and 12.8 Hz in the other, and none is resampled', () => {
    const { recording } = edf.read(read('emg/edf/test_uneven_samp.edf'), {})
    expect(recording?.channels.map(({ stepMs, samples }) => [stepMs, samples])).toEqual([
      [10, [11_000]],
      [78.125, [1408]],
    ])
  })

  it('ED-2: duplicate_channel_labels.edf gets a suffix and a look', () => {
    const { recording, issues } = edf.read(read('emg/edf/duplicate_channel_labels.edf'), {})
    expect(recording?.channels.map(({ name }) => name)).toEqual(['EEG F1-Ref', 'EEG F2-Ref', 'EEG F1-Ref-2'])
    expect(issues.map(({ code }) => code)).toEqual(['io/channel-twice'])
  })

  it('test_uneven_samp.edf has the values that another program decoded and repeated to 1600 Hz', () => {
    const values = new Float32Array(inflated(join(shared, 'data', 'emg/edf/test_uneven_samp.mat')))
    const [sine, block] = edf.read(read('emg/edf/test_uneven_samp.edf'), {}).recording?.channels ?? []
    const volts = sine.read(0, 0, 11_000).map((uv) => uv / 1e6)
    const blocks = block.read(0, 0, 1408)
    const apart = volts.map((v, i) => Math.abs(v - values[2 * 16 * i]))
    expect(Math.max(...apart)).toBeLessThan(1e-6)
    expect(blocks.findIndex((v, i) => Math.abs(v - values[2 * 125 * i + 1]) > 1e-7)).toBe(-1)
  })

  it('ED-6: test_bdf_stim_channel.bdf gives its nine triggers from the Status channel', () => {
    const { recording } = bdf.read(read('emg/edf/test_bdf_stim_channel.bdf'), {})
    expect(recording?.channels.filter(({ kind }) => kind === 'trigger').map(({ name }) => name)).toEqual(['Status'])
    // Sample and value, by NumPy from the bytes of the file.
    const rises = [242, 310, 952, 1606, 2249, 2900, 3537, 4162, 4790].map((sample, k) => ({
      timeMs: 2 * sample,
      text: ['4', '2'][k] ?? '1',
    }))
    expect(recording?.markers).toEqual(rises)
  })
})

/** The numbers of the file's one compressed matrix, which end it: 2 × 176,000 of 32 bits, column by column. */
function inflated(path: string): ArrayBuffer {
  const matrix = inflateSync(readFileSync(path).subarray(136))
  return Uint8Array.from(matrix.subarray(matrix.length - 2 * 176_000 * 4)).buffer
}
