/** Which pulse of a recording belongs to which stimulus of a navigator. */
import type { PulseMatch, Stimuli } from '@penfield/core'
import { median } from '@penfield/kernels'
import { error } from '../codes.js'
import { type Aligned, type Alignment, align } from './align.js'
import { timeOn } from './clock.js'
import type { Pulses } from './pulses.js'

export interface Matched {
  /** n stimuli: the pulse of each, −1 where it has none. */
  readonly pulseOfStimulus: Int32Array
  readonly match: PulseMatch
  /** True where no times tell the pulses apart and their order alone was used. */
  readonly byOrder: boolean
  /** True where the intervals are so alike that only the number of pairs speaks for this alignment. */
  readonly byNumber: boolean
}

/** More than this share of the shorter list without a partner is no loss of single pulses: the files don't belong together. */
const largestUnmatchedShare = 0.1

/** More pulses than this many times the stimuli are not those of the stimulator. */
const mostPulsesPerStimulus = 3

/** Two pulses nearer than this share of the usual interval are a double pulse. */
const doubleShare = 0.3

/**
 * Matches by time where both files have times, else by order, which needs equal numbers. Never shifts silently: pulses that
 * only one of the files has are named, and where the times fit two alignments nothing is matched.
 *
 * @throws {PenfieldError} emg/pulses-differ — the numbers differ and no times say which pulse is which, or most don't fit.
 * @throws {PenfieldError} emg/pulses-ambiguous — two alignments fit equally well.
 */
export function matchPulses(stimuli: Pick<Stimuli<never>, 'n' | 'names' | 'timesMs'>, pulses: Pulses): Matched {
  const timed = Array.from(stimuli.timesMs.keys()).filter((i) => !Number.isNaN(stimuli.timesMs[i]))
  const haveTimes = timed.length === stimuli.n && pulses.n > 0 && !pulses.timesMs.some(Number.isNaN)
  if (!haveTimes || stimuli.n === 0) return byOrder(stimuli, pulses)
  // Stable: equal times keep the order of the file.
  const inTime = [...timed].sort((i, j) => stimuli.timesMs[i] - stimuli.timesMs[j])
  const pulseOrder = Array.from(pulses.timesMs.keys()).sort((i, j) => pulses.timesMs[i] - pulses.timesMs[j])
  const a = Float64Array.from(inTime, (i) => stimuli.timesMs[i])
  const b = Float64Array.from(pulseOrder, (j) => pulses.timesMs[j])
  if (pulses.n > mostPulsesPerStimulus * stimuli.n + 50) throw differ(stimuli, pulses, 0)
  const found = align(a, b)
  if (found === null) throw differ(stimuli, pulses, 0)
  const { best, rival } = found
  const shorter = Math.min(stimuli.n, pulses.n)
  if (shorter - best.matched > Math.max(2, largestUnmatchedShare * shorter)) throw differ(stimuli, pulses, best.matched)
  refuseAmbiguous(found, stimuli, inTime)
  const pulseOfStimulus = new Int32Array(stimuli.n).fill(-1)
  for (const [k, j] of best.partners.entries()) if (j >= 0) pulseOfStimulus[inTime[k]] = pulseOrder[j]
  return {
    pulseOfStimulus,
    match: described(stimuli, pulses, pulseOfStimulus, best),
    byOrder: false,
    byNumber: rival?.fits === 'fewer',
  }
}

function described(
  stimuli: Pick<Stimuli<never>, 'n' | 'names' | 'timesMs'>,
  pulses: Pulses,
  pulseOfStimulus: Int32Array,
  { matched, clock }: Alignment,
): PulseMatch {
  const taken = new Set(pulseOfStimulus)
  let largest = 0
  for (const [i, j] of pulseOfStimulus.entries())
    if (j >= 0) largest = Math.max(largest, Math.abs(pulses.timesMs[j] - timeOn(clock, stimuli.timesMs[i])))
  return {
    matched,
    driftPpm: matched < 3 ? Number.NaN : 1e6 * (clock.rate - 1),
    largestResidualMs: largest,
    missing: stimuli.names.filter((_, i) => pulseOfStimulus[i] < 0),
    extraMs: Array.from(pulses.timesMs).filter((_, j) => !taken.has(j)),
  }
}

function byOrder(stimuli: Pick<Stimuli<never>, 'n' | 'names' | 'timesMs'>, pulses: Pulses): Matched {
  refuseDouble(pulses)
  if (stimuli.n !== pulses.n) {
    throw error('emg/pulses-differ', {
      what: `The navigator has ${stimuli.n} stimuli and the recording ${pulses.n} pulses (${pulses.from}); without times in both files it can't be told which of them is missing${firstOver(stimuli, pulses.n)}.`,
      fix: 'Export the files with their times, or remove the pulse that only one of them has.',
    })
  }
  return {
    pulseOfStimulus: Int32Array.from({ length: stimuli.n }, (_, i) => i),
    match: { matched: stimuli.n, driftPpm: Number.NaN, largestResidualMs: Number.NaN, missing: [], extraMs: [] },
    byOrder: true,
    byNumber: false,
  }
}

/** Equal numbers say nothing where the recording shows a pulse too many: another must be missing. */
function refuseDouble({ n, timesMs, from }: Pulses): void {
  const intervals = Float64Array.from({ length: Math.max(0, n - 1) }, (_, k) => timesMs[k + 1] - timesMs[k])
  const usual = median(intervals)
  const at = intervals.findIndex((ms) => ms < doubleShare * usual)
  if (at < 0) return
  throw error('emg/pulses-differ', {
    what: `Pulse ${at + 2} of the recording (${from}) comes ${Math.round(intervals[at])} ms after the one before it, where ${Math.round(usual)} ms are usual, and without times in the navigator's file it can't be told which of them has a stimulus.`,
    fix: "Export the navigator's file with the times of the stimuli.",
  })
}

const firstOver = ({ n, names }: Pick<Stimuli<never>, 'n' | 'names'>, m: number): string =>
  n > m
    ? `; ${names[m]} is the first that finds none in order`
    : `; pulse ${n + 1} is the first that finds none in order`

function refuseAmbiguous(
  { best, rival }: Aligned,
  { names }: Pick<Stimuli<never>, 'names'>,
  inTime: readonly number[],
): void {
  if (rival?.fits !== 'as-good') return
  const { partners } = rival.alignment
  const at = best.partners.findIndex((j, i) => j >= 0 && partners[i] >= 0 && partners[i] !== j)
  throw error('emg/pulses-ambiguous', {
    what: `The times of navigator and recording fit in two ways, with ${best.matched} and ${rival.alignment.matched} pairs: ${names[inTime[at]]} could be pulse ${best.partners[at] + 1} or pulse ${partners[at] + 1} of the recording.`,
    fix: 'Pulses at equal intervals look alike: remove the first or last pulse that only one file has, or give files with as many pulses.',
  })
}

const differ = ({ n, names }: Pick<Stimuli<never>, 'n' | 'names'>, pulses: Pulses, matched: number) =>
  error('emg/pulses-differ', {
    what: `Of the ${n} stimuli of the navigator and the ${pulses.n} pulses of the recording (${pulses.from}) only ${matched} fit each other in time; ${names[0]} is the first stimulus. The files of one session were expected.`,
    fix: 'Check that both files are of the same session, that --trigger names the marker or channel of the pulses, and that the times of a table are in ms (a column in seconds is named time_s).',
  })
