import type { Recording } from '@penfield/core'
import type { SweepAxis } from '../segment.js'

/** Sampling moments this near, as a share of the sampling interval, are the same: files round them. */
const sameMoment = 1e-3

/**
 * The time axis of two recordings whose samples were taken at the same moments.
 *
 * @returns null when one is absent, or they differ in start, step or length.
 */
export function sharedAxis(a: Recording | null, b: Recording | null): SweepAxis | null {
  if (a === null || b === null || a.samples !== b.samples) return null
  const limitMs = sameMoment * a.stepMs
  if (Math.abs(a.startMs - b.startMs) > limitMs) return null
  return Math.abs(a.stepMs - b.stepMs) * a.samples > limitMs ? null : a
}
