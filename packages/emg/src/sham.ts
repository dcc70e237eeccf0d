/**
 * The sham window: as long as the window of the response, ending 5 ms before the stimulus. The amplitude in it is what
 * the measure gives where no response can be; its mean is the noise floor.
 *
 *     ──[───── sham ─────]──|0|────[──── window ────]──
 *                       −5
 */
import { backgroundWindowMs } from './background.js'
import { lengthOf, type SampleRange, type SweepAxis, trimmed, type WindowMs, windowRange } from './segment.js'

const shamEndMs = -5

/** A sham window shorter than this share of the window says little about it; half as much where it shares the time before the stimulus. */
const leastShare = 0.5
const leastShareBesideBackground = 0.25

export interface Sham {
  readonly range: SampleRange
  /** The background that its amplitude is compared with; null: the background of the sweep. */
  readonly background: SampleRange | null
  /** What is recorded of it, ms. */
  readonly windowMs: WindowMs
  /** Recorded share of the full length, up to 1. */
  readonly share: number
}

/** The recorded part of the sham window; null when less than half of it was recorded. */
export function shamOf(axis: SweepAxis, [a, b]: WindowMs): Sham | null {
  const whole = windowRange(axis, [shamEndMs - (b - a), shamEndMs])
  const range = trimmed(axis, whole)
  const share = lengthOf(range) / lengthOf(whole)
  if (!(share >= leastShare)) return null
  const startMs = Math.max(shamEndMs - (b - a), axis.startMs)
  return { range, background: null, windowMs: [startMs, shamEndMs], share }
}

/**
 * The sham window of a measure that compares with the background. In the usual windows sham and background are the same
 * samples, so that `net-rms` would be 0 and `ratio` 1 in every sweep, whatever the noise. The time before the stimulus is
 * therefore divided between the two, in proportion to the lengths that they stand for.
 *
 *     ──[─ background ─][─── sham ───]──|0|──        share = recorded / (length of window + length of background)
 *                      cut          −5             cut = −5 − share · length of window
 *
 * Shorter stretches vary more, so the noise level is a little too high: by a factor of about share^(−1/4) for `net-rms`.
 *
 * @returns null when less than a quarter of the two was recorded.
 */
export function shamBesideBackground(axis: SweepAxis, [a, b]: WindowMs): Sham | null {
  const wholeMs = b - a + backgroundWindowMs[1] - backgroundWindowMs[0]
  const startMs = Math.max(shamEndMs - wholeMs, axis.startMs)
  const share = (shamEndMs - startMs) / wholeMs
  const windowMs = [shamEndMs - share * (b - a), shamEndMs] as const
  const range = trimmed(axis, windowRange(axis, windowMs))
  const background = trimmed(axis, windowRange(axis, [startMs, windowMs[0]]))
  if (!(share >= leastShareBesideBackground) || lengthOf(range) < 1 || lengthOf(background) < 2) return null
  return { range, background, windowMs, share }
}
