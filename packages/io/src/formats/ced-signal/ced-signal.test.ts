import type { RawEmg } from '@penfield/core'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { ReadOptions } from '../../format.js'
import { loadFor, readSource } from '../../read.js'
import { refusalOf } from '../../refusal.test-support.js'
import { cedSignal } from './ced-signal.js'
import { signalFiles } from './ced-signal.test-support.js'

beforeAll(() => cedSignal.load?.())

const reading = (bytes: Uint8Array, options: ReadOptions = {}) => cedSignal.read({ name: 's.mat', bytes }, options)

function recordingOf(bytes: Uint8Array, options: ReadOptions = {}): RawEmg {
  const { recording } = reading(bytes, options)
  if (recording === undefined) throw new TypeError('no recording')
  return recording
}

const refusal = (bytes: Uint8Array) => refusalOf(() => reading(bytes))

/** The file with the first run of `from` overwritten by `to`, of the same length. */
function replaced(bytes: Uint8Array, from: readonly number[], to: readonly number[]): Uint8Array {
  const at = Buffer.from(bytes).indexOf(Buffer.from(from))
  if (at < 0 || from.length !== to.length) throw new TypeError('nothing to replace')
  const copy = bytes.slice()
  copy.set(to, at)
  return copy
}

const doubles = (...values: readonly number[]) => [...new Uint8Array(Float64Array.from(values).buffer)]
const text = (value: string) => [...new TextEncoder().encode(value)]
const wide = (value: string) => [...value].flatMap((character) => [character.charCodeAt(0), 0])

/** Value of point p of channel c in frame k of the fixtures, µV, where the file is in mV. */
const expectedUv = (k: number, c: number, points: number) =>
  Array.from({ length: points }, (_, p) => 1000 * k + 100 * c + p)

describe('a Signal export to MATLAB', () => {
  it('takes its dimensions from frames, points and chans, never from the size (SG-1)', () => {
    const { channels, runs } = recordingOf(signalFiles.two)
    expect([runs.length, channels.length, channels[0].samples]).toEqual([3, 2, [4, 4, 4]])
    const four = doubles(4)
    expect(refusal(replaced(signalFiles.one, four, doubles(8))).code).toBe('io/signal-size')
    expect(refusal(replaced(signalFiles.one, four, doubles(4.5))).code).toBe('io/signal-field')
  })

  it('works with one channel and with two, one frame and several (SG-2)', () => {
    for (const [bytes, unit] of [
      [signalFiles.two, 1],
      [signalFiles.one, 1000],
      [signalFiles.frame, 1],
      [signalFiles.single, 1],
    ] as const) {
      const { channels, runs } = recordingOf(bytes)
      for (const [k] of runs.entries()) {
        const found = [...channels[0].read(k, 0, 4)]
        for (const [p, value] of expectedUv(k, 0, 4).entries()) expect(found[p]).toBeCloseTo(value * unit, 3)
      }
    }
    const [, apb] = recordingOf(signalFiles.two).channels
    expect(apb.read(2, 1, 2).map(Math.round)).toEqual(Float64Array.of(2101, 2102))
  })

  it('has mV in practice, which become µV; other units stay (SG-3)', () => {
    const { channels } = recordingOf(signalFiles.frame)
    expect(channels.map(({ name, kind, unit }) => [name, kind, unit])).toEqual([
      ['FDI', 'emg', 'mV'],
      ['APB', 'other', 'N'],
    ])
    expect(channels[0].read(0, 3, 1)[0]).toBeCloseTo(3, 6)
    expect(channels[1].read(0, 3, 1)[0]).toBeCloseTo(0.103, 6)
  })

  it('has its pulse at −start: a frame from −0.5 s has it at sample 2500 at 5 kHz (SG-4)', () => {
    const { channels, runs } = recordingOf(signalFiles.five)
    expect(runs.map(({ pulseMs }) => pulseMs)).toEqual([500, 500])
    expect((runs[0].pulseMs ?? 0) / channels[0].stepMs).toBe(2500)
    expect(recordingOf(signalFiles.single).runs[0].pulseMs).toBe(-10)
  })

  it('as native .cfs is refused by name, with the advice to export MAT (SG-5)', () => {
    const cfs = { name: 'a.cfs', bytes: text('CEDFILE"') }
    const read = () => readSource({ ...cfs, bytes: Uint8Array.from(cfs.bytes) })
    expect(read).toThrow(expect.objectContaining({ fix: expect.stringContaining('MATLAB') }))
  })

  it('has its frames on one clock, and at each pulse the label of the frame, else its state', () => {
    const { runs, hasClock, markers } = recordingOf(signalFiles.two)
    expect([hasClock, runs.map(({ startMs }) => startMs)]).toEqual([true, [10_500, 15_500, 20_500]])
    expect(markers).toEqual([
      { timeMs: 10_502, text: 'Rest' },
      { timeMs: 15_502, text: 'Active' },
      { timeMs: 20_502, text: 'Rest' },
    ])
    expect(recordingOf(signalFiles.frame).markers).toEqual([{ timeMs: 10_502, text: 'State 0' }])
  })

  it('has no clock without the starts of its frames, nor when they do not ascend', () => {
    const { hasClock, markers, runs } = recordingOf(signalFiles.single)
    expect([hasClock, markers, runs]).toEqual([false, [], [{ startMs: 0, pulseMs: -10 }]])
    const backwards = reading(replaced(signalFiles.two, doubles(15.5), doubles(10.5)))
    expect([backwards.recording?.hasClock, backwards.issues.map(({ code }) => code)]).toEqual([
      false,
      ['io/signal-frame-times'],
    ])
  })

  it('takes a channel without a unit as EMG only when the unit is stated', () => {
    const blank = replaced(signalFiles.five, wide('mV'), wide('  '))
    const { recording, issues } = reading(blank)
    expect([recording?.channels[0].kind, issues.map(({ code }) => code)]).toEqual(['other', ['io/channel-unit']])
    expect(recordingOf(blank, { amplitudeUnit: 'uV' }).channels[0].read(1, 1, 1)[0]).toBeCloseTo(1.001, 9)
  })
})

