import type { RawEmg } from '@penfield/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReadOptions } from '../../format.js'
import { readSource } from '../../read.js'
import { refusalOf } from '../../refusal.test-support.js'
import { spike2 } from './spike2.js'
import { spike2Files } from './spike2.test-support.js'

const reading = (bytes: Uint8Array, options: ReadOptions = {}) => spike2.read({ name: 's.smr', bytes }, options)

function recordingOf(bytes: Uint8Array, options: ReadOptions = {}): RawEmg {
  const { recording } = reading(bytes, options)
  if (recording === undefined) throw new TypeError('no recording')
  return recording
}

function edited(bytes: Uint8Array, edit: (view: DataView) => void): Uint8Array {
  const copy = bytes.slice()
  edit(new DataView(copy.buffer))
  return copy
}

const refusal = (bytes: Uint8Array) => refusalOf(() => reading(bytes))

describe('a Spike2 recording', () => {
  it('follows the links of its blocks, which lie in the file in any order (SP-1)', () => {
    const [fdi] = recordingOf(spike2Files.v7).channels
    const expected = Array.from({ length: 40 }, (_, i) => ((300 + i) * 5 * 1000) / 6553.6)
    expect([...fdi.read(3, 0, 40)].map((value, i) => Math.abs(value - expected[i]) < 1e-9)).not.toContain(false)
  })

  it('splits at gaps between blocks: a triggered file of 10 sweeps has 10 segments (SP-2)', () => {
    const { runs, channels, hasClock } = recordingOf(spike2Files.v7)
    expect(runs).toEqual(Array.from({ length: 10 }, (_, s) => ({ startMs: 2 + 100 * s, pulseMs: null })))
    expect(channels.map(({ samples }) => samples)).toEqual([Array(10).fill(40), Array(10).fill(40)])
    expect(hasClock).toBe(true)
  })

  it('has the times of its event channels on the clock of its sweeps, one in each (SP-3)', () => {
    const { runs, markers } = recordingOf(spike2Files.v7)
    const pulses = markers.filter(({ text }) => text === 'TTL')
    expect(pulses.map(({ timeMs }, k) => timeMs - runs[k].startMs)).toEqual(Array(10).fill(4))
  })

  it('of 64 bits (.smrx) is refused by name (SP-4)', () => {
    const bytes = new TextEncoder().encode('S64  ')
    expect(() => readSource({ name: 'a.smrx', bytes })).toThrow(/64 bits \(\.smrx\)/)
  })

  it('may have channels that start at slightly different ticks (SP-5)', () => {
    const { channels } = recordingOf(spike2Files.v7)
    expect(channels.map(({ delaysMs }) => delaysMs[9])).toEqual([0, 0.1])
  })

  it('scales 16-bit values by scale / 6553.6, adds the offset, and gives µV', () => {
    const [, apb] = recordingOf(spike2Files.v7).channels
    expect(apb).toMatchObject({ name: 'APB', kind: 'emg', unit: 'mV', stepMs: 0.2 })
    expect(apb.read(1, 2, 1)[0]).toBeCloseTo(1000 * ((-102 * 5) / 6553.6 + 0.5), 9)
  })

  it('reads 32-bit numbers as they are, and places of blocks in 512 bytes from version 9 on', () => {
    const [emg, force] = recordingOf(spike2Files.v9).channels
    expect([...emg.read(0, 0, 20)]).toEqual(Array.from({ length: 20 }, (_, k) => k))
    expect(force).toMatchObject({ kind: 'other', unit: 'N', stepMs: 2 })
  })

  it('has NaN where one channel pauses and another goes on', () => {
    const { runs, channels } = recordingOf(spike2Files.v9)
    expect([runs.length, channels[1].samples]).toEqual([1, [7]])
    expect([...channels[1].read(0, 0, 7)]).toEqual([1.5, 2.5, Number.NaN, Number.NaN, Number.NaN, 3.5, 4.5])
    expect([...channels[1].read(0, 4, 2)]).toEqual([Number.NaN, 3.5])
  })

  it('before version 6 has an interval of divide × ticks of a conversion × µs of a tick', () => {
    const { channels, runs } = recordingOf(spike2Files.v5)
    expect([channels[0].stepMs, runs.length, channels[0].samples]).toEqual([0.2, 1, [40]])
    expect(channels[0].read(0, 39, 1)[0]).toBeCloseTo((39 * 1e6) / 6553.6, 6)
  })

  it('names both edges of a level, the codes of keys in decimal, and the text of a text mark', () => {
    const old = recordingOf(spike2Files.v5).markers.map(({ timeMs, text }) => [timeMs, text])
    const edges = [1, 1.1, 3, 3.1].map((timeMs, k) => [timeMs, k % 2 === 0 ? 'Pulse' : 'Pulse (falling)'])
    expect(old.map(([timeMs, text]) => [Math.round(100 * Number(timeMs)) / 100, text])).toEqual([
      [0.3, 'rest'],
      [0.6, 'Note 2'],
      ...edges,
    ])
    const keys = recordingOf(spike2Files.v7).markers.filter(({ text }) => text !== 'TTL')
    expect(keys).toEqual([
      { timeMs: 1, text: 'Keyboard 116' },
      { timeMs: 998, text: 'Keyboard 113' },
    ])
  })

  it('says which channels were renamed, state no unit, or were left out', () => {
    const { issues, recording } = reading(spike2Files.v5)
    expect(issues.map(({ code }) => code)).toEqual(['io/channel-twice', 'io/channel-unit', 'io/spike2-kinds'])
    expect(recording?.channels.map(({ name, kind }) => [name, kind])).toEqual([
      ['FDI', 'emg'],
      ['FDI-2', 'other'],
    ])
    const stated = recordingOf(spike2Files.v5, { amplitudeUnit: 'mV' }).channels[1]
    expect([stated.kind, stated.read(0, 0, 1)[0]]).toEqual(['emg', 7000 / 6553.6])
  })
})

