// Coherence of the worked trials: scipy.signal.coherence (SciPy 1.10) on trials scaled to one power; correlation: NumPy.
import { sin } from '@penfield/kernels'
import { describe, expect, it } from 'vitest'
import { coherenceOf } from './coherence.js'
import { correlogramOf, largestOf, zeroLagOf } from './correlation.js'
import { momentsOf } from './moments.js'
import { mixed, sourcesOf } from './two-channels.test-support.js'
import { worked } from './worked-backgrounds.test-support.js'

const session = (seed: number, trials = 60) => sourcesOf({ seed, trials, rateHz: 2000, logSpread: 0.3 })

/** b is a, `lag` samples later. */
const delayed = (lag: number, gain: number) => {
  const long = session(1)
  const { n, samples } = long
  const bUv = long.aUv.map((_, k) => (k % samples < lag ? 0 : gain * long.aUv[k - lag]))
  return { ...long, n, bUv }
}

describe('the correlation of two channels', () => {
  it('has the interval of a jackknife over trials on the Fisher scale', () => {
    const { value, low, high } = zeroLagOf(momentsOf(worked(24)))
    expect(value).toBeCloseTo(0.6597422475084364, 12)
    expect(low).toBeCloseTo(0.6261852508344671, 6)
    expect(high).toBeCloseTo(0.690859522654675, 6)
  })

  it('is largest at the lag by which b follows a', () => {
    const { value, lagMs } = largestOf(correlogramOf(delayed(3, 0.5)))
    expect(lagMs).toBe(1.5)
    expect(value).toBeGreaterThan(0.999)
  })

  it('keeps the sign of an inverted leak', () => {
    const { value, lagMs } = largestOf(correlogramOf(delayed(2, -0.5)))
    expect(lagMs).toBe(1)
    expect(value).toBeLessThan(-0.999)
  })

  it('looks at lags up to 10 ms, or up to half of what was recorded', () => {
    const { lagsMs, values } = correlogramOf(session(2, 3))
    expect([lagsMs[0], lagsMs[20], lagsMs.at(-1), values.length]).toEqual([-10, 0, 10, 41])
    expect(correlogramOf(worked(5)).lagsMs[0]).toBe(-4)
  })

  it('is at lag 0 the zero-lag correlation', () => {
    const { lagsMs, values } = correlogramOf(worked(5))
    expect(values[lagsMs.indexOf(0)]).toBeCloseTo(zeroLagOf(momentsOf(worked(5))).value, 12)
  })
})

describe('coherence', () => {
  it('is that of Welch with one Hann segment a trial', () => {
    const { frequenciesHz, values } = coherenceOf(worked(5))
    expect([...frequenciesHz]).toEqual([125, 250, 375, 500, 625, 750, 875])
    const expected = [0.9173074023, 0.894782507, 0.249919818, 0.446360643, 0.9294730412, 0.0165765914, 0.000012956]
    for (const [k, value] of values.entries()) expect(value).toBeCloseTo(expected[k], 9)
  })

  it('of independent channels exceeds the limit in 5 % of frequencies', () => {
    let [above, all] = [0, 0]
    for (let seed = 0; seed < 60; seed++) {
      const { values, limit } = coherenceOf(session(100 + seed, 40))
      all += values.length
      above += values.filter((value) => value > limit).length
    }
    expect(above / all).toBeGreaterThan(0.04)
    expect(above / all).toBeLessThan(0.06)
  })

  it('shows a common rhythm at its frequency', () => {
    const sources = mixed(session(7), { aToB: 0, bToA: 0, gainB: 1 })
    const hum = (uv: Float64Array) => uv.map((value, k) => value + sin((2 * Math.PI * 100 * k) / 2000))
    const { frequenciesHz, values, limit } = coherenceOf({ ...sources, aUv: hum(sources.aUv), bUv: hum(sources.bUv) })
    const at = values.indexOf(Math.max(...values))
    expect(frequenciesHz[at]).toBe(100)
    expect(values[at]).toBeGreaterThan(10 * limit)
  })
})
