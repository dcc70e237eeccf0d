import { describe, expect, it } from 'vitest'
import { isNoStatistic } from '../missing.js'
import { type NestedOptions, type NestedSample, nestedBootstrap } from './nested-bootstrap.js'

const grandMean = (sample: NestedSample<number>): number => {
  const all = sample.flat(2)
  return all.reduce((sum, value) => sum + value, 0) / all.length
}

const found = (sample: NestedSample<number>, options?: NestedOptions) => {
  const interval = nestedBootstrap(sample, grandMean, options)
  if (isNoStatistic(interval)) throw new RangeError(interval.missing)
  return interval
}

/** One value a person, in two sessions of three trials without any spread of their own. */
const alike = (values: readonly number[]): NestedSample<number> =>
  values.map((value) => [
    [value, value, value],
    [value, value, value],
  ])

const people = [3, 7, 8, 12, 15, 4, 9, 11]

describe('a nested bootstrap', () => {
  it('has of people without spread inside the standard error of their mean, SD over √n with n in the SD', () => {
    const mean = people.reduce((sum, value) => sum + value, 0) / people.length
    const se = Math.sqrt(people.reduce((sum, value) => sum + (value - mean) ** 2, 0) / people.length / people.length)
    const { value, se: ours, low, high } = found(alike(people), { resamples: 4000 })
    expect(value).toBe(mean)
    // A standard deviation of 4,000 resamples is uncertain by 1 / √8000 of itself.
    expect(Math.abs(ours / se - 1)).toBeLessThan(4 / Math.sqrt(8000))
    expect([low < mean, high > mean]).toEqual([true, true])
  })

  it('is wider the more of what lies below people is drawn anew', () => {
    const noisy = people.map((value, i) =>
      [0, 1].map((session) => [0, 1, 2].map((trial) => value + 6 * Math.sin(31 * i + 17 * session + 7 * trial))),
    )
    const [all, trials, none] = (['sessions', 'trials', 'nothing'] as const).map((below) => found(noisy, { below }).se)
    expect(all).toBeGreaterThan(trials)
    expect(trials).toBeGreaterThan(none)
  })

  it('is the same for a seed, and has no width where nothing varies', () => {
    expect(found(alike(people), { seed: 4 })).toEqual(found(alike(people), { seed: 4 }))
    expect(found(alike(people), { seed: 4 })).not.toEqual(found(alike(people), { seed: 5 }))
    expect(found(alike([2, 2, 2]))).toEqual({ value: 2, low: 2, high: 2, se: 0 })
  })

  it('is not made of one person', () =>
    expect(nestedBootstrap(alike([2]), grandMean)).toEqual({ missing: 'too-few-values' }))
})
