/** Brainsight exports against counts, poses and amplitudes that another parser found in the same files. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { joinReadings } from '../../join.js'
import { brainsight } from './brainsight.js'

const shared = join(import.meta.dirname, '..', '..', '..', '..', '..', '..', 'shared')

interface Expected {
  readonly file: string
  readonly version: number
  readonly created_by: string
  readonly targets?: readonly unknown[]
  readonly rows: number
  readonly untracked_identity?: number
  readonly null_location?: number
  readonly median_position?: readonly number[]
  readonly first_sample?: Sample
  readonly last_sample?: Sample
  readonly first_tracked_sample?: Sample
  readonly emg?: { readonly samples_per_sweep?: readonly number[]; readonly waveforms: number }
  readonly emg_rows?: number
  readonly map?: { readonly tracked_with_emg: { readonly n: number; readonly cog: readonly number[] } }
  readonly per_sample?: { readonly rows: readonly (readonly [string, boolean, number, number | null])[] }
}
interface Sample {
  readonly name: string
  readonly target: string
  readonly xyz: readonly number[]
  readonly matrix_rows: readonly (readonly number[])[]
}

const isHere = existsSync(shared)
const files = (
  isHere ? JSON.parse(readFileSync(join(shared, 'oracle', 'brainsight.json'), 'utf8')).files : []
) as Expected[]
const read = (file: string) => {
  const source = { name: file, bytes: readFileSync(join(shared, 'data', file)) }
  expect(brainsight.sniff(source)).toBe(true)
  return brainsight.read(source, {})
}

describe.skipIf(!isHere)('Brainsight exports recorded in laboratories', () => {
  describe.each(files)('$file', (expected) => {
    const reading = isHere ? read(expected.file) : null
    const [{ stimuli, muscles }] = reading!.sessions

    it('has the counts, version and program that another parser finds', () => {
      expect(reading).toMatchObject({ version: `${expected.version}`, createdBy: expected.created_by, unit: 'mm' })
      expect(reading!.targets).toBe(expected.targets?.length ?? 0)
      expect(stimuli.n).toBe(expected.rows)
      expect(stimuli.tracking.filter((t) => t === 'untracked')).toHaveLength(expected.untracked_identity ?? 0)
      expect(stimuli.tracking.filter((t) => t === 'no-position')).toHaveLength(expected.null_location ?? 0)
      expect(muscles[0]?.observed.reduce((a, b) => a + b, 0) ?? 0).toBe(expected.emg_rows ?? 0)
      const recording = muscles[0]?.recording
      expect(recording ? recording.sweepsUv.length / recording.samples : 0).toBe(expected.emg?.waveforms ?? 0)
      expect(recording?.samples).toBe(expected.emg?.samples_per_sweep?.[0])
    })

    it('has the first, last and first tracked pose', () => {
      expect(reading!.ends ?? null).toEqual(
        expected.first_sample && expected.last_sample ? [expected.first_sample.xyz, expected.last_sample.xyz] : null,
      )
      const sample = expected.first_tracked_sample
      if (sample === undefined) return
      const i = stimuli.tracking.indexOf('tracked')
      expect(stimuli.names[i]).toBe(sample.name)
      expect(stimuli.targets[i]).toBe(sample.target)
      expect([...stimuli.positionsMm.subarray(3 * i, 3 * i + 3)]).toEqual(sample.xyz)
      const third = sample.matrix_rows.map((row) => -row[2])
      stimuli.coilAxes!.subarray(3 * i, 3 * i + 3).forEach((value, k) => expect(value).toBeCloseTo(third[k], 3))
    })

    it('gives untracked stimuli no place', () => {
      stimuli.tracking.forEach((tracking, i) => {
        expect(Number.isNaN(stimuli.positionsMm[3 * i])).toBe(tracking !== 'tracked')
      })
    })

    const samples = expected.per_sample?.rows ?? []
    it('BS-7, BS-8: has the printed amplitude of every sample, and the waveform gives it', () => {
      const [muscle] = muscles
      samples.forEach(([name, tracked, inFile, recomputed], i) => {
        expect([stimuli.names[i], stimuli.tracking[i] === 'tracked']).toEqual([name, tracked])
        expect(muscle.amplitudesInFileUv![i]).toBe(inFile)
        if (recomputed === null) expect(muscle.recording).toBeNull()
        else expect(Math.abs(peakToPeak(muscle, i) - recomputed)).toBeLessThan(0.001)
      })
    })

    if (expected.map === undefined) return
    const { n, cog } = expected.map.tracked_with_emg
    it('BS-4: has the centre of gravity without the untracked stimuli', () => {
      const amplitudes = muscles[0].amplitudesInFileUv!
      const kept = stimuli.tracking.flatMap((tracking, i) => (tracking === 'tracked' ? [i] : []))
      expect(kept).toHaveLength(n)
      const sum = kept.reduce((total, i) => total + amplitudes[i], 0)
      cog.forEach((value, k) => {
        const moment = kept.reduce((total, i) => total + amplitudes[i] * stimuli.positionsMm[3 * i + k], 0)
        expect(Math.abs(moment / sum - value)).toBeLessThan(1e-4)
      })
    })
  })

  it('has its times and order: 163 stimuli in 39 min 54.095 s', () => {
    const { timesMs } = read('brainsight/Subj1PSC_Hotspot.txt').sessions[0].stimuli
    expect([timesMs[0], timesMs[162]]).toEqual([0, 2_394_095])
  })

  it('BS-13: takes curly quotes in the name of a session', () => {
    const [{ identity }] = read('brainsight/Subj3_PMC_PMC_B1.txt').sessions
    expect(identity.session).toBe('Session imported from “Hotspot+Block1.txt”')
  })

  it('ALL-7: says of positions without EMG, and of targets alone, why they cannot be mapped', () => {
    expect(read('brainsight/Subj1PSC_Block2.txt').unusable?.what).toContain('200 stimuli and no MEP amplitudes')
    expect(read('brainsight/DEEP.txt').unusable?.what).toContain('no stimuli')
  })

  it('BS-20: refuses two exports of one session, whose positions are up to 9.2 mm apart', () => {
    const names = ['brainsight/Subj3PMC_Hotspot+Block1.txt', 'brainsight/Subj3_PMC_PMC_B1.txt']
    const twice = () => joinReadings(names.map((name) => ({ name, reading: read(name) })))
    expect(twice).toThrow(expect.objectContaining({ code: 'io/join-twice', what: expect.stringContaining('9.2 mm') }))
  })

  it('joins two recordings of one participant by their clock', () => {
    const names = ['brainsight/Subj1PSC_Block2.txt', 'brainsight/Subj1PSC_Hotspot.txt']
    const [{ stimuli, muscles }] = joinReadings(names.map((name) => ({ name, reading: read(name) }))).sessions
    expect(stimuli.n).toBe(363)
    expect([stimuli.names[0], stimuli.names[362]]).toEqual(['Sample 1', 'Sample 419'])
    expect([stimuli.timesMs[0], stimuli.timesMs[163]]).toEqual([0, 4_566_026])
    expect(muscles[0].observed.reduce((a, b) => a + b, 0)).toBe(163)
  })

  it('print as Target Error the distance of the target from the axis of the coil, and not from the coil', () => {
    const [{ stimuli }] = read('brainsight/Subj1PSC_Block2.txt').sessions
    const target = [184.3998, 129.1217, 182.3451]
    const differences = stimuli.targets.map((name, i) => {
      const away = target.map((value, k) => value - stimuli.positionsMm[3 * i + k])
      const depth = away.reduce((sum, value, k) => sum + value * stimuli.coilAxes![3 * i + k], 0)
      const square = away.reduce((sum, value) => sum + value * value, 0) - depth * depth
      const asideMm = Math.sqrt(Math.max(0, square))
      return name === 'Subj1_visit4_PSC_ReverseCoil' ? Math.abs(asideMm - stimuli.targetErrorsMm![i]) : 1
    })
    // Four printed decimals of the axis are worth up to 0.025 mm near 0.
    expect(differences.length).toBe(200)
    expect(Math.max(...differences)).toBeLessThan(0.025)
  })
})

type Muscle = ReturnType<typeof read>['sessions'][number]['muscles'][number]

/** Largest minus smallest value for start ≤ t ≤ end, written out here. */
function peakToPeak({ recording, windowInFileMs }: Muscle, stimulus: number): number {
  const { samples, startMs, stepMs, sweepsUv, sweepOfStimulus } = recording!
  const [start, end] = windowInFileMs!
  const inside: number[] = []
  for (let k = 0; k < samples; k++) {
    const t = startMs + k * stepMs
    if (t >= start - 1e-6 && t <= end + 1e-6) inside.push(sweepsUv[sweepOfStimulus[stimulus] * samples + k])
  }
  return Math.max(...inside) - Math.min(...inside)
}
