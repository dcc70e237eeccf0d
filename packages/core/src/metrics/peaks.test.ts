import { describe, expect, it } from 'vitest'
import { absolute, gridMap, gridSites, gridView, trialsOf } from '../map/grid-maps.test-support.js'
import { valueOf } from './metrics.test-support.js'
import { peaks } from './peaks.js'
import { viewOf } from './view.js'

const numbers = (values: number[][]) => ['peaks', 'peak_persistence'].map((id) => valueOf(peaks, id, values))

describe('peaks and peak_persistence', () => {
  it('are 2 and 70 µV in the worked example', () => {
    expect(
      numbers([
        [0, 10, 0, 0, 0],
        [10, 200, 80, 60, 10],
        [0, 90, 50, 150, 20],
        [0, 10, 30, 40, 10],
      ]),
    ).toEqual([2, 70])
  })

  it('count a bump of a quarter of the maximum, and not a lower one', () => {
    expect(numbers([[100, 0, 25]])).toEqual([2, 25])
    expect(numbers([[100, 0, 24]])).toEqual([1, 24])
  })

  it('are 0 where nothing lies above the threshold, with the reason', () => {
    const view = gridView([[40, 0, 40]], { threshold: absolute(50) })
    expect([peaks.of(view), peaks.notes?.(view)]).toEqual([{ peaks: 0, peak_persistence: 0 }, ['empty-map']])
  })

  it('leave out a peak that stands out by less than 1.96 standard errors of its site', () => {
    const sites = { ...gridSites(3, 1), siteOfStimulus: Int32Array.of(0, 0, 1, 1, 2, 2) }
    const multiplicity = [1, 1, 1, 1, 1, 1]
    /** Two trials at the third site, `apart` µV apart: their mean has a standard error of apart / 2. */
    const count = (apart: number) => {
      const trials = trialsOf([100, 100, 0, 0, 50 - apart / 2, 50 + apart / 2])
      return peaks.of(viewOf(gridMap([[100, 0, 50]], { sites, drawn: { trials, multiplicity } }))).peaks
    }
    expect([count(51), count(52)]).toEqual([2, 1])
  })
})
