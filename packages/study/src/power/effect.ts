/** How large the difference of a pool is, and how many people would find it. */
import {
  effectSize,
  isNoStatistic,
  type Moments,
  momentsOf,
  mostPeople,
  type NoStatistic,
  noStatistic,
  peopleFor,
} from '@penfield/stats'
import type { PoolValues } from './studies.js'

export interface PoolEffect {
  readonly a: Moments
  readonly b: Moments
  /** Share of the people for whom there is no number. */
  readonly missingShare: number
  /** Root of the mean variance of the groups. */
  readonly sd: number
  readonly effect: PoolSize | NoStatistic
}

export interface PoolSize {
  readonly d: number
  readonly low: number
  readonly high: number
  /** People a group; the ends belong to the ends of d. */
  readonly needed: Needed | NoStatistic
}

export interface Needed {
  readonly people: number
  readonly low: number
  /** Infinite above a million. */
  readonly high: number
}

export function poolEffect(values: PoolValues, target: number, alpha: number): PoolEffect {
  const [a, b] = [momentsOf(values[0]), momentsOf(values[1])]
  const missingShare = 1 - (a.n + b.n) / (values[0].length + values[1].length)
  const size = effectSize(a, b)
  const sd = Math.sqrt((a.variance + b.variance) / 2)
  if (isNoStatistic(size)) return { a, b, missingShare, sd, effect: size }
  const { d, dInterval } = size
  const [low, high] = dInterval
  return { a, b, missingShare, sd, effect: { d, low, high, needed: neededFor(d, low, high, target, alpha) } }
}

function neededFor(d: number, low: number, high: number, target: number, alpha: number): Needed | NoStatistic {
  if (low <= 0 && high >= 0) return noStatistic('no-effect')
  const [least, most] = d > 0 ? [low, high] : [-high, -low]
  const people = peopleFor(Math.abs(d), target, alpha)
  if (people > mostPeople) return noStatistic('no-effect')
  return { people, low: peopleFor(most, target, alpha), high: peopleFor(least, target, alpha) }
}
