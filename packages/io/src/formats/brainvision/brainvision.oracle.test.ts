/** BrainVision recordings against channels, samples and markers that another reader found in the same files. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Source } from '../../format.js'
import { microvoltsPer } from '../../voltage.js'
import { brainvision } from './brainvision.js'

const shared = join(import.meta.dirname, '..', '..', '..', '..', '..', '..', 'shared')

interface Expected {
  readonly file: string
  readonly rate_hz: number
  readonly samples: number
  readonly markers: number
  readonly marker_descriptions: Readonly<Record<string, number>>
  readonly first_marker_onsets_s: readonly number[]
  readonly channels: readonly {
    readonly label: string
    readonly resolution: number
    readonly unit: string
    readonly first3_V: readonly number[]
    readonly min_V: number
    readonly max_V: number
  }[]
}

const isHere = existsSync(shared)
const files = (
  isHere ? JSON.parse(readFileSync(join(shared, 'oracle', 'emg-files.json'), 'utf8')).brainvision : []
) as Expected[]

function sourceOf(file: string) {
  const path = join(shared, 'data', file)
  const folder = dirname(path)
  const beside = (name: string) =>
    readdirSync(folder).includes(name) ? { name, bytes: readFileSync(join(folder, name)) } : null
  return { name: basename(path), bytes: readFileSync(path), beside }
}

function read(source: Source) {
  expect(brainvision.sniff(source)).toBe(true)
  return brainvision.read(source, {})
}

/** The other reader turns any unit that ends in S, C … into itself and µS into S. */
const perUnitOfOracle = (unit: string): number => {
  const microvolts = microvoltsPer(unit)
  if (microvolts !== null) return microvolts / 1e6
  return /^[uµ]/.test(unit) ? 1e-6 : 1
}

describe.skipIf(!isHere)('BrainVision recordings of other laboratories', () => {
  describe.each(files)('$file', (expected) => {
    const reading = isHere ? read(sourceOf(expected.file)) : null
    const recording = reading!.recording!

    it('has the channels, rate and number of samples that the other reader finds', () => {
      expect(reading!.format).toBe(brainvision.id)
      expect(recording.channels.map(({ name }) => name)).toEqual(expected.channels.map(({ label }) => label))
      for (const channel of recording.channels) {
        expect(1000 / channel.stepMs).toBe(expected.rate_hz)
        expect(channel.samples.reduce((sum, n) => sum + n, 0)).toBe(expected.samples)
      }
    })

    it('has its samples, to the last digit that the numbers of the file have', () => {
      for (const [k, channel] of recording.channels.entries()) {
        const { first3_V, min_V, max_V, resolution, unit } = expected.channels[k]
        const values = channel.samples.flatMap((count, run) => [...channel.read(run, 0, count)])
        const inOracle = channel.kind === 'other' ? perUnitOfOracle(unit) : 1e-6
        const found = [...values.slice(0, 3), Math.min(...values), Math.max(...values)]
        for (const [i, value] of [...first3_V, min_V, max_V].entries()) {
          const wanted = value / inOracle
          // The oracle prints nine digits of a float and all of an integer.
          expect(Math.abs(found[i] - wanted)).toBeLessThanOrEqual(5e-9 * Math.abs(wanted) + 1e-12)
          if (channel.stepMs === 1) expect(Math.round(found[i] / resolution)).toBe(Math.round(wanted / resolution))
        }
      }
    })

    it('has its markers, of which a new segment begins a run', () => {
      const counted = new Map<string, number>()
      for (const { text } of recording.markers) counted.set(text, (counted.get(text) ?? 0) + 1)
      const { 'New Segment/': segments, ...others } = expected.marker_descriptions
      expect(recording.runs).toHaveLength(segments)
      expect(recording.markers.length + recording.runs.length).toBe(expected.markers)
      const named = Object.entries(others).map(([text, n]) => [text.replace('/', ' '), n] as const)
      expect(counted).toEqual(new Map(named))
      const times = [...recording.runs.map(({ startMs }) => startMs), ...recording.markers.map(({ timeMs }) => timeMs)]
      const onsets = times.sort((a, b) => a - b).slice(0, 5)
      for (const [k, onset] of expected.first_marker_onsets_s.entries()) expect(onsets[k]).toBeCloseTo(1000 * onset, 9)
    })
  })

  it('lists channels whose unit is no voltage (µS, ARU, BS), but does not offer them as EMG', () => {
    const { channels } = read(sourceOf('emg/brainvision/test.vhdr')).recording!
    const others = channels.filter(({ kind }) => kind === 'other').map(({ name, unit }) => `${name} ${unit}`)
    expect(others).toEqual(['CP5 BS', 'CP6 µS', 'HL ARU', 'HR uS', 'Vb S', 'ReRef C'])
    expect(channels.filter(({ kind }) => kind === 'emg')).toHaveLength(26)
  })

  it('names the files that were read beside the header', () => {
    expect(read(sourceOf('emg/brainvision/test.vhdr')).companions).toEqual(['test.vmrk', 'test.eeg'])
  })
})
