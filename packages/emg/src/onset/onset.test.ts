import { describe, expect, it } from 'vitest'
import { cusum } from './cusum.js'
import { derivative } from './derivative.js'
import { detectOnsets } from './detect-onsets.js'
import { onsets } from './index.js'
import { median } from './median.js'
import type { OnsetSweep } from './onset.js'
import { peak } from './peak.js'
import { isMep, noiseUv } from './presence.js'
import { sd } from './sd.js'
import { mepUv, noise, recordingOf } from './sweeps.test-support.js'

const none = new Float64Array(0)

/** A sweep of one sample a millisecond from 0 on, window from 10 ms; background mean 1, SD 1, slope 1: the limit is 4.09. */
function sweep(...fromTen: number[]): OnsetSweep {
  const levelledUv = Float64Array.from([...new Array<number>(10).fill(0), ...fromTen])
  const rectifiedUv = levelledUv.map(Math.abs)
  const largest = rectifiedUv.reduce((high, uv) => Math.max(high, uv), 0)
  return {
    axis: { startMs: 0, stepMs: 1, samples: levelledUv.length },
    levelledUv,
    rectifiedUv,
    window: { first: 10, end: levelledUv.length },
    meanUv: 1,
    sdUv: 1,
    slopeUv: 1,
    peak: rectifiedUv.indexOf(largest),
  }
}

describe('sd', () => {
  it('is the first sample above the mean and 3.09 SD', () => {
    expect(sd.latencyMs(sweep(0, 4, -5, 9), none)).toBe(12)
  })

  it('needs a whole millisecond above', () => {
    const fine = sweep(0, 9, 0, 9, 9, 9)
    const half = { ...fine, axis: { ...fine.axis, stepMs: 0.5 } }
    expect(sd.latencyMs(half, none)).toBe(6.5)
  })

  it('takes a millisecond of an interval that the file rounded', () => {
    const third = { ...sweep(0, 9, 9, 9, 0), axis: { startMs: 0, stepMs: 0.333333333, samples: 15 } }
    expect(sd.latencyMs(third, none)).toBeCloseTo(11 / 3, 6)
  })

  it('finds none where the sweep stays within the background', () => {
    expect(sd.latencyMs(sweep(4, -4, 4, 0), none)).toBeNaN()
  })
})

describe('peak', () => {
  it('goes back from the largest deflection to 15 % of it', () => {
    expect(peak.latencyMs(sweep(0, 14, 16, 50, 100, 3), none)).toBe(12)
  })

  it('passes the zero between two phases', () => {
    expect(peak.latencyMs(sweep(0, 20, 60, 0, -100, 0), none)).toBe(11)
  })

  it('does not pass a longer pause', () => {
    expect(peak.latencyMs(sweep(90, 0, 0, 0, 0, 0, 0, 0, 0, 40, 100), none)).toBe(19)
  })

  it('does not go down into the background', () => {
    expect(peak.latencyMs(sweep(4, 4, 4, 4, 5, 10), none)).toBe(14)
  })
})

describe('cusum', () => {
  it('is where the run began that led to the flag', () => {
    // Allowance 1 + 3.09; sums 0, 0.91, 0, then 1.91, 7.82, 13.73: the flag is raised at 15 ms.
    expect(cusum.latencyMs(sweep(0, 5, 0, 6, 10, 10), none)).toBe(13)
  })

  it('finds none where the sum stays below 10', () => {
    expect(cusum.latencyMs(sweep(0, 6, 6, 6, 6, 0), none)).toBeNaN()
  })

  it('raises the flag at once above a silent background', () => {
    expect(cusum.latencyMs({ ...sweep(0, 0, 1), meanUv: 0, sdUv: 0 }, none)).toBe(12)
  })
})

describe('derivative', () => {
  it('is the time with the steepest five milliseconds after, against those before', () => {
    // Slopes: 0 until 15 ms, then 10 a millisecond; ratio 10 at 15 ms.
    expect(derivative.latencyMs(sweep(0, 0, 0, 0, 0, 0, 10, 20, 30, 40, 50, 0, 0, 0, 0, 0), none)).toBe(15)
  })

  it('finds none where it is nowhere twice as steep after as before', () => {
    const steady = sweep(...new Array<number>(20).fill(0))
    const levelledUv = steady.levelledUv.map((_, k) => (k % 2 === 0 ? 9 : -9))
    expect(derivative.latencyMs({ ...steady, levelledUv, peak: 25 }, none)).toBeNaN()
  })

  it('does not take a step of the converter in a flat stretch for an onset', () => {
    expect(derivative.latencyMs(sweep(0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0), none)).toBeNaN()
  })
})

