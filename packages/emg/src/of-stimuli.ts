import type { Recording } from '@penfield/core'

/**
 * From one value a sweep to one a stimulus.
 *
 * @param values m sweeps.
 * @param none   where a stimulus has no sweep.
 * @returns n stimuli.
 */
export function ofStimuli<A extends Float64Array | Uint8Array>(
  { sweepOfStimulus }: Recording,
  values: A,
  none: number,
): A {
  const copy = values.constructor as new (length: number) => A
  const all = new copy(sweepOfStimulus.length)
  for (let k = 0; k < all.length; k++) all[k] = sweepOfStimulus[k] >= 0 ? values[sweepOfStimulus[k]] : none
  return all
}
