import type { Frame, Muscle, Reason, Stimuli } from '@penfield/core'
import { artefactSweeps } from './artefact.js'
import { isOutside, type LimitsUv } from './background-limit.js'
import { clippedSweeps } from './clipped.js'
import { ofStimuli } from './of-stimuli.js'
import { isInForce, type Reject, type Verdicts } from './rejection.js'
import { trimmed, type WindowMs, windowRange } from './segment.js'

/** What the verdicts on the trials of one muscle come from. */
export interface Evidence {
  readonly stimuli: Stimuli<Frame>
  /** The muscle as it was recorded, before filters: what filters hide is looked for there. */
  readonly asRecorded: Muscle
  readonly windowMs: WindowMs | null
  /** n, µV; NaN none. */
  readonly backgroundUv: Float64Array
  readonly limitsUv: LimitsUv
  readonly positionLimitMm: number | null
  /** n, 1 where the trial is left out by hand. */
  readonly manual: Uint8Array
}

/** The verdicts that are in force. */
export function verdictsOf(evidence: Evidence, reject: Reject): Verdicts {
  const { stimuli, windowMs, backgroundUv, limitsUv, positionLimitMm, manual } = evidence
  const { recording } = evidence.asRecorded
  const inForce = (reason: Reason, of: () => Uint8Array): Verdicts =>
    isInForce(reject, reason) ? { [reason]: of() } : {}
  const isWaveform = recording !== null && windowMs !== null
  return {
    manual,
    ...inForce('background', () => Uint8Array.from(backgroundUv, (uv) => (isOutside(uv, limitsUv) ? 1 : 0))),
    ...(isWaveform && {
      ...inForce('clipped', () => {
        const window = trimmed(recording, windowRange(recording, windowMs))
        return ofStimuli(recording, clippedSweeps(recording.sweepsUv, recording.samples, window), 0)
      }),
      ...inForce('artefact', () => ofStimuli(recording, artefactSweeps(evidence.asRecorded, windowMs), 0)),
    }),
    ...(positionLimitMm !== null && inForce('coil', () => tooFar(stimuli, positionLimitMm))),
  }
}

/** Coils further from their target than the limit. A distance that is not known is not too far. */
function tooFar({ n, targetErrorsMm }: Stimuli<Frame>, limitMm: number): Uint8Array {
  return new Uint8Array(n).map((_, k) => (targetErrorsMm !== undefined && targetErrorsMm[k] > limitMm ? 1 : 0))
}