describe('median', () => {
  const anything = sweep(0)

  it('is the middle of those found, and the mean of the middle two', () => {
    expect(median.latencyMs(anything, Float64Array.of(20, 23, 21))).toBe(21)
    expect(median.latencyMs(anything, Float64Array.of(20, 26, 21, 22))).toBe(21.5)
    expect(median.latencyMs(anything, Float64Array.of(20, Number.NaN, 21))).toBe(20.5)
  })

  it('needs two of them', () => {
    expect(median.latencyMs(anything, Float64Array.of(20, Number.NaN, Number.NaN))).toBeNaN()
    expect(median.latencyMs(anything, none)).toBeNaN()
  })
})

describe('only an MEP has an onset', () => {
  it('is more than the noise of the session, and more than four SDs of its own background', () => {
    expect(isMep(60, 50, 50, 10)).toBe(true)
    expect(isMep(50, 50, 50, 10)).toBe(false)
    expect(isMep(60, 40, 50, 10)).toBe(false)
    expect(isMep(60, 50, 50, Number.NaN)).toBe(false)
  })

  it('takes the 95th percentile of the sham amplitudes for the noise, and 50 µV where there are none', () => {
    expect(noiseUv(Float64Array.from({ length: 21 }, (_, k) => k))).toBe(19)
    expect(noiseUv(Float64Array.of(Number.NaN))).toBe(50)
  })

  it.each(onsets.map(({ id }, d) => [id, d] as const))('noise has no latency by %s in 99 of 100 sweeps', (_, d) => {
    const still = noise(500)
    const silent = recordingOf(
      ...Array.from({ length: 500 }, (_, m) => (_ms: number, k: number) => 5 * still[321 * m + k]),
    )
    const found = detectOnsets(silent, [10, 60])[d].filter((ms) => !Number.isNaN(ms))
    expect(found.length).toBeLessThanOrEqual(5)
  })

  it.each(onsets.map(({ id }, d) => [id, d] as const))(
    'is found within 1.5 ms in 95 of 100 sweeps by %s, wherever it begins',
    (_, d) => {
      const still = noise(200)
      const beginsMs = (m: number) => 12 + (m % 50) / 2
      const sweeps = Array.from(
        { length: 200 },
        (_sweep, m) => (ms: number, k: number) =>
          2 * still[321 * m + k] + 7 + mepUv(ms, beginsMs(m), 60 * (1 + (m % 3))),
      )
      const found = detectOnsets(recordingOf(...sweeps), [10, 60])[d]
      const near = found.filter((ms, m) => Math.abs(ms - beginsMs(m)) <= 1.5)
      expect(near.length).toBeGreaterThanOrEqual(190)
    },
  )

  it('has none where a sample of the window is missing, or nothing was recorded before the stimulus', () => {
    const gap = recordingOf((ms) => (ms === 50 ? Number.NaN : mepUv(ms, 20, 100) + (ms < 0 ? ms % 1 : 0)))
    expect(detectOnsets(gap, [10, 60]).every(([ms]) => Number.isNaN(ms))).toBe(true)
    const late = { ...recordingOf((ms) => mepUv(ms, 20, 100)), startMs: -4 }
    expect(detectOnsets(late, [60, 110]).every(([ms]) => Number.isNaN(ms))).toBe(true)
  })

  it('does not mind what was not recorded between stimulus and window', () => {
    const still = noise(1)
    const sound = recordingOf((ms, k) => still[k] + mepUv(ms, 20, 100))
    const blanked = recordingOf((ms, k) => (ms >= 0 && ms < 4 ? Number.NaN : still[k] + mepUv(ms, 20, 100)))
    expect(detectOnsets(blanked, [10, 60])).toEqual(detectOnsets(sound, [10, 60]))
  })
})
