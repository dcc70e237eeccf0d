/** A bootstrap of people, of the sessions of each, and of the trials of each session. */
import { type Draws, draws, quantileSorted, streams } from '@penfield/kernels'
import { type NoStatistic, noStatistic } from '../missing.js'

/** Person → session → trial. */
export type NestedSample<Trial> = readonly (readonly (readonly Trial[])[])[]

export interface NestedOptions {
  readonly resamples?: number
  readonly seed?: number
  /** Share of intervals that are meant to hold the value. */
  readonly level?: number
  /** What is drawn anew below people: sessions and trials, trials alone, or neither, which takes each person as a whole. */
  readonly below?: 'sessions' | 'trials' | 'nothing'
}

export interface NestedInterval {
  /** Of the sample itself. */
  readonly value: number
  /** Percentiles of the resamples. */
  readonly low: number
  readonly high: number
  /** Standard deviation of the resamples, with n − 1. */
  readonly se: number
}

/**
 * Resample b draws as many people as there are, with replacement; of each drawn person as many sessions, and of each drawn session as many
 * trials. It depends on the seed and b alone.
 *
 * Drawing at every level counts the spread below people twice, in the means of people and again within them, so that intervals are a
 * little wide where trials are few; with `nothing` they hold people's spread alone.
 *
 * @param people    person → session → trial, none empty.
 * @param statistic of a sample; finite.
 * @returns missing below two people.
 */
export function nestedBootstrap<Trial>(
  people: NestedSample<Trial>,
  statistic: (sample: NestedSample<Trial>) => number,
  { resamples = 2000, seed = 1, level = 0.95, below = 'sessions' }: NestedOptions = {},
): NestedInterval | NoStatistic {
  if (people.length < 2) return noStatistic('too-few-values')
  const drawn = Float64Array.from({ length: resamples }, (_, b) => {
    const random = draws(seed, streams.nested, b)
    return statistic(
      again(people, random).map((sessions) => {
        if (below === 'nothing') return sessions
        return (below === 'sessions' ? again(sessions, random) : sessions).map((trials) => again(trials, random))
      }),
    )
  })
  const mean = drawn.reduce((sum, value) => sum + value, 0) / resamples
  const squares = drawn.reduce((sum, value) => sum + (value - mean) * (value - mean), 0)
  const sorted = drawn.sort()
  const tail = (1 - level) / 2
  return {
    value: statistic(people),
    low: quantileSorted(sorted, tail),
    high: quantileSorted(sorted, 1 - tail),
    se: Math.sqrt(squares / (resamples - 1)),
  }
}

/** As many as there are, with replacement. */
const again = <T>(things: readonly T[], random: Draws): readonly T[] =>
  things.map(() => things[random.belowExactly(things.length)])
