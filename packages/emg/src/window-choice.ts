import type { Issue, Muscle } from '@penfield/core'
import { error } from './codes.js'
import { issue } from './issues.js'
import type { WindowMs } from './segment.js'
import { unrecognisedWindowMs, windowPresetOf } from './window-presets.js'

/** A response of a back muscle may begin this early; a window that opens later can miss its beginning. */
const earliestTrunkMs = 13

/** The pulse and its decay still stand in what is recorded before this. */
const artefactEndMs = 5

export const windowText = ([a, b]: WindowMs): string => `${a}:${b} ms`

/**
 * The window of a muscle with a recording: the one asked for, else that of its preset.
 *
 * @throws {PenfieldError} emg/window-empty — the window ends before it starts.
 */
export function windowOfRecording(muscle: Muscle, askedMs: WindowMs | null): WindowMs {
  if (askedMs === null) return windowPresetOf(muscle.name)?.windowMs ?? unrecognisedWindowMs
  if (askedMs[1] > askedMs[0]) return askedMs
  throw error('emg/window-empty', {
    what: `The window ${windowText(askedMs)} holds no time: its end must come after its start.`,
    where: { argument: '--window' },
    fix: 'Give the start first, in ms after the stimulus, as in --window 10:60.',
  })
}

/** The window of a muscle without a recording: the file's, which nobody can change any more. */
export function windowOfFile(muscle: Muscle, askedMs: WindowMs | null, amplitude: string): WindowMs | null {
  const inFile = muscle.windowInFileMs
  if (amplitude !== 'p2p') throw noWaveform(muscle, `so the amplitude ${amplitude} cannot be computed`, '--amplitude')
  if (askedMs !== null && (inFile === null || inFile[0] !== askedMs[0] || inFile[1] !== askedMs[1]))
    throw noWaveform(muscle, `so its window cannot be changed to ${windowText(askedMs)}`, '--window')
  return inFile
}

const noWaveform = (muscle: Muscle, consequence: string, argument: string) => {
  const inFile = muscle.windowInFileMs
  const measured = inFile === null ? '' : `, measured by the recording program in ${windowText(inFile)}`
  return error('emg/no-waveform', {
    what: `The file has peak-to-peak amplitudes of ${muscle.name}${measured}, but no EMG waveforms, ${consequence}.`,
    where: { argument },
    fix: `Leave out ${argument}, or export the session again with its EMG waveforms.`,
  })
}

/** What must be said about the window in force. */
export function windowIssues(muscle: Muscle, windowMs: WindowMs | null, asked: boolean): Issue[] {
  if (windowMs === null) return []
  if (windowMs[0] < artefactEndMs)
    return [
      issue(
        'emg/window-early',
        `The window of ${muscle.name} opens at ${windowMs[0]} ms, but until ${artefactEndMs} ms the artefact of the stimulus can be larger than a response, which begins later.`,
        { argument: '--window' },
        'Open the window at 10 ms or later, as in --window 10:60, unless the recording shows no artefact.',
      ),
    ]
  const preset = windowPresetOf(muscle.name)
  if (preset === null && muscle.recording !== null && !asked)
    return [
      issue(
        'emg/muscle-not-recognised',
        `No window is known for a muscle named ${muscle.name}; ${windowText(windowMs)} is used.`,
        { argument: '--window' },
        'Name the muscle with --muscle, or state the window, as in --window 18:60.',
      ),
    ]
  if (preset?.region !== 'trunk' || windowMs[0] <= earliestTrunkMs) return []
  return [
    issue(
      'emg/window-opens-late',
      `The window of ${muscle.name} opens at ${windowMs[0]} ms, but responses of back muscles begin from 13 ms on.`,
      { argument: '--window' },
      'Compare with --window 10:60 before you believe the amplitudes.',
    ),
  ]
}
