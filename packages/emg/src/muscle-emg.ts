import type { Muscle, MuscleEmg } from '@penfield/core'
import type { LimitsUv } from './background-limit.js'
import { isContracted } from './contraction.js'
import { ofStimuli } from './of-stimuli.js'
import { detectOnsets } from './onset/detect-onsets.js'
import { onsets } from './onset/index.js'
import type { Onset } from './onset/onset.js'
import type { WindowMs } from './segment.js'
import { silenceEndMs } from './silent-period.js'

/**
 * Onsets and silent periods of one muscle; one value a stimulus. The silent period from the onset takes the latency of the
 * chosen detector. Null where the muscle has no waveforms.
 *
 * @param chosen       the detector of the trials' latencies.
 * @param backgroundUv m sweeps, RMS before the stimulus, µV.
 */
export function muscleEmg(
  { name, recording }: Muscle,
  windowMs: WindowMs,
  chosen: Onset,
  backgroundUv: Float64Array,
  backgroundLimitsUv: LimitsUv,
): MuscleEmg | null {
  if (recording === null) return null
  const contracted = isContracted(backgroundUv)
  const endsMs = new Float64Array(backgroundUv.length).fill(Number.NaN)
  const room = new Float64Array(recording.samples + 1)
  const latenciesMs = detectOnsets(recording, windowMs, (sweep, k) => {
    if (contracted) endsMs[k] = silenceEndMs(sweep, room)
  })
  const onsetsMs = latenciesMs[onsets.findIndex(({ id }) => id === chosen.id)]
  const perStimulus = (values: Float64Array): Float64Array => ofStimuli(recording, values, Number.NaN)
  return {
    muscle: name,
    onsets: onsets.map(({ id }, d) => ({ detector: id, latenciesMs: perStimulus(latenciesMs[d]) })),
    silentFromStimulusMs: contracted ? perStimulus(endsMs) : null,
    silentFromOnsetMs: contracted ? perStimulus(endsMs.map((ms, k) => ms - onsetsMs[k])) : null,
    backgroundLimitsUv,
  }
}
