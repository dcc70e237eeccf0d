/** Axes for values of any spread: straight from 0 or from the smallest, logarithmic where that would press most into a corner. */
import { fineLogTicks, linearScale, logScale, type Scale, ticks } from '../scale.js'

export interface FittedAxis {
  readonly scale: Scale
  readonly marks: readonly number[]
  readonly isLog: boolean
}

type Ends = readonly [number, number]

/** Straight, both ends a little beyond the values; `low` is taken as it is where it is given. */
export function straightAxis(values: readonly number[], range: Ends, low?: number, count = 5): FittedAxis {
  const least = low ?? smallest(values)
  const most = Math.max(largestOf(values), least)
  const room = most > least ? 0.04 * (most - least) : 0.5
  const ends: Ends = [low ?? least - room, most + room]
  return { scale: linearScale(ends, range), marks: ticks(...ends, count), isLog: false }
}

/** Logarithmic, from a little below the smallest value; all values > 0. */
export function logAxis(values: readonly number[], range: Ends): FittedAxis {
  const ends: Ends = [smallest(values) / 1.15, largestOf(values) * 1.15]
  return { scale: logScale(ends, range), marks: fineLogTicks(...ends), isLog: true }
}

const smallest = (values: readonly number[]): number => values.reduce((least, value) => Math.min(least, value))
const largestOf = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value))
