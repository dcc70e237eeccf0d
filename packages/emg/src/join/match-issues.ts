/** What must be said about the matching of pulses: every pulse that only one file has, by its name or time. */
import type { Issue, PulseMatch, Session } from '@penfield/core'
import { numberText } from '@penfield/kernels'
import { issue } from '../issues.js'
import type { Matched } from './match.js'
import type { Pulses } from './pulses.js'

/** A pulse this soon after another is the second of a double pulse, ms. */
const doublePulseMs = 1000

/** So many are named; the others are counted. */
const named = 8

/** Drift beyond this is worth a look: clocks of recording systems are ten times better. */
const largeDriftPpm = 100

/** Navigators stamp later than this only when something is wrong. */
const largeResidualMs = 50

export function matchIssues(session: Session, pulses: Pulses, { match, byOrder, byNumber }: Matched): Issue[] {
  const issues: Issue[] = []
  if (match.missing.length > 0) issues.push(missingIssue(session, match.missing))
  if (match.extraMs.length > 0) issues.push(extraIssue(pulses, match.extraMs))
  if (byOrder)
    issues.push(
      issue(
        'emg/matched-by-order',
        `Stimuli and pulses (${pulses.from}) were matched by their order alone, ${match.matched} of each: the files do not both have times.`,
        {},
        'Check that no pulse is missing in one file and doubled in the other, for that would shift the trials between them.',
      ),
    )
  if (byNumber)
    issues.push(
      issue(
        'emg/intervals-alike',
        'The pulses came at intervals that are all alike, so that only their number says which pulse is which: the times would fit as well with every trial moved by one.',
        {},
        'Check that neither file lacks a pulse at one end while the other has one more, or vary the interval in the next session.',
      ),
    )
  if (match.largestResidualMs > largeResidualMs) issues.push(residualIssue(match))
  else if (Math.abs(match.driftPpm) > largeDriftPpm)
    issues.push(
      issue(
        'emg/clock-drift',
        `The clock of the recording runs ${numberText(Math.round(match.driftPpm))} ppm against the navigator's; it was followed.`,
        {},
        'Nothing to do, if the largest distance of a pulse from the common clock in the report is a few ms.',
      ),
    )
  return issues
}

const residualIssue = ({ largestResidualMs, driftPpm }: PulseMatch): Issue =>
  issue(
    'emg/clock-drift',
    `A pulse lies ${Math.round(largestResidualMs)} ms from the common clock of both files (drift ${numberText(Math.round(driftPpm))} ppm): a clock was set, stopped or drifts more than can be followed.`,
    {},
    'Look at the pulses around the place where it begins; a session in two parts can be given part by part.',
  )

function missingIssue({ stimuli }: Session, missing: readonly string[]): Issue {
  const list = missing.slice(0, named).map((name) => {
    const ms = stimuli.timesMs[stimuli.names.indexOf(name)]
    return Number.isNaN(ms) ? name : `${name} (${seconds(ms)} s after the first stimulus)`
  })
  return issue(
    'emg/pulse-missing',
    `${counted(missing.length, 'stimulus has', 'stimuli have')} no pulse in the recording: ${listed(list, missing.length)}. No amplitude is given for ${missing.length === 1 ? 'it' : 'them'}; all others keep their place.`,
    {},
    'Nothing to do, if the stimulator did not fire or the recording was paused then.',
    missing.length,
  )
}

function extraIssue({ timesMs }: Pulses, extraMs: readonly number[]): Issue {
  const ordered = Float64Array.from(timesMs).sort()
  const list = extraMs.slice(0, named).map((ms) => {
    const before = ordered[ordered.indexOf(ms) - 1] ?? Number.NEGATIVE_INFINITY
    return ms - before < doublePulseMs
      ? `at ${seconds(ms)} s, ${Math.round(ms - before)} ms after another (a double pulse)`
      : `at ${seconds(ms)} s`
  })
  return issue(
    'emg/pulse-extra',
    `${counted(extraMs.length, 'pulse', 'pulses')} of the recording ${extraMs.length === 1 ? 'belongs' : 'belong'} to no stimulus of the navigator: ${listed(list, extraMs.length)}.`,
    {},
    'Nothing to do, if the stimulator was fired without the navigator; such pulses are not mapped.',
    extraMs.length,
  )
}

export function replacedIssues(session: Session, names: readonly string[]): Issue[] {
  const left = session.muscles.filter(({ name }) => !names.includes(name)).map(({ name }) => name)
  if (left.length === 0) return []
  return [
    issue(
      'emg/amplitudes-replaced',
      `The recording holds ${names.join(', ')}, so ${left.join(', ')} of the navigator's export ${left.length === 1 ? 'is' : 'are'} not mapped.`,
      {},
      'If they are the same muscles, name them with --muscle: the amplitudes of the navigator then stand beside the measured ones.',
    ),
  ]
}

const seconds = (ms: number): string => (ms / 1000).toFixed(3)
const counted = (n: number, one: string, several: string): string => `${n} ${n === 1 ? one : several}`
const listed = (list: readonly string[], n: number): string =>
  n > list.length ? `${list.join(', ')} and ${n - list.length} more` : list.join(', ')
