import { error } from './codes.js'
import { lengthOf, type SampleRange, type SweepAxis, trimmed, type WindowMs, windowRange } from './segment.js'
import { windowText } from './window-choice.js'

/** A line needs as many samples. */
const fewestLeft = 2

/**
 * The samples of a sweep that belong to the stimulus artefact, A ≤ t < B.
 *
 * @throws {PenfieldError} emg/blank-empty — it ends before it begins, or no sample of the sweeps lies in it.
 * @throws {PenfieldError} emg/blank-too-long — fewer than two samples would be left.
 */
export function blankRange(axis: SweepAxis, blankMs: WindowMs): SampleRange {
  const range = trimmed(axis, windowRange(axis, blankMs))
  const where = { argument: `--blank ${blankMs[0]}:${blankMs[1]}` }
  if (lengthOf(range) === 0)
    throw error('emg/blank-empty', {
      what: `No sample of a sweep lies in ${windowText(blankMs)}, which should be blanked: sweeps run from ${axis.startMs} to ${axis.startMs + axis.samples * axis.stepMs} ms.`,
      where,
      fix: 'Give the start first, in ms after the stimulus, as in --blank -1:4.',
    })
  if (axis.samples - lengthOf(range) < fewestLeft)
    throw error('emg/blank-too-long', {
      what: `Blanking ${windowText(blankMs)} would leave nothing of a sweep.`,
      where,
      fix: 'Blank the artefact alone, as in --blank -1:4.',
    })
  return range
}

/**
 * Puts a straight line in the place of samples first … end − 1 of a sweep, between the samples beside them.
 *
 *     x_i = x_(f−1) + (x_e − x_(f−1)) (i − f + 1) / (e − f + 1)
 *
 * At the beginning or end of a sweep there is one such sample, and its value is kept.
 */
export function blankSweep(sweepOut: Float64Array, { first, end }: SampleRange): void {
  const left = sweepOut[first > 0 ? first - 1 : end]
  const right = sweepOut[end < sweepOut.length ? end : first - 1]
  const steps = end - first + 1
  for (let i = first; i < end; i++) sweepOut[i] = left + ((right - left) * (i - first + 1)) / steps
}
