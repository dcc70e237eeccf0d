import { describe, expect, it } from 'vitest'
import { isContracted } from './contraction.js'
import type { OnsetSweep } from './onset/onset.js'
import { silenceEndMs } from './silent-period.js'

/** One sample a millisecond from 0 on; before the stimulus the rectified EMG was 10 µV in the mean. The MEP peaks at 20 ms. */
function sweepOf(samples: number, uv: (ms: number) => number): OnsetSweep {
  const rectifiedUv = Float64Array.from({ length: samples }, (_, ms) => (ms === 20 ? 500 : ms < 20 ? 0 : uv(ms)))
  const axis = { startMs: 0, stepMs: 1, samples }
  const window = { first: 10, end: 60 }
  return { axis, levelledUv: rectifiedUv, rectifiedUv, window, meanUv: 10, sdUv: 5, slopeUv: 5, peak: 20 }
}
const endMs = (samples: number, uv: (ms: number) => number) =>
  silenceEndMs(sweepOf(samples, uv), new Float64Array(samples + 1))

describe('the silent period', () => {
  it('ends where 25 ms above the mean before the stimulus begin', () => {
    expect(endMs(200, (ms) => (ms < 90 ? 1 : 11))).toBe(90)
  })

  it('is not ended before by what comes after, however large', () => {
    expect(endMs(200, (ms) => (ms < 90 ? 1 : 300))).toBe(90)
  })

  it('is not ended by a single discharge', () => {
    expect(endMs(200, (ms) => (ms === 60 ? 80 : ms < 90 ? 1 : 11))).toBe(90)
  })

  it('begins after the MEP, whose last phases do not end it', () => {
    expect(endMs(200, (ms) => (ms < 35 ? 200 : ms < 90 ? 1 : 11))).toBe(90)
  })

  it('has no end where the muscle was never silent', () => {
    expect(endMs(200, () => 11)).toBeNaN()
    expect(endMs(200, () => 8)).toBeNaN()
  })

  it('has no end where the muscle stayed silent, or 25 ms after its return were not recorded', () => {
    expect(endMs(200, () => 1)).toBeNaN()
    expect(endMs(114, (ms) => (ms < 90 ? 1 : 11))).toBeNaN()
    expect(endMs(115, (ms) => (ms < 90 ? 1 : 11))).toBe(90)
  })
})

it('calls a muscle contracted whose median background is above 10 µV', () => {
  expect(isContracted(Float64Array.of(9, 10, 60))).toBe(false)
  expect(isContracted(Float64Array.of(9, 10.1, 60))).toBe(true)
  expect(isContracted(Float64Array.of(Number.NaN))).toBe(false)
})
