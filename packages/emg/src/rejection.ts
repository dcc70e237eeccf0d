import { type Muscle, qualityReasons, type Reason, type Stimuli } from '@penfield/core'
import type { SweepMeasures } from './sweep-measures.js'

/** Which quality reasons leave a trial out: all, none, or those listed. */
export type Reject = 'auto' | 'none' | readonly Reason[]

/** Reasons that need a verdict, in the order in which the first that holds is named: that of core's catalogue. */
const judged = ['background', 'clipped', 'artefact', 'coil', 'manual'] as const satisfies readonly Reason[]

/** The trials of one muscle to which a reason applies: n stimuli each, 1 where it does. A reason not in force is absent. */
export type Verdicts = Readonly<Partial<Record<(typeof judged)[number], Uint8Array>>>

/** Whether a quality reason counts. `manual` is none: what is left out by hand is left out always. */
export const isInForce = (reject: Reject, reason: Reason): boolean =>
  reject !== 'none' && (reject === 'auto' ? qualityReasons.some((q) => q === reason) : reject.includes(reason))

/**
 * Why each trial is left out; null where it counts, or where no trial exists. The first that holds is named:
 *
 *     untracked, coil-lost, no-position → no-emg → short → background → clipped → artefact → coil → manual
 *
 * A trial without a place, an amplitude or a full window is always left out; the quality reasons are a choice; what is left out
 * by hand stays out.
 *
 * @param amplitudes n stimuli; NaN none.
 * @param measures   of the muscle's recording; null when it has none.
 */
export function reasonsOf(
  stimuli: Pick<Stimuli<never>, 'n' | 'tracking'>,
  muscle: Muscle,
  amplitudes: Float64Array,
  measures: SweepMeasures | null,
  verdicts: Verdicts,
): (Reason | null)[] {
  return Array.from({ length: stimuli.n }, (_, k) => {
    if (muscle.observed[k] === 0) return null
    const tracking = stimuli.tracking[k]
    if (tracking !== 'tracked') return tracking
    const sweep = muscle.recording?.sweepOfStimulus[k] ?? -1
    if (sweep < 0 && Number.isNaN(amplitudes[k])) return 'no-emg'
    if (sweep >= 0 && measures?.short[sweep]) return 'short'
    if (sweep >= 0 && Number.isNaN(amplitudes[k]))
      return Number.isNaN(measures?.backgroundUv[sweep]) ? 'short' : 'no-emg'
    return judged.find((reason) => verdicts[reason]?.[k] === 1) ?? null
  })
}
