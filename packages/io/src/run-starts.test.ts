import { describe, expect, it } from 'vitest'
import { runStartsOf } from './run-starts.js'

describe('the starts of runs', () => {
  it('are those of their dates, and nothing is asked of a single run', () => {
    expect(runStartsOf([0, 5000, 9000], [10, 10, 10], 1)).toEqual({ startsMs: [0, 5000, 9000], hasClock: true })
    expect(runStartsOf([Number.NaN], [10], 1)).toEqual({ startsMs: [0], hasClock: true })
  })

  it('never lie before the end of the run before', () => {
    expect(runStartsOf([0, 1000, 4000], [20, 20, 20], 100)).toEqual({ startsMs: [0, 2000, 4000], hasClock: true })
  })

  it.each([
    ['is missing', [0, Number.NaN, 9000]],
    ['lies more than a second before the end of the run before', [0, 900, 9000]],
  ])('count the samples when a date %s', (_, dates) => {
    expect(runStartsOf(dates, [20, 30, 10], 100)).toEqual({ startsMs: [0, 2000, 5000], hasClock: false })
  })
})
