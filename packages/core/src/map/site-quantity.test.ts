import { describe, expect, it } from 'vitest'
import { gridMap, gridSites, trialsOf } from './grid-maps.test-support.js'
import { siteQuantities, siteQuantity } from './site-quantity.js'

const nan = Number.NaN
const sites = { ...gridSites(3, 1), siteOfStimulus: Int32Array.of(0, 0, 0, 1, 1, -1) }
const trials = trialsOf([100, 200, 300, 20, 80, 999], { latenciesMs: Float64Array.of(20, 22, nan, 30, 25, 1) })
const map = gridMap([[200, 50, nan]], { sites, drawn: { trials, multiplicity: [1, 1, 1, 1, 1, 1] } })

describe('siteQuantity', () => {
  it('gives the site values', () => {
    expect(siteQuantity(map, 'amplitude')).toEqual({ values: Float64Array.of(200, 50, nan), unit: 'uV' })
  })

  it('gives the share of responses', () => {
    expect(siteQuantity(map, 'probability')).toEqual({ values: Float64Array.of(1, 0, nan), unit: '1' })
  })

  it('gives the mean latency of the responses that have one', () => {
    expect(siteQuantity(map, 'latency')).toEqual({ values: Float64Array.of(21, 25, nan), unit: 'ms' })
  })

  it('gives SD over mean: 100 / 200 for 100, 200, 300', () => {
    const { values, unit } = siteQuantity(map, 'variability')
    expect([values[0], values[2], unit]).toEqual([0.5, nan, '1'])
    expect(values[1]).toBeCloseTo(Math.sqrt(1800) / 50, 12)
  })

  it('does not know the variability of one trial, nor of a silent site', () => {
    const once = gridMap([[200, 50, nan]], { sites, drawn: { trials, multiplicity: [1, 0, 0, 1, 1, 1] } })
    expect(siteQuantity(once, 'variability').values[0]).toBeNaN()
    const silent = { trials: trialsOf([0, 0, 0, 0, 0, 0]), multiplicity: [1, 1, 1, 1, 1, 1] }
    expect(siteQuantity(gridMap([[0, 0, nan]], { sites, drawn: silent }), 'variability').values[0]).toBeNaN()
  })

  it('gives copies that may be changed', () => {
    for (const quantity of siteQuantities) siteQuantity(map, quantity).values.fill(0)
    expect(map.siteValues.valuesUv[0]).toBe(200)
    expect(map.siteValues.probabilities[0]).toBe(1)
  })
})
