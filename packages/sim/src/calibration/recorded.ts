/**
 * What the public set's navigator stores in place of an amplitude: 0 where it finds no MEP.
 *
 * Its zeros are therefore not "under 50 µV". Three participants of the set, 4386 trials: 83.6 % are 0, 3.7 % lie between 10 and
 * 50 µV, most of them above 40, and 2.6 % of the trials without MEP carry a value of 0.3 to 10 µV (median 1.7), less than the
 * noise of the EMG. So an MEP is what exceeds {@link leastMepUv}, and one silent trial in {@link silentPerMistake} is taken for
 * one and stored as what its peak-to-peak exceeds the noise by.
 */
import type { Simulated } from '../session.js'

/** µV. */
export const leastMepUv = 40

const silentPerMistake = 38

/** Stored amplitudes of the first muscle, one a stimulus, µV. */
export function recordedOf({ truth }: Simulated): Float64Array {
  const { floorUv } = truth.muscles[0]
  let silent = 0
  return truth.responses.seenUv[0].map((uv) => {
    if (uv >= leastMepUv) return uv
    silent += 1
    return silent % silentPerMistake === 0 ? Math.abs(uv - floorUv) : 0
  })
}
