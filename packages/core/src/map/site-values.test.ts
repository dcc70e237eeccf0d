import { describe, expect, it } from 'vitest'
import { trialsOf } from './grid-maps.test-support.js'
import { siteValues } from './site-values.js'

const sites = { n: 3, siteOfStimulus: Int32Array.of(0, 0, 0, 1, -1) }
const trials = trialsOf([10, 20, 90, 60, 1000])
const once = [1, 1, 1, 1, 1]

describe('siteValues', () => {
  it('averages the accepted trials of each site; a site without trials is absent, not 0', () => {
    const { counts, valuesUv } = siteValues(trials, sites, once, 'mean', 50)
    expect([...counts]).toEqual([3, 1, 0])
    expect([...valuesUv]).toEqual([40, 60, Number.NaN])
  })

  it('counts the share of trials above the threshold, strictly', () => {
    expect([...siteValues(trials, sites, once, 'probability', 60).valuesUv]).toEqual([1 / 3, 0, Number.NaN])
  })

  it('takes the median and the maximum when asked to', () => {
    expect([...siteValues(trials, sites, once, 'median', 50).valuesUv]).toEqual([20, 60, Number.NaN])
    expect([...siteValues(trials, sites, once, 'max', 50).valuesUv]).toEqual([90, 60, Number.NaN])
  })

  it('lets a trial count as often as it was drawn', () => {
    expect([...siteValues(trials, sites, [2, 0, 1, 0, 1], 'mean', 50).valuesUv]).toEqual([
      110 / 3,
      Number.NaN,
      Number.NaN,
    ])
    expect([...siteValues(trials, sites, [2, 0, 1, 0, 1], 'median', 50).valuesUv]).toEqual([10, Number.NaN, Number.NaN])
  })

  it('leaves rejected trials out', () => {
    const rejected = trialsOf([10, 20, 90, 60, 1000], { accepted: Uint8Array.of(1, 1, 0, 0, 1) })
    expect([...siteValues(rejected, sites, once, 'mean', 50).valuesUv]).toEqual([15, Number.NaN, Number.NaN])
  })
})