describe('a damaged Spike2 file', () => {
  const firstBlockOfFdi = (bytes: Uint8Array) => new DataView(bytes.buffer).getInt32(512 + 6, true)

  it('does not hang when its links go round in a circle, and keeps what came before', () => {
    const first = firstBlockOfFdi(spike2Files.v5)
    const circle = edited(spike2Files.v5, (view) => view.setInt32(first + 4, first, true))
    const { recording, issues } = reading(circle)
    expect(recording?.channels[0].samples).toEqual([20])
    expect(issues.map(({ code }) => code)).toContain('io/spike2-blocks')
  })

  it('keeps what lies in the file when a block leads out of it, or is cut off', () => {
    const first = firstBlockOfFdi(spike2Files.v5)
    const out = edited(spike2Files.v5, (view) => view.setInt32(first + 4, 2_000_000_000, true))
    expect(recordingOf(out).channels[0].samples).toEqual([20])
    const more = edited(spike2Files.v9, (view) => view.setUint16(spike2Files.v9.length - 512 + 18, 60_000, true))
    expect(reading(more).issues.map(({ code }) => code)).toEqual(['io/spike2-blocks'])
  })

  it.each([
    ['a version that is not known', (view: DataView) => view.setInt16(0, 77, true), 'io/spike2-damaged'],
    ['no length of a tick', (view: DataView) => view.setInt16(20, 0, true), 'io/spike2-damaged'],
    ['more channels than it has room for', (view: DataView) => view.setInt16(30, 32_767, true), 'io/truncated'],
    ['no sampling interval', (view: DataView) => view.setInt16(512 + 138, 0, true), 'io/spike2-channel'],
    [
      'the byte order of old Macintosh computers',
      (view: DataView) => view.setUint16(38, 0x0101, true),
      'io/refused-format',
    ],
  ])('is refused when it says %s', (_, edit, code) => {
    expect(refusal(edited(spike2Files.v5, edit)).code).toBe(code)
  })

  it('is refused when its times leave gaps that no recording has', () => {
    const last = spike2Files.v9.length - 512
    const bytes = edited(spike2Files.v9, (view) => {
      view.setInt32(512 + 102, 1_000_000_000, true)
      view.setInt32(512 + 140 + 102, 1, true)
      view.setInt32(last + 8, 2_000_000_000, true)
    })
    expect(refusal(bytes).code).toBe('io/spike2-channel')
  })
})

describe('a Spike2 file that is larger than memory', () => {
  it('is read piece by piece: heads of blocks first, samples only where they are asked for', () => {
    const whole = spike2Files.v7
    let asked = 0
    const part = (offset: number, length: number) => {
      asked += length
      return whole.subarray(offset, offset + length)
    }
    const source = { name: 'large.smr', bytes: whole.subarray(0, 600), size: whole.length, part }
    const { channels } = spike2.read(source, {}).recording ?? recordingOf(whole)
    expect(asked).toBeLessThan(2000)
    asked = 0
    expect(channels[1].read(4, 10, 20)).toEqual(recordingOf(whole).channels[1].read(4, 10, 20))
    expect(asked).toBe(40)
  })

  it('gives any piece as the same piece of the whole', () => {
    const [emg, force] = recordingOf(spike2Files.v9).channels
    fc.assert(
      fc.property(fc.nat(6), fc.nat(6), (a, b) => {
        const [first, end] = [Math.min(a, b), Math.max(a, b)]
        for (const channel of [emg, force])
          expect(channel.read(0, first, end - first)).toEqual(channel.read(0, 0, 7).slice(first, end))
      }),
    )
  })
})
