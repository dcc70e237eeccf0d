import { isMissing, missing } from '../model/missing.js'
import type { Interval, Value } from '../model/result.js'
import type { Corrected } from './corrected-value.js'

/**
 * A distance without trial noise from its noise distance between halves, where simulations put no bound on it: maps that share next
 * to nothing can be drawn no further apart, and maps that are the same are drawn into patches whose centres stay together.
 *
 *     corrected = √(d² − e²/2)        e the noise distance of halves, whose square is twice that of all trials
 *
 * Unbiased in the square for centres of gravity. The interval is that of the distance, moved with it.
 */
export function distanceByHalves(distanceMm: Value, interval: Interval, noiseMm: Value): Corrected {
  const { low, high } = interval
  if (isMissing(distanceMm) || isMissing(noiseMm) || isMissing(low) || isMissing(high)) {
    const none = missing('no-bound')
    return { value: none, interval: { low: none, high: none } }
  }
  const value = Math.sqrt(Math.max(0, distanceMm * distanceMm - (noiseMm * noiseMm) / 2))
  const moved = value - distanceMm
  return { value, interval: { low: Math.max(0, low + moved), high: high + moved } }
}
