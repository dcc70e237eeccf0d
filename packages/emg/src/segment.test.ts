import fc from 'fast-check'
import { expect, it } from 'vitest'
import { closedRange, covers, lengthOf, trimmed, windowRange } from './segment.js'

const axis = { startMs: -50, stepMs: 0.5, samples: 301 }

it('takes the sample at the start of a window and leaves the one at its end to the next', () => {
  expect(windowRange(axis, [10, 60])).toEqual({ first: 120, end: 220 })
  expect(windowRange(axis, [60, 70])).toEqual({ first: 220, end: 240 })
})

it('takes both ends by the rule of the files', () => {
  expect(closedRange(axis, [10, 60])).toEqual({ first: 120, end: 221 })
})

it('sees a sample on the bound although the file rounds its interval to nine decimals', () => {
  const rounded = { startMs: -50, stepMs: 0.333333333, samples: 601 }
  expect(windowRange(rounded, [10, 90])).toEqual({ first: 180, end: 420 })
  expect(closedRange(rounded, [10, 90])).toEqual({ first: 180, end: 421 })
})

it('takes no sample before or after a window whose bounds lie between samples', () => {
  expect(windowRange(axis, [10.2, 11.3])).toEqual({ first: 121, end: 123 })
  expect(closedRange(axis, [10.2, 11.3])).toEqual({ first: 121, end: 123 })
})

it('is not covered when it reaches over an end of the sweep or holds no sample', () => {
  expect(covers(axis, windowRange(axis, [10, 100]))).toBe(true)
  expect(covers(axis, windowRange(axis, [10, 101]))).toBe(false)
  expect(covers(axis, windowRange(axis, [-51, 10]))).toBe(false)
  expect(covers(axis, windowRange(axis, [10.1, 10.3]))).toBe(false)
})

it('is trimmed to what was recorded', () => {
  expect(trimmed(axis, windowRange(axis, [-55, -5]))).toEqual({ first: 0, end: 90 })
  expect(lengthOf(trimmed(axis, windowRange(axis, [200, 300])))).toBe(0)
})

it('neighbouring windows share no sample and leave none out', () =>
  fc.assert(
    fc.property(
      fc
        .tuple(fc.integer(), fc.integer(), fc.integer())
        .map((bounds) => bounds.map((b) => (b % 4000) / 40).sort((a, b) => a - b)),
      ([a, b, c]) => {
        const [left, right, whole] = [windowRange(axis, [a, b]), windowRange(axis, [b, c]), windowRange(axis, [a, c])]
        expect(left.end).toBe(right.first)
        expect(lengthOf(left) + lengthOf(right)).toBe(lengthOf(whole))
      },
    ),
  ))
