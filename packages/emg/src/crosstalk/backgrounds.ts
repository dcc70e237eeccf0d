import type { Muscle, MuscleTrials, Session, Trials } from '@penfield/core'
import { backgroundOf, backgroundRange } from '../background.js'
import { lengthOf, type SampleRange } from '../segment.js'
import { sharedAxis } from './shared-axis.js'

/** The activity before the stimulus of two muscles, trial by trial, its mean taken off in each trial. */
export interface Backgrounds {
  /** Trials: accepted of both muscles, recorded whole in both. */
  readonly n: number
  /** Samples of a trial. */
  readonly samples: number
  readonly stepMs: number
  /** n × samples, µV. */
  readonly aUv: Float64Array
  readonly bUv: Float64Array
}

/**
 * What was recorded of −55 … −5 ms in the trials accepted of both muscles.
 *
 * @returns null when a muscle has no recording, the two were not sampled at the same moments, or nothing before the stimulus
 *   was recorded.
 */
export function backgroundsOf(session: Session, trials: Trials, [a, b]: readonly [number, number]): Backgrounds | null {
  const muscles = [session.muscles[a], session.muscles[b]] as const
  const axis = sharedAxis(muscles[0].recording, muscles[1].recording)
  const range = axis && backgroundRange(axis)
  if (axis === null || range === null) return null
  const kept: [Float64Array, Float64Array][] = []
  for (let k = 0; k < session.stimuli.n; k++) {
    const pair = [a, b].map((of, m) => levelledBackground(muscles[m], trials.muscles[of], k, range))
    if (pair[0] !== null && pair[1] !== null) kept.push([pair[0], pair[1]])
  }
  const samples = lengthOf(range)
  const [aUv, bUv] = [new Float64Array(kept.length * samples), new Float64Array(kept.length * samples)]
  for (const [k, [ofA, ofB]] of kept.entries()) {
    aUv.set(ofA, k * samples)
    bUv.set(ofB, k * samples)
  }
  return { n: kept.length, samples, stepMs: axis.stepMs, aUv, bUv }
}

/** Null when the trial is not accepted, or a sample is missing. */
function levelledBackground(
  { recording }: Muscle,
  { accepted }: MuscleTrials,
  stimulus: number,
  range: SampleRange,
): Float64Array | null {
  const sweep = recording?.sweepOfStimulus[stimulus] ?? -1
  if (recording === null || sweep < 0 || accepted[stimulus] !== 1) return null
  const sweepUv = recording.sweepsUv.subarray(sweep * recording.samples, (sweep + 1) * recording.samples)
  const { meanUv } = backgroundOf(sweepUv, range)
  return Number.isFinite(meanUv) ? sweepUv.slice(range.first, range.end).map((uv) => uv - meanUv) : null
}
