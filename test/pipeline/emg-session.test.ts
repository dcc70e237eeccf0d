// A session in two files: the navigator noted the pulses, a recorder of its own ran the EMG.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { errorOf, penfield, samples, scratch } from '../cli/penfield.js'

const files = ['navigator.txt', 'recording.edf'].map((name) => join(samples, 'emg', name))
const scratchFolder = scratch()
const out = join(scratchFolder, 'out')

const table = (name: string) => {
  const [header, ...rows] = readFileSync(join(out, name), 'utf8').trimEnd().split('\n')
  const columns = header.split('\t')
  return rows.map((row) => Object.fromEntries(row.split('\t').map((cell, k) => [columns[k], cell])))
}

/** The recording by the definition of EDF+: two signals of 16 bits and the annotations, in records of one second. */
function edf() {
  const bytes = readFileSync(files[1])
  const field = (at: number, length: number) => bytes.toString('latin1', at, at + length).trim()
  const headerBytes = Number(field(184, 8))
  const records = Number(field(236, 8))
  const signals = Number(field(252, 4))
  const perSignal = (offset: number, length: number) =>
    Array.from({ length: signals }, (_, k) => field(256 + offset * signals + k * length, length))
  const physical = perSignal(112, 8).map(Number)
  const digital = perSignal(128, 8).map(Number)
  const samples = perSignal(216, 8).map(Number)
  const recordSamples = samples.reduce((sum, n) => sum + n, 0)
  const texts: string[] = []
  const traces = [0, 1].map((k) => {
    const start = samples.slice(0, k).reduce((sum, n) => sum + n, 0)
    return Array.from({ length: records * samples[k] }, (_, i) => {
      const record = Math.floor(i / samples[k])
      const at = headerBytes + 2 * (record * recordSamples + start + (i % samples[k]))
      return (bytes.readInt16LE(at) * physical[k]) / digital[k]
    })
  })
  for (let record = 0; record < records; record++) {
    const at = headerBytes + 2 * (record * recordSamples + samples[0] + samples[1])
    texts.push(bytes.toString('latin1', at, at + 2 * samples[2]))
  }
  const pulsesMs = [...texts.join('').matchAll(/\+([\d.]+)\x14TMS\x14/g)].map(([, seconds]) => 1000 * Number(seconds))
  return { traces, pulsesMs }
}

let stderr = ''
beforeAll(() => {
  const ran = penfield(['map', ...files, '--out', out, '--bootstrap', '40', '--jobs', '1'])
  expect(ran.status, ran.stderr).toBe(0)
  stderr = ran.stderr
})

