import { PenfieldError } from '@penfield/kernels'
import { describe, expect, it } from 'vitest'
import { blankRange, blankSweep } from './blank.js'

const axis = { startMs: -2, stepMs: 0.5, samples: 20 }

function codeOf(work: () => unknown): string {
  try {
    work()
  } catch (problem) {
    return (problem as PenfieldError).code
  }
  return 'nothing was thrown'
}

describe('blankRange', () => {
  it('takes the sample at the start of the blank and leaves the one at its end', () => {
    expect(blankRange(axis, [-1, 4])).toEqual({ first: 2, end: 12 })
  })

  it('is cut to what was recorded', () => {
    expect(blankRange(axis, [-10, 0])).toEqual({ first: 0, end: 4 })
  })

  it('says so when no sample lies in it, or when hardly any would be left', () => {
    expect(codeOf(() => blankRange(axis, [4, -1]))).toBe('emg/blank-empty')
    expect(codeOf(() => blankRange(axis, [50, 60]))).toBe('emg/blank-empty')
    expect(codeOf(() => blankRange(axis, [-2, 7.5]))).toBe('emg/blank-too-long')
    expect(blankRange(axis, [-2, 7])).toEqual({ first: 0, end: 18 })
  })

  it('names the option as it was typed', () => {
    expect(() => blankRange(axis, [4, -1])).toThrow(PenfieldError)
    expect(() => blankRange(axis, [4, -1])).toThrow('No sample of a sweep lies in 4:-1 ms')
  })
})

describe('blankSweep', () => {
  it('puts a straight line between the samples beside the blank', () => {
    const sweep = Float64Array.of(1, 2, 900, -900, 900, 10)
    blankSweep(sweep, { first: 2, end: 5 })
    expect([...sweep]).toEqual([1, 2, 4, 6, 8, 10])
  })

  it('keeps the one sample beside the blank at an end of the sweep', () => {
    const start = Float64Array.of(900, 900, 3, 4)
    blankSweep(start, { first: 0, end: 2 })
    expect([...start]).toEqual([3, 3, 3, 4])
    const end = Float64Array.of(3, 4, 900, 900)
    blankSweep(end, { first: 2, end: 4 })
    expect([...end]).toEqual([3, 4, 4, 4])
  })
})
