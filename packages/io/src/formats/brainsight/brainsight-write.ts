/** A session as a Brainsight text export, version 12: the samples with their poses, amplitudes and waveforms. */
import type { Frame, Muscle, Session } from '@penfield/core'
import { numberText } from '@penfield/kernels'
import { error } from '../../issues.js'

const nothing = '(null)'
const placeNames = ['Sample Name', 'Session Name', 'Index', 'Assoc. Target', 'Loc. X', 'Loc. Y', 'Loc. Z']
const rotationNames = [0, 1, 2].flatMap((column) => [0, 1, 2].map((row) => `m${column}n${row}`))
const sweepNames = ['EMG Start', 'EMG End', 'EMG Res.']

const systems: ReadonlyMap<Frame, string> = new Map([
  ['subject', 'NIfTI:Scanner'],
  ['mni', 'NIfTI:MNI-152'],
  ['device:brainsight', 'Brainsight'],
])

/**
 * The text that {@link readBrainsight} reads back the same, to 12 digits, but for the names of the muscles (channels have numbers) and
 * dates: the session begins at 10:00 on 1 January 2000. Coils without a known axis are written with one that points down. An export has
 * no place for a person: none is written.
 *
 * @throws {PenfieldError} io/brainsight-write-frame — positions of a frame that Brainsight has no name for.
 * @throws {PenfieldError} io/brainsight-write-sweeps — muscles whose sweeps have not all the same times.
 */
export function writeBrainsight(session: Session): string {
  const { stimuli, muscles, identity } = session
  const system = systems.get(stimuli.frame)
  if (system === undefined) throw refusedFrame(stimuli.frame)
  const sweep = sweepOf(muscles)
  const columns = [
    ...placeNames,
    ...rotationNames,
    ...['Stim. Power A', 'Date', 'Time'],
    ...(sweep === null ? [] : sweepNames),
    'EMG Channels',
    ...muscles.flatMap(({ amplitudesInFileUv, recording }, k) => [
      ...(amplitudesInFileUv === null ? [] : [`EMG Peak-to-peak ${k + 1}`]),
      ...(recording === null ? [] : [`EMG Data ${k + 1}`]),
    ]),
  ]
  const rows = stimuli.names.map((name, j) =>
    [
      ...[name, identity.session ?? 'Session 1', `${j + 1}`, stimuli.targets[j] ?? nothing],
      ...poseCells(stimuli, j),
      ...[cellOf(stimuli.intensitiesPercentMso[j]), ...momentCells(stimuli.timesMs[j])],
      ...(sweep === null ? [] : [sweep.startMs, sweep.endMs, sweep.stepMs].map(numberText)),
      `${muscles.length}`,
      ...muscles.flatMap((muscle) => muscleCells(muscle, j)),
    ].join('\t'),
  )
  return `${[
    '# Version: 12',
    `# Coordinate system: ${system}`,
    '# Created by: Penfield',
    '# Units: millimetres, degrees, milliseconds, and microvolts',
    '# Encoding: UTF-8',
    '# Notes: Each column is delimited by a tab. Each value within a column is delimited by a semicolon.',
    `# ${columns.join('\t')}`,
    ...rows,
  ].join('\n')}\n`
}

const cellOf = (value: number): string => (Number.isNaN(value) ? nothing : numberText(value))

/** Position and rotation; a coil without a place stands at the origin with the identity, as the navigator writes it. */
function poseCells({ positionsMm, coilAxes }: Session['stimuli'], j: number): readonly string[] {
  const place = [0, 1, 2].map((k) => positionsMm[3 * j + k])
  if (place.some(Number.isNaN)) return [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1].map(numberText)
  const inward = [0, 1, 2].map((k) => coilAxes?.[3 * j + k] ?? Number.NaN)
  const outward = inward.some(Number.isNaN) ? [0, 0, 1] : inward.map((value) => -value)
  return [...place, ...rotationTo(outward)].map(numberText)
}

/** Three columns of a rotation whose third is `z`; the second points forward as far as it can. */
function rotationTo(z: readonly number[]): readonly number[] {
  const along = Math.abs(z[1]) < 0.9 ? [0, 1, 0] : [1, 0, 0]
  const across = along[0] * z[0] + along[1] * z[1] + along[2] * z[2]
  const y = along.map((value, k) => value - across * z[k])
  const length = Math.sqrt(y[0] * y[0] + y[1] * y[1] + y[2] * y[2])
  const [a, b, c] = y.map((value) => value / length)
  const x = [b * z[2] - c * z[1], c * z[0] - a * z[2], a * z[1] - b * z[0]]
  return [...x, a, b, c, ...z]
}

const two = (value: number): string => `${value}`.padStart(2, '0')

function momentCells(timeMs: number): readonly [string, string] {
  if (Number.isNaN(timeMs)) return [nothing, nothing]
  const whole = Math.round(timeMs)
  const [day, seconds] = [Math.floor(whole / 86_400_000 + 10 / 24), Math.floor(whole / 1000) + 36_000]
  const clock = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':')
  return [`2000-01-${two(1 + day)}`, `${clock}.${`${whole % 1000}`.padStart(3, '0')}`]
}

function muscleCells({ amplitudesInFileUv, recording, observed }: Muscle, j: number): readonly string[] {
  const amplitude = amplitudesInFileUv === null || observed[j] === 0 ? Number.NaN : amplitudesInFileUv[j]
  return [
    ...(amplitudesInFileUv === null ? [] : [cellOf(amplitude)]),
    ...(recording === null ? [] : [waveformCell(recording, j)]),
  ]
}

function waveformCell({ sweepsUv, sweepOfStimulus, samples }: NonNullable<Muscle['recording']>, j: number): string {
  const sweep = sweepOfStimulus[j]
  if (sweep < 0) return nothing
  return Array.from(sweepsUv.subarray(sweep * samples, (sweep + 1) * samples), numberText).join(';')
}

/** The times that all sweeps share; null where there are none. */
function sweepOf(muscles: readonly Muscle[]) {
  const recordings = muscles.flatMap(({ recording }) => recording ?? [])
  if (recordings.length === 0) return null
  const [{ startMs, stepMs, samples }] = recordings
  const differs = recordings.some((one) => one.startMs !== startMs || one.stepMs !== stepMs || one.samples !== samples)
  if (differs) {
    throw error('io/brainsight-write-sweeps', {
      what: 'The sweeps of the muscles differ in length, rate or beginning; Brainsight has one for all channels.',
      fix: 'Cut all muscles to one window, or write the recording as EDF.',
    })
  }
  return { startMs, stepMs, endMs: startMs + (samples - 1) * stepMs }
}

const refusedFrame = (frame: Frame) =>
  error('io/brainsight-write-frame', {
    what: `The positions are in the frame ${frame}; subject, mni or device:brainsight were expected.`,
    fix: 'Write the session as a table (tsv), which keeps any frame.',
  })