describe('a MAT file of version 7.3 that is no Signal export', () => {
  it('is refused with a list of what it holds, class and size as MATLAB shows them, and advice', () => {
    const { code, what, fix } = refusal(signalFiles.foreign)
    expect(code).toBe('io/mat73-variables')
    for (const one of [
      '"NavDataFDI" (double, 12 × 3)',
      '"MEPampFDI" (double, 12 × 1)',
      '"info" (struct)',
      '"note" (char, 1 × 4)',
    ])
      expect(what).toContain(one)
    expect(fix).toContain('-v7')
  })

  it('is known by its bytes, and loaded for', async () => {
    const source = { name: 'no-name', bytes: signalFiles.five }
    await loadFor(source)
    expect(readSource(source).format).toBe('ced-signal')
  })
})

describe('a Signal export that is read before the library is loaded', () => {
  it('is refused with what a program has to call first', async () => {
    vi.resetModules()
    const fresh = await import('./ced-signal.js')
    const read = () => fresh.cedSignal.read({ name: 's.mat', bytes: signalFiles.two }, {})
    expect(read).toThrow(expect.objectContaining({ code: 'io/hdf5-not-loaded' }))
  })
})

describe('a damaged Signal export', () => {
  it('that claims terabytes is refused before anything is allocated', () => {
    const lengths = (points: bigint) => [...new Uint8Array(BigUint64Array.of(3n, 2n, points, 3n, 2n, points).buffer)]
    const shape = replaced(signalFiles.two, lengths(4n), lengths(1n << 38n))
    expect(refusal(shape).code).toBe('io/signal-size')
    const { code, what } = refusal(replaced(shape, doubles(4), doubles(274_877_906_944)))
    expect([code, what]).toEqual(['io/hdf5-size', expect.stringContaining(`${6 * 8 * 274_877_906_944} bytes`)])
  })

  it('that is cut anywhere gives one typed error', () => {
    for (let length = 0; length < signalFiles.two.length; length += 97)
      expect(refusal(signalFiles.two.subarray(0, length)).code).toBe('io/hdf5-damaged')
  })

  it('leaves nothing behind: after 500 reads that end in the middle of the library a good file is read as before', () => {
    const good = recordingOf(signalFiles.frame).channels[0].read(0, 0, 4)
    const headless = signalFiles.frame.slice().fill(0xff, 7500, 9000)
    const codes = new Set(Array.from({ length: 500 }, () => refusal(headless).code))
    expect([...codes]).toEqual(['io/hdf5-damaged'])
    expect(recordingOf(signalFiles.frame).channels[0].read(0, 0, 4)).toEqual(good)
  })

  it('does not change its bytes', () => {
    const before = signalFiles.two.slice()
    reading(signalFiles.two)
    expect(signalFiles.two).toEqual(before)
  })
})