describe('a navigator export with a recording', () => {
  it('names the stimulus without a pulse and the pulse without a stimulus', () => {
    const { warnings } = JSON.parse(readFileSync(join(out, 'provenance.json'), 'utf8'))
    const said = warnings.map(({ message }: { message: string }) => message).join('\n')
    expect(said).toContain('Sample 40')
    expect(said).toContain('400 ms after another (a double pulse)')
    const report = readFileSync(join(out, 'report.html'), 'utf8')
    for (const words of ['Sample 40', 'a double pulse', 'ppm']) expect(report.includes(words), words).toBe(true)
    const drift = /(-?[\d.]+)\s*ppm/.exec(report)?.[1]
    expect(Math.abs(Number(drift) - 20)).toBeLessThan(5)
    expect(stderr).toContain('Sample 40')
  })

  it('gives every other stimulus the response of its own pulse', () => {
    const { traces, pulsesMs } = edf()
    // Pulse 40 is not there; pulse 70 of the session is followed by a second one.
    const ofSession = pulsesMs.filter((_, k) => k !== 69)
    expect(ofSession.length).toBe(97)
    ;['DM', 'LES'].forEach((muscle, m) => {
      const trials = table('trials.tsv').filter((row) => row.muscle === muscle)
      expect(trials.length).toBe(98)
      trials.forEach((trial, i) => {
        expect(trial.stimulus).toBe(`Sample ${i + 1}`)
        if (i === 39) {
          expect([trial.amplitude, trial.accepted, trial.reason]).toEqual(['n/a', 'false', 'no-emg'])
          return
        }
        const pulseMs = ofSession[i < 39 ? i : i - 1]
        // The sweep begins at the sample nearest to 250 ms before the pulse; the window is 10 to 60 ms.
        const zero = Math.round((pulseMs - 250) / 0.5) + 500
        const window = traces[m].slice(zero + 20, zero + 120)
        expect(Number(trial.amplitude)).toBeCloseTo(Math.max(...window) - Math.min(...window), 6)
      })
    })
  })

  it('writes the latencies of every detector and what the channels share', () => {
    const [first] = table('onsets.tsv')
    expect(Object.keys(first)).toEqual(
      ['participant', 'session', 'hemisphere', 'stimulus', 'muscle']
        .concat(['sd', 'peak', 'cusum', 'derivative', 'median'].map((id) => `onset_${id}`))
        .concat(['silent_end', 'silent_from_onset']),
    )
    const number = (quantity: string) => table('crosstalk.tsv').find((row) => row.quantity === quantity)
    const mixing = number('mixing_two_way')
    // The sample is made with a tenth of each muscle in the other's channel.
    expect(Number(mixing?.ci_low)).toBeLessThan(0.1)
    expect(Number(mixing?.ci_high)).toBeGreaterThan(0.1)
    expect(Number(number('needed')?.value)).toBeGreaterThan(0)
  })

  it('finds the muscles 15 mm apart, as they were made, and further apart once the crosstalk is taken off', () => {
    const separation = (...options: string[]) => {
      const { stdout } = penfield(['map', ...files, '--bootstrap', '0', '--json', ...options])
      return JSON.parse(stdout).overlap.find(({ index }: { index: string }) => index === 'cog_distance').value as number
    }
    const unmixed = separation('--unmix', 'DM>LES:0.1,LES>DM:0.1')
    expect(separation()).toBeLessThan(unmixed)
    expect(Math.abs(unmixed - 15)).toBeLessThan(2)
  })
})

/** A table of the places with the responses of the sample recording on another scale: one channel, one trigger. */
describe('a recording that is not what it says', () => {
  const scaled = (physical: string) => {
    const bytes = readFileSync(files[1])
    // Physical minimum and maximum of the first signal: fields of 8 characters behind 104 bytes a signal of names and units.
    const at = 256 + 3 * 104
    bytes.write(`-${physical}`.padEnd(8), at, 'latin1')
    bytes.write(physical.padEnd(8), at + 3 * 8, 'latin1')
    const path = join(scratchFolder, `scaled-${physical}.edf`)
    writeFileSync(path, bytes)
    return path
  }

  it('is refused when no muscle responds so little or so much', () => {
    for (const physical of ['0.5', '9000000']) {
      const ran = penfield(['map', files[0], scaled(physical), '--bootstrap', '0', '--json'])
      expect(ran.status, ran.stderr).toBe(65)
      expect(errorOf(ran).code).toBe('study/emg-unit')
    }
  })

  it('is refused where the blank would be measured as a response', () => {
    const ran = penfield(['map', ...files, '--blank', '-1:30', '--bootstrap', '0', '--json'])
    expect([ran.status, errorOf(ran).code]).toEqual([2, 'study/blank-in-window'])
  })

  it('keeps its amplitudes under a filter, whatever stands after the pulse, and says that onsets come earlier', () => {
    const ran = penfield(['map', ...files, '--blank', '-1:4', '--notch', '50', '--bootstrap', '0', '--json'])
    const { overlap, warnings } = JSON.parse(ran.stdout)
    const plain = JSON.parse(penfield(['map', ...files, '--bootstrap', '0', '--json']).stdout)
    const distance = (rows: { index: string; value: number }[]) =>
      rows.find(({ index }) => index === 'cog_distance')?.value ?? Number.NaN
    expect(Math.abs(distance(overlap) - distance(plain.overlap))).toBeLessThan(0.3)
    expect(warnings.map(({ code }: { code: string }) => code)).toContain('study/filtered-onsets')
  })
})
