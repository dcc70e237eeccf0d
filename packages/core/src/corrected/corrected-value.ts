import type { Interval, Value } from '../model/result.js'

/** An index as it would be without trial noise, with its 95 % interval. */
export interface Corrected {
  readonly value: Value
  readonly interval: Interval
}
