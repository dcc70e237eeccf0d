/**
 * The sham window: as long as the window of the response, ending 5 ms before the stimulus. The amplitude in it is what
 * the measure gives where no response can be; its mean is the noise floor.
 *
 *     ──[───── sham ─────]──|0|────[──── window ────]──
 *                       −5
 */
import { lengthOf, type SampleRange, type SweepAxis, trimmed, type WindowMs, windowRange } from './segment.js'

const shamEndMs = -5

export interface Sham {
  readonly range: SampleRange
  /** What is recorded of it, ms. */
  readonly windowMs: WindowMs
  /** Recorded share of the full length, 0.5 … 1. */
  readonly share: number
}

/** The recorded part of the sham window; null when less than half of it was recorded. */
export function shamOf(axis: SweepAxis, [a, b]: WindowMs): Sham | null {
  const whole = windowRange(axis, [shamEndMs - (b - a), shamEndMs])
  const range = trimmed(axis, whole)
  const share = lengthOf(range) / lengthOf(whole)
  if (!(share >= 0.5)) return null
  const startMs = Math.max(shamEndMs - (b - a), axis.startMs)
  return { range, windowMs: [startMs, shamEndMs], share }
}
