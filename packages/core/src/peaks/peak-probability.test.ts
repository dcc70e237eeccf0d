import { describe, expect, it } from 'vitest'
import { peakNotes, peakProbability } from './peak-probability.js'

describe('peakProbability', () => {
  it('is the share of the resamples with one peak, and with more', () => {
    expect(peakProbability([1, 1, 2, 3, 0, 1, 1, 1, 1, 2])).toEqual({ one: 0.6, twoOrMore: 0.3 })
  })

  it('leaves out resamples without a map', () => {
    expect(peakProbability([1, Number.NaN])).toEqual({ one: 1, twoOrMore: 0 })
  })

  it('does not exist without resamples', () => {
    expect(peakProbability([])).toBeNull()
    expect(peakNotes([])).toEqual([])
  })

  it('is noted to two decimals', () => {
    expect(peakNotes([1, 1, 2])).toEqual(['p_one_peak=0.67', 'p_two_or_more=0.33'])
  })
})
