/** A navigator's session with the sweeps of a recording. */
import type { Issue, Muscle, PulseMatch, RawChannel, RawEmg, Session } from '@penfield/core'
import { shown } from '@penfield/kernels'
import { error } from '../codes.js'
import type { WindowMs } from '../segment.js'
import { epochsOf } from './epochs.js'
import { matchPulses } from './match.js'
import { matchIssues, replacedIssues } from './match-issues.js'
import { type Pulses, pulsesOf } from './pulses.js'

export interface AttachOptions {
  /** Marker or channel that shows the pulses; null: not said. */
  readonly trigger: string | null
  /** Channels to take, in this order; null: every EMG channel of the file. */
  readonly channels: readonly string[] | null
  /** Names of the muscles in the order of the channels; null: the channels' own. */
  readonly muscles: readonly string[] | null
  /** What is cut around a pulse, ms. */
  readonly epochMs: WindowMs
}

export interface Attached {
  readonly session: Session
  readonly pulses: PulseMatch
  readonly issues: readonly Issue[]
}

/** Long enough before the pulse for a background beside a sham window, and after it for a silent period. */
export const standardEpochMs: WindowMs = [-250, 400]

/**
 * Matches pulses to stimuli and cuts a sweep around each.
 *
 * The muscles are those of the recording. A muscle that the navigator names alike keeps the navigator's printed amplitudes
 * beside the measured ones; other muscles of the navigator are left out, and an issue says so.
 *
 * @throws {PenfieldError} of {@link pulsesOf} and {@link matchPulses}; emg/which-channels — no such channel, or names that do
 *   not fit the channels.
 */
export function attachRecording(session: Session, raw: RawEmg, options: AttachOptions): Attached {
  const channels = channelsOf(raw, options.channels)
  const names = namesOf(channels, options.muscles)
  const pulses = pulsesOf(raw, options.trigger)
  const matched = matchPulses(session.stimuli, pulses)
  const { pulseOfStimulus, match } = matched
  const muscles = channels.map((channel, k) =>
    muscleOf(names[k], session, epochsOf(channel, pulses, pulseOfStimulus, epochFor(raw, pulses, options.epochMs))),
  )
  return {
    session: { ...session, muscles },
    pulses: match,
    issues: [...matchIssues(session, pulses, matched), ...replacedIssues(session, names)],
  }
}

/** In sweeps cut by the recording program, what they hold; else what was asked for. */
function epochFor({ runs, channels }: RawEmg, pulses: Pulses, epochMs: WindowMs): WindowMs {
  if (pulses.from !== 'one a sweep') return epochMs
  let before = 0
  let after = 0
  for (const [run, { pulseMs }] of runs.entries()) {
    before = Math.max(before, pulseMs ?? 0)
    for (const { samples, stepMs, delaysMs } of channels)
      after = Math.max(after, delaysMs[run] + (samples[run] - 1) * stepMs - (pulseMs ?? 0))
  }
  return [-before, after]
}

function channelsOf(raw: RawEmg, asked: readonly string[] | null): readonly RawChannel[] {
  const list = raw.channels.map(({ name }) => shown(name)).join(', ')
  if (asked === null) {
    const emg = raw.channels.filter(({ kind }) => kind === 'emg')
    if (emg.length > 0) return emg
    throw error('emg/which-channels', {
      what: `No channel of the recording is a voltage; it has ${list}.`,
      where: { argument: '--channel' },
      fix: 'Export the channels with their unit, or name the EMG channels with --channel.',
    })
  }
  return asked.map((name) => {
    const found = raw.channels.find((channel) => channel.name.toLowerCase() === name.trim().toLowerCase())
    if (found !== undefined) return found
    throw error('emg/which-channels', {
      what: `The recording has no channel ${shown(name)}; it has ${list}.`,
      where: { argument: `--channel ${name}` },
      fix: 'Name channels as the recording does.',
    })
  })
}

function namesOf(channels: readonly RawChannel[], asked: readonly string[] | null): readonly string[] {
  const own = channels.map(({ name }) => name)
  if (asked === null || asked.length === 0) return own
  if (asked.length === own.length) return asked
  throw error('emg/which-channels', {
    what: `${asked.length} muscles were given (${asked.join(', ')}), and ${own.length} EMG channels are taken (${own.map((name) => shown(name)).join(', ')}).`,
    where: { argument: '--muscle' },
    fix: 'Name one muscle for each channel, or choose the channels with --channel.',
  })
}

function muscleOf(name: string, session: Session, recording: NonNullable<Muscle['recording']>): Muscle {
  const inNavigator = session.muscles.find((muscle) => muscle.name === name)
  return {
    name,
    // A stimulus without a pulse in the recording is a trial without EMG, not one that never was.
    observed: new Uint8Array(session.stimuli.n).fill(1),
    amplitudesInFileUv: inNavigator?.amplitudesInFileUv ?? null,
    windowInFileMs: inNavigator?.windowInFileMs ?? null,
    recording,
  }
}
