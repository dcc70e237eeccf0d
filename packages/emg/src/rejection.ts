import { type Muscle, qualityReasons, type Reason, type Stimuli } from '@penfield/core'
import { madSd, median } from '@penfield/kernels'
import type { SweepMeasures } from './sweep-measures.js'

/** Which quality reasons leave a trial out: all, none, or those listed. */
export type Reject = 'auto' | 'none' | readonly Reason[]

/** Trials whose background lies further than this many robust SDs from the median are not like the others. */
const backgroundSds = 3

const isInForce = (reject: Reject, reason: Reason): boolean =>
  reject !== 'none' && (reject === 'auto' ? qualityReasons.some((q) => q === reason) : reject.includes(reason))

/**
 * Trials with an unusual background.
 *
 *     |bₖ − median| > 3 · 1.4826 · MAD          only where MAD > 0
 *
 * @param backgroundUv m, µV; NaN where there is none.
 * @returns m, 1 where the background is outside.
 */
export function unusualBackgrounds(backgroundUv: Float64Array): Uint8Array {
  const centre = median(backgroundUv)
  const limit = backgroundSds * madSd(backgroundUv)
  return Uint8Array.from(backgroundUv, (b) => (limit > 0 && Math.abs(b - centre) > limit ? 1 : 0))
}

/**
 * Why each trial is left out; null where it counts, or where no trial exists.
 *
 * A trial without a place, an amplitude or a full window is always left out; the quality reasons are a choice.
 *
 * @param amplitudes n stimuli; NaN none.
 * @param measures   of the muscle's recording; null when it has none.
 */
export function reasonsOf(
  stimuli: Pick<Stimuli<never>, 'n' | 'tracking'>,
  muscle: Muscle,
  amplitudes: Float64Array,
  measures: SweepMeasures | null,
  reject: Reject,
): (Reason | null)[] {
  const background = measures && isInForce(reject, 'background') ? unusualBackgrounds(measures.backgroundUv) : null
  const clipped = measures && isInForce(reject, 'clipped') ? measures.clipped : null
  return Array.from({ length: stimuli.n }, (_, k) => {
    if (muscle.observed[k] === 0) return null
    const tracking = stimuli.tracking[k]
    if (tracking !== 'tracked') return tracking
    const sweep = muscle.recording?.sweepOfStimulus[k] ?? -1
    if (sweep < 0) return Number.isNaN(amplitudes[k]) ? 'no-emg' : null
    if (measures?.short[sweep]) return 'short'
    if (Number.isNaN(amplitudes[k])) return Number.isNaN(measures?.backgroundUv[sweep]) ? 'short' : 'no-emg'
    if (background?.[sweep]) return 'background'
    return clipped?.[sweep] ? 'clipped' : null
  })
}
