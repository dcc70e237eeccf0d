import { describe, expect, it } from 'vitest'
import { gridMap, gridSites, trialsOf } from '../map/grid-maps.test-support.js'
import { planeSupport } from '../map/support.js'
import { peakErrorUv } from './peak-error.js'

const sites = { ...gridSites(2, 1), siteOfStimulus: Int32Array.of(0, 0, 0, 0, 1) }
const drawn = { trials: trialsOf([10, 20, 30, 40, 7]), multiplicity: [1, 1, 1, 1, 1] }

describe('peakErrorUv', () => {
  it('is the standard error of the mean: √(500 / 3) / 2 for 10, 20, 30, 40', () => {
    const map = gridMap([[25, 7]], { sites, drawn })
    expect(peakErrorUv(map, 0)).toBeCloseTo(Math.sqrt(500 / 3) / 2, 12)
  })

  it('counts a trial as often as it was drawn', () => {
    const map = gridMap([[25, 7]], { sites, drawn: { ...drawn, multiplicity: [2, 0, 0, 2, 1] } })
    expect(peakErrorUv(map, 0)).toBeCloseTo(Math.sqrt((4 * 225) / 3) / 2, 12)
  })

  it('is not known at a site with one trial', () => {
    expect(peakErrorUv(gridMap([[25, 7]], { sites, drawn }), 1)).toBeNaN()
  })

  it('is √(P (1 − P) / (n − 1)) where the site value is a share: that of 0 and 1', () => {
    const siteValues = {
      counts: Int32Array.of(4, 1),
      valuesUv: Float64Array.of(0.25, 1),
      probabilities: Float64Array.of(0.25, 1),
    }
    const map = gridMap([[0.25, 1]], { sites, drawn, siteValues, siteValue: 'probability', unit: '1' })
    // 0, 0, 0, 1: variance (3/16 + 9/16) / 3 = 1/4, divided by 4.
    expect(peakErrorUv(map, 0)).toBeCloseTo(Math.sqrt(1 / 16), 12)
    expect(peakErrorUv(map, 1)).toBeNaN()
  })

  it('is that of the nearest site for a node of a field', () => {
    const support = planeSupport(sites, 2)
    const map = { ...gridMap([[25, 7]], { sites, drawn }), support, valuesUv: new Float64Array(support.n) }
    const left = Array.from({ length: support.n }, (_, i) => i).find((i) => support.planeMm[2 * i] < -4) as number
    expect(peakErrorUv(map, left)).toBeCloseTo(Math.sqrt(500 / 3) / 2, 12)
  })
})
