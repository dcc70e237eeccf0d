/** Stimuli and muscles from plain columns of numbers. */
import { type Frame, type Identity, type Muscle, pointsOf, type Session, type Tracking } from '@penfield/core'
import { PenfieldError } from '@penfield/kernels'
import type { Reading, Source } from '../../format.js'

/** What a table or matrix says of each stimulus, one entry a stimulus. */
export interface PlainStimuli {
  readonly names: readonly string[]
  /** mm; NaN where missing. */
  readonly xMm: Float64Array
  readonly yMm: Float64Array
  /** Null for a grid of two coordinates measured on the head: z is 0. */
  readonly zMm: Float64Array | null
  /** ms on any clock; the first that is there becomes 0. */
  readonly timesMs?: Float64Array
  readonly intensitiesPercentMso?: Float64Array
  readonly targets?: readonly (string | null)[]
}

export const nobody: Identity = { participant: null, session: null, hemisphere: null }

/** One session of muscles that were observed at the same stimuli. */
export function plainSession(
  frame: Frame,
  stimuli: PlainStimuli,
  muscles: readonly Muscle[],
  of: { readonly identity: Identity; readonly part: string | null },
): Session {
  const n = stimuli.names.length
  const { positionsMm, tracking } = positionsOf(stimuli)
  return {
    ...of,
    stimuli: {
      n,
      frame,
      names: stimuli.names,
      positionsMm: pointsOf(frame, positionsMm),
      tracking,
      coilAxes: null,
      timesMs: sinceFirst(stimuli.timesMs ?? new Float64Array(n).fill(Number.NaN)),
      intensitiesPercentMso: stimuli.intensitiesPercentMso ?? new Float64Array(n).fill(Number.NaN),
      targets: stimuli.targets ?? new Array<null>(n).fill(null),
    },
    muscles,
  }
}

/** A muscle that has a trial at every stimulus, unless `observed` says otherwise; its amplitudes are those of the file. */
export const plainMuscle = (
  name: string,
  amplitudesInFileUv: Float64Array,
  observed: Uint8Array = new Uint8Array(amplitudesInFileUv.length).fill(1),
): Muscle => ({ name, observed, amplitudesInFileUv, windowInFileMs: null, recording: null })

/** A position needs all its coordinates: with one missing it is missing as a whole. */
function positionsOf({ names, xMm, yMm, zMm }: PlainStimuli) {
  const positionsMm = new Float64Array(3 * names.length)
  const tracking: Tracking[] = []
  for (let i = 0; i < names.length; i++) {
    const z = zMm === null ? 0 : zMm[i]
    const isMissing = Number.isNaN(xMm[i] + yMm[i] + z)
    positionsMm.set(isMissing ? [Number.NaN, Number.NaN, Number.NaN] : [xMm[i], yMm[i], z], 3 * i)
    tracking.push(isMissing ? 'no-position' : 'tracked')
  }
  return { positionsMm, tracking }
}

function sinceFirst(timesMs: Float64Array): Float64Array {
  const start = timesMs.find((time) => !Number.isNaN(time)) ?? 0
  return timesMs.map((time) => time - start)
}

/** Why sessions of plain numbers can't be mapped; null when they can. */
export function whyPlainUnusable(sessions: readonly Session[]): Reading['unusable'] {
  const isPresent = (value: number) => !Number.isNaN(value)
  const hasAmplitude = ({ muscles }: Session) => muscles.some((muscle) => muscle.amplitudesInFileUv?.some(isPresent))
  if (!sessions.some(({ stimuli }) => stimuli.n > 0))
    return { what: 'The file holds no stimuli; at least one was expected.', fix: 'Give the table of the stimuli.' }
  if (!sessions.some(hasAmplitude))
    return { what: 'The file holds stimuli and no MEP amplitudes.', fix: 'Export the stimuli with their amplitudes.' }
  if (sessions.some(({ stimuli }) => stimuli.tracking.includes('tracked'))) return null
  return { what: 'No stimulus of the file has a position.', fix: 'Export the stimuli with their positions.' }
}

/** How a recording is called that lies beside its table, in the order in which it is looked for. */
const recordingEndings = ['_emg.edf', '_emg.bdf', '_emg.vhdr', '_emg.mat', '_emg.txt', '.edf', '.bdf', '.vhdr', '.mat']

/** Why a table of places and times alone can't be mapped: its amplitudes are in a recording. */
export function withoutAmplitudes(file: string, beside: Source['beside']): Reading['unusable'] {
  const stem = file.replace(/\.[^.]*$/, '')
  const found = recordingEndings.map((ending) => `${stem}${ending}`).find((name) => isBeside(name, beside))
  return {
    what: 'The table has places and no amplitudes: no column of it could hold them.',
    fix:
      found === undefined
        ? 'Give the EMG recording of the session together with the table, or a table with a column "amplitude".'
        : `Give penfield map both files, the table and its recording: ${file} and ${found}.`,
  }
}

/** A file that can't be opened is not looked into here. */
function isBeside(name: string, beside: Source['beside']): boolean {
  try {
    return (beside?.(name) ?? null) !== null
  } catch (thrown) {
    if (thrown instanceof PenfieldError) return false
    throw thrown
  }
}
