import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { absolute, gridMap, gridSites, trialsOf } from '../map/grid-maps.test-support.js'
import { missing } from '../model/missing.js'
import { latencyMean } from './latency-mean.js'
import { viewOf } from './view.js'

const nan = Number.NaN
const sites = { ...gridSites(2, 1), siteOfStimulus: Int32Array.of(0, 0, 1, 1, -1) }

function latency(latenciesMs: readonly number[], multiplicity: readonly number[] = [1, 1, 1, 1, 1]) {
  const trials = trialsOf([100, 200, 40, 90, 500], {
    latenciesMs: Float64Array.from(latenciesMs),
    accepted: Uint8Array.of(1, 1, 1, 1, 1),
  })
  const map = gridMap([[150, 65]], { sites, threshold: absolute(50), drawn: { trials, multiplicity } })
  return latencyMean.of(viewOf(map)).latency_mean
}

describe('latency_mean', () => {
  it('is the mean over accepted responses with a place and a latency', () => {
    expect(latency([18, 22, 99, nan, 99])).toBe(20)
  })

  it('counts a trial as often as it was drawn', () => {
    expect(latency([18, 22, 99, nan, 99], [3, 1, 1, 1, 1])).toBe(19)
  })

  it('is missing where no response has one', () => {
    expect(latency([nan, nan, 20, nan, 20])).toEqual(missing('no-latency'))
    expect(latency([nan, nan, nan, nan, nan])).toEqual(missing('no-latency'))
  })

  it('moves with all latencies', () => {
    const ms = fc.double({ min: 5, max: 60, noNaN: true })
    fc.assert(
      fc.property(fc.array(ms, { minLength: 5, maxLength: 5 }), ms, (latencies, later) => {
        const shifted = latency(latencies.map((at) => at + later)) as number
        expect(shifted).toBeCloseTo((latency(latencies) as number) + later, 9)
      }),
    )
  })
})
