import type { Muscle, Recording, Session } from '@penfield/core'
import { error } from '../codes.js'
import type { Mixing } from './mixing-matrix.js'
import { sharedAxis } from './shared-axis.js'
import { unmixingMatrix } from './unmixing-matrix.js'

/**
 * A session whose recordings hold one muscle each: s = W x, sample by sample, W the inverse of the mixing matrix.
 *
 * It holds where a leak is a scaled copy of its source at the same moment. Flat tops of a clipped sweep are gone afterwards, so
 * clipping is to be judged before. Amplitudes printed in the file stay as they are, leak included.
 *
 * At a stimulus where a channel was not recorded, the muscles that need it have no samples either (NaN, so that their trial
 * is short): half corrected amplitudes would stand among corrected ones. A muscle that takes no part in the mixing keeps its
 * recording.
 *
 * @param mixing for the muscles of the session, in its order.
 * @returns the session with new recordings, one sweep for each stimulus that had one.
 * @throws {PenfieldError} emg/mixing-singular — the channels cannot be told apart.
 * @throws {PenfieldError} emg/mixing-muscle — the mixing is that of other muscles.
 * @throws {PenfieldError} emg/mixing-axes — muscles that mix were not sampled at the same moments, or have no recording.
 */
export function unmixSession(session: Session, mixing: Mixing): Session {
  checkNames(session, mixing)
  const gains = unmixingMatrix(mixing)
  const m = session.muscles.length
  const muscles = session.muscles.map((muscle, row) => {
    const needed = session.muscles.flatMap((_, column) =>
      column !== row && gains[row * m + column] !== 0 ? [column] : [],
    )
    if (needed.length === 0) return muscle
    const recordings = [row, ...needed].map((of) => recordingBeside(muscle, session.muscles[of]))
    const own = gains.subarray(row * m, (row + 1) * m)
    return { ...muscle, recording: unmixed(recordings, [own[row], ...needed.map((column) => own[column])]) }
  })
  return { ...session, muscles }
}

function checkNames({ muscles }: Session, mixing: Mixing): void {
  if (muscles.length === mixing.muscles.length && muscles.every(({ name }, k) => name === mixing.muscles[k])) return
  throw error('emg/mixing-muscle', {
    what: `The mixing is that of ${mixing.muscles.join(', ')}, and the session holds ${muscles.map(({ name }) => name).join(', ')}.`,
    where: { argument: '--unmix' },
    fix: 'State the leaks for the muscles of this session, in its order.',
  })
}

/** The recording of a muscle, at the same moments as that of the muscle to be corrected. */
function recordingBeside(muscle: Muscle, other: Muscle): Recording {
  const { recording } = other
  if (recording !== null && sharedAxis(muscle.recording, recording) !== null) return recording
  throw error('emg/mixing-axes', {
    what: `${muscle.name} and ${other.name} were not recorded at the same moments, so the EMG of one cannot be taken off the other.`,
    where: { argument: '--unmix' },
    fix: 'Export both muscles with one sampling rate and one time window, or leave their leak out.',
  })
}

/** Σ gain · recording, stimulus by stimulus; the first recording is the muscle's own. */
function unmixed(recordings: readonly Recording[], gains: readonly number[]): Recording {
  const [own] = recordings
  const { samples } = own
  const recorded = own.sweepOfStimulus.filter((sweep) => sweep >= 0).length
  const sweepsUv = new Float64Array(recorded * samples)
  let next = 0
  const sweepOfStimulus = own.sweepOfStimulus.map((sweep, stimulus) => {
    if (sweep < 0) return -1
    const first = next * samples
    for (const [r, recording] of recordings.entries()) {
      const from = recording.sweepOfStimulus[stimulus] * samples
      for (let k = 0; k < samples; k++)
        sweepsUv[first + k] += from < 0 ? Number.NaN : gains[r] * recording.sweepsUv[from + k]
    }
    return next++
  })
  return { ...own, sweepsUv, sweepOfStimulus }
}
