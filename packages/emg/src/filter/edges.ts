import type { Issue } from '@penfield/core'
import { issue } from '../issues.js'
import type { SweepAxis, WindowMs } from '../segment.js'

/** To tenths, for a sentence. */
const tenths = (ms: number): number => Math.round(10 * ms) / 10

/**
 * What must be said about a window that lies in the part of a sweep where the filter has not settled.
 *
 *     |~~~edge~~~|──────────────────|~~~edge~~~|         affected: A < start + edge, or B > end − edge
 *
 * Before and after a sweep nothing was recorded; the filter takes its odd reflection for it, and near the ends the result
 * depends on that guess.
 *
 * @param edgeMs of `prepareRecording`; 0 without a filter.
 * @param what   the window in words, as in "the window of LES".
 * @returns null where the window lies between the edges, or outside of the sweep.
 */
export function filterEdgeIssue(axis: SweepAxis, edgeMs: number, [a, b]: WindowMs, what: string): Issue | null {
  const endMs = axis.startMs + axis.samples * axis.stepMs
  const isApart = b <= axis.startMs || a >= endMs
  const beginning = Math.max(0, Math.min(axis.startMs + edgeMs, b) - Math.max(a, axis.startMs))
  const ending = Math.max(0, Math.min(endMs, b) - Math.max(endMs - edgeMs, a))
  if (edgeMs === 0 || isApart || (beginning === 0 && ending === 0)) return null
  const reaches = Math.min(beginning + ending, b - a)
  return issue(
    'emg/filter-edges',
    `The filter needs ${tenths(edgeMs)} ms at each end of a sweep to settle to 1 %, and sweeps run from ${tenths(axis.startMs)} to ${tenths(endMs)} ms, so ${tenths(reaches)} of the ${tenths(b - a)} ms of ${what} depend on what is assumed beyond the ends.`,
    {},
    'Cut or export more time around the pulse, as in --epoch -400:600, or filter with a higher lower edge or without --notch.',
  )
}
