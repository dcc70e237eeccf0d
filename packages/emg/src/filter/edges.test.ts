import { describe, expect, it } from 'vitest'
import { filterEdgeIssue } from './edges.js'

const axis = { startMs: -100, stepMs: 0.5, samples: 600 }
const of = (edgeMs: number, window: readonly [number, number]) =>
  filterEdgeIssue(axis, edgeMs, window, 'the window of LES')

describe('filterEdgeIssue', () => {
  it('is silent where the window lies between the edges', () => {
    expect(of(110, [10, 60])).toBe(null)
    expect(of(50, [-50, 150])).toBe(null)
    expect(of(0, [-100, 200])).toBe(null)
  })

  it('says how much of the window the beginning of a sweep touches', () => {
    const issue = of(60, [-55, -5])
    expect(issue?.code).toBe('emg/filter-edges')
    expect(issue?.what).toBe(
      'The filter needs 60 ms at each end of a sweep to settle to 1 %, and sweeps run from -100 to 200 ms, so 15 of the 50 ms of the window of LES depend on what is assumed beyond the ends.',
    )
  })

  it('says so for the end of a sweep, and never counts a moment twice', () => {
    expect(of(60, [100, 160])?.what).toContain('20 of the 60 ms')
    expect(of(200, [0, 50])?.what).toContain('50 of the 50 ms')
  })

  it('has nothing to say of a window outside of the sweep', () => {
    expect(of(60, [300, 400])).toBe(null)
  })
})
