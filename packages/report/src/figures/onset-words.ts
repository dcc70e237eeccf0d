/** Onset latencies of one muscle as figures and sections speak of them. */
import type { MuscleEmg, MuscleMap, MuscleTrials, SessionResult } from '@penfield/core'

/** True for the accepted trials that are MEPs: above the trial threshold of the map, where there is one. */
export function isResponse({ accepted, amplitudesUv }: MuscleTrials, map: MuscleMap | undefined, k: number): boolean {
  return accepted[k] === 1 && (map === undefined || amplitudesUv[k] > map.threshold.trialThetaUv)
}

export const emgOf = ({ emg }: SessionResult, muscle: string): MuscleEmg | undefined =>
  emg?.muscles.find((each) => each.muscle === muscle)

/**
 * Place among the detectors of the one whose latencies the trials took: the one that the settings of the result name, else the
 * first that agrees with every latency; −1 when it cannot be told, or no latency was found.
 */
export function chosenDetector(
  { settings }: SessionResult,
  { onsets }: MuscleEmg,
  { latenciesMs }: MuscleTrials,
): number {
  if (latenciesMs.every(Number.isNaN)) return -1
  const named = /(?:^|;)onset=([^;]*)/.exec(settings)?.[1]
  const place = onsets.findIndex(({ detector }) => detector === named)
  if (place >= 0) return place
  return onsets.findIndex((onset) =>
    latenciesMs.every((ms, k) => Number.isNaN(ms) || Math.abs(ms - onset.latenciesMs[k]) < 1e-6),
  )
}
