// Published amplitudes and latencies of three participants, MEPFeatX@552aa4d: the same amplitudes, and how far detectors differ.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Recording } from '@penfield/core'
import { detectOnsets, onsets, splinePeakToPeakUv, type WindowMs, windowPresetOf } from '@penfield/emg'
import { readSource } from '@penfield/io'
import { median } from '@penfield/kernels'
import { describe, expect, it } from 'vitest'
import { shared } from '../cli/penfield.js'

interface Expected {
  readonly file: string
  readonly muscle: string
  readonly samples: number
  readonly trials: number
  readonly detected: number
  readonly window_ms: WindowMs
  readonly baseline_ms: WindowMs
  readonly first_values: readonly number[]
  /** trial, amplitude (0 where not detected), latency, … */
  readonly trials_table: { readonly rows: readonly (readonly number[])[] }
}

const present = existsSync(shared)
const expectedOf = (name: string): Expected =>
  JSON.parse(readFileSync(join(shared, 'oracle/mepfeatx.json'), 'utf8')).files.find(({ file }: Expected) =>
    file.endsWith(name),
  )

/** The sweeps of a file, one a trial. */
function recordingOf(file: string): Recording {
  const bytes = new Uint8Array(readFileSync(join(shared, 'data', file)))
  const { recording } = readSource({ name: file, bytes })
  if (!recording) return expect.fail('a recording was expected')
  const [channel] = recording.channels
  const sweeps = recording.runs.map((_, run) => channel.read(run, 0, channel.samples[run]))
  const [samples] = channel.samples
  const sweepsUv = new Float64Array(sweeps.length * samples)
  sweeps.forEach((sweep, k) => void sweepsUv.set(sweep, k * samples))
  const startMs = -(recording.runs[0].pulseMs as number)
  return { stepMs: channel.stepMs, startMs, samples, sweepsUv, sweepOfStimulus: Int32Array.from(sweeps.keys()) }
}

/** Differences from the published latencies in the trials detected there, ms: median, MAD, and the share with a latency. */
function agreement(latenciesMs: Float64Array, { trials_table: { rows } }: Expected) {
  const differences = rows.flatMap(([, amplitudeUv, publishedMs], k) =>
    amplitudeUv > 0 && !Number.isNaN(latenciesMs[k]) ? [latenciesMs[k] - publishedMs] : [],
  )
  const centreMs = median(differences)
  const detected = rows.filter(([, amplitudeUv]) => amplitudeUv > 0).length
  const madMs = median(differences.map((ms) => Math.abs(ms - centreMs)))
  return { medianMs: centreMs, madMs, share: differences.length / detected }
}

/** Median difference from the published latencies, ms, and the largest MAD: what a method may differ by. */
const bounds: Readonly<Record<string, { readonly medianMs: readonly [number, number]; readonly madMs: number }>> = {
  sd: { medianMs: [-0.5, 1], madMs: 0.5 },
  peak: { medianMs: [0, 4.5], madMs: 2 },
  cusum: { medianMs: [-0.5, 1], madMs: 0.5 },
  derivative: { medianMs: [-1.5, 0.5], madMs: 1 },
  median: { medianMs: [-0.5, 1], madMs: 0.5 },
}

describe.skipIf(!present).each(['ID01', 'ID03', 'ID04'])('%s of MEPFeatX', (name) => {
  const expected = present ? expectedOf(`${name}.mat`) : ({} as Expected)
  const recording = present ? recordingOf(expected.file) : ({} as Recording)

  it('has the published sweeps', () => {
    expect([recording.samples, recording.sweepsUv.length / recording.samples]).toEqual([
      expected.samples,
      expected.trials,
    ])
    expect([...recording.sweepsUv.subarray(0, 5)]).toEqual(expected.first_values)
  })

  it('has the published amplitude under its own definition, within 1e-9 µV, in every detected trial', () => {
    const { samples, sweepsUv } = recording
    const detected = expected.trials_table.rows.filter(([, amplitudeUv]) => amplitudeUv > 0)
    expect(detected).toHaveLength(expected.detected)
    for (const [trial, amplitudeUv] of detected) {
      const sweepUv = sweepsUv.subarray((trial - 1) * samples, trial * samples)
      const foundUv = splinePeakToPeakUv(sweepUv, recording, expected.window_ms, expected.baseline_ms)
      expect(Math.abs(foundUv - amplitudeUv)).toBeLessThan(1e-9)
    }
  })

  it.each(onsets.map(({ id }, d) => [id, d] as const))('has latencies by %s near the published ones', (id, d) => {
    const windowMs = windowPresetOf(expected.muscle)?.windowMs as WindowMs
    const { medianMs, madMs, share } = agreement(detectOnsets(recording, windowMs)[d], expected)
    expect(share).toBeGreaterThan(0.95)
    expect(medianMs).toBeGreaterThan(bounds[id].medianMs[0])
    expect(medianMs).toBeLessThan(bounds[id].medianMs[1])
    expect(madMs).toBeLessThan(bounds[id].madMs)
  })
})
