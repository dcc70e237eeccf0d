/** Cutting sweeps out of a recording, around its pulses. */
import type { RawChannel, Recording } from '@penfield/core'
import type { WindowMs } from '../segment.js'
import type { Pulses } from './pulses.js'

/**
 * One sweep a stimulus, on one time axis.
 *
 *     first sample = the one nearest to pulse + A          length = ⌊(B − A) / step⌋ + 1
 *
 * A pulse falls between two samples: the axis of a single sweep is off by up to half a sampling interval. Samples before the
 * beginning or behind the end of the run are NaN, never those of another run.
 *
 * @param pulseOfStimulus n stimuli: the pulse of each, −1 where it has none.
 * @param epochMs         A and B, ms from the pulse.
 */
export function epochsOf(
  channel: RawChannel,
  pulses: Pulses,
  pulseOfStimulus: Int32Array,
  epochMs: WindowMs,
): Recording {
  const { stepMs, samples: inRun, delaysMs } = channel
  const samples = Math.floor((epochMs[1] - epochMs[0]) / stepMs + 1e-9) + 1
  const matched = Array.from(pulseOfStimulus.keys()).filter((i) => pulseOfStimulus[i] >= 0)
  const sweepsUv = new Float64Array(matched.length * samples).fill(Number.NaN)
  const sweepOfStimulus = new Int32Array(pulseOfStimulus.length).fill(-1)
  matched.forEach((i, sweep) => {
    const pulse = pulseOfStimulus[i]
    const run = pulses.runs[pulse]
    const start = Math.round((pulses.withinRunMs[pulse] + epochMs[0] - delaysMs[run]) / stepMs)
    const first = Math.max(0, start)
    const end = Math.min(inRun[run], start + samples)
    if (end > first) sweepsUv.set(channel.read(run, first, end - first), sweep * samples + first - start)
    sweepOfStimulus[i] = sweep
  })
  return { stepMs, startMs: epochMs[0], samples, sweepsUv, sweepOfStimulus }
}
