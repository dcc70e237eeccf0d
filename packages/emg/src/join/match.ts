/** Which pulse of a recording belongs to which stimulus of a navigator. */
import type { PulseMatch, Stimuli } from '@penfield/core'
import { error } from '../codes.js'
import { type Alignment, align } from './align.js'
import { timeOn } from './clock.js'
import type { Pulses } from './pulses.js'

export interface Matched {
  /** n stimuli: the pulse of each, −1 where it has none. */
  readonly pulseOfStimulus: Int32Array
  readonly match: PulseMatch
  /** True where no times tell the pulses apart and their order alone was used. */
  readonly byOrder: boolean
}

/** More than this share of either list without a partner is no loss of single pulses: the files don't belong together. */
const largestUnmatchedShare = 0.1

/** As many pairs as another alignment, and this many times nearer to one clock: then the times do tell them apart. */
const clearlyNearer = 5

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
  const found = align(a, b)
  if (found === null) throw differ(stimuli, pulses, 0)
  refuseAmbiguous(found, stimuli, inTime)
  const { best } = found
  const unmatched = Math.max(stimuli.n, pulses.n) - best.matched
  if (unmatched > Math.max(2, largestUnmatchedShare * Math.max(stimuli.n, pulses.n)))
    throw differ(stimuli, pulses, best.matched)
  const pulseOfStimulus = new Int32Array(stimuli.n).fill(-1)
  for (const [k, j] of best.partners.entries()) if (j >= 0) pulseOfStimulus[inTime[k]] = pulseOrder[j]
  return { pulseOfStimulus, match: described(stimuli, pulses, pulseOfStimulus, best), byOrder: false }
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
  }
}

const firstOver = ({ n, names }: Pick<Stimuli<never>, 'n' | 'names'>, m: number): string =>
  n > m
    ? `; ${names[m]} is the first that finds none in order`
    : `; pulse ${n + 1} is the first that finds none in order`

function refuseAmbiguous(
  { best, rival }: { readonly best: Alignment; readonly rival: Alignment | null },
  { names }: Pick<Stimuli<never>, 'names'>,
  inTime: readonly number[],
): void {
  if (rival === null || rival.matched < best.matched) return
  if (rival.rmsMs > clearlyNearer * best.rmsMs && rival.rmsMs > 1) return
  const at = best.partners.findIndex((j, i) => j >= 0 && rival.partners[i] >= 0 && rival.partners[i] !== j)
  throw error('emg/pulses-ambiguous', {
    what: `The times of navigator and recording fit in two ways, with ${best.matched} pairs each: ${names[inTime[at]]} could be pulse ${best.partners[at] + 1} or pulse ${rival.partners[at] + 1} of the recording.`,
    fix: 'Pulses at equal intervals look alike: remove the first or last pulse that only one file has, or give files with as many pulses.',
  })
}

const differ = ({ n, names }: Pick<Stimuli<never>, 'n' | 'names'>, pulses: Pulses, matched: number) =>
  error('emg/pulses-differ', {
    what: `Of the ${n} stimuli of the navigator and the ${pulses.n} pulses of the recording (${pulses.from}) only ${matched} fit each other in time; ${names[0]} is the first stimulus. The files of one session were expected.`,
    fix: 'Check that both files are of the same session, and that --trigger names the marker or channel of the pulses.',
  })
