/** When the runs of a recording began, by their dates or by their lengths. */

/** Clocks of a computer and of an amplifier differ: a run may seem to begin a little before the last one ends. */
const toleranceMs = 1000

export interface RunStarts {
  /** One a run, ms. */
  readonly startsMs: readonly number[]
  /** False where dates are missing or can not be true: the starts then count the samples, as if there were no pause. */
  readonly hasClock: boolean
}

/**
 * Starts of the runs after the first one.
 *
 *     dated:     startₖ = max(dateₖ − date₀, startₖ₋₁ + samplesₖ₋₁ · step)
 *     undated:   startₖ = (samples₀ + … + samplesₖ₋₁) · step
 *
 * @param afterFirstMs one a run, ms after the date of the first one; NaN where a date is missing.
 * @param samples      one a run; where the channels have several rates, their durations, with a step of 1.
 */
export function runStartsOf(afterFirstMs: readonly number[], samples: readonly number[], stepMs: number): RunStarts {
  const dated: number[] = []
  const counted: number[] = []
  let hasClock = true
  let endMs = 0
  let before = 0
  for (const [k, afterMs] of afterFirstMs.entries()) {
    const isTrue = k === 0 || afterMs >= endMs - toleranceMs
    hasClock &&= isTrue
    dated.push(k === 0 ? 0 : Math.max(afterMs, endMs))
    counted.push(before * stepMs)
    endMs = dated[k] + samples[k] * stepMs
    before += samples[k]
  }
  return { startsMs: hasClock ? dated : counted, hasClock }
}
