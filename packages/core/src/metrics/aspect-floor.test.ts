import { describe, expect, it } from 'vitest'
import { type MapPlan, prepareMaps } from '../map/estimate.js'
import { absolute, allTrials, gridSites, trialsOf } from '../map/grid-maps.test-support.js'
import { columnsOf } from '../resample/columns.js'
import { designOf, once } from '../resample/design.js'
import { metricRows } from '../resample/rows.js'

/** A map that is nearly round: 1.5 times as much at the ends of the rows. */
const amplitudes = Float64Array.from({ length: 32 }, (_, j) => (j % 4 === 0 || j % 4 === 3 ? 150 : 100))
const trials = allTrials(trialsOf(amplitudes))
const siteOfStimulus = Int32Array.from({ length: 32 }, (_, j) => j % 16)
const plan: MapPlan = {
  trials,
  sites: { ...gridSites(4, 4), siteOfStimulus },
  thresholds: [absolute(50)],
  siteValue: 'mean',
  method: 'discrete',
  options: { nodeStepMm: 2 },
}
const maps = prepareMaps(plan)(once(designOf(trials, plan.sites)))

/** The row of an id where it takes these numbers in turn, in 100 resamples. */
function rowWhere(id: string, numbers: readonly number[]) {
  const { metrics, overlap } = columnsOf(1)
  const width = metrics.length + overlap.length
  const resamples = new Float64Array(100 * width).fill(1)
  const column = metrics.findIndex((each) => each.id === id)
  for (let b = 0; b < 100; b++) resamples[b * width + column] = numbers[b % numbers.length]
  const [row] = metricRows(plan, maps, resamples).filter(({ metric }) => metric === id)
  return { value: row.value as number, low: row.interval.low as number, high: row.interval.high as number }
}

describe('the interval of an aspect ratio', () => {
  it('never reaches below 1, where a map is round', () => {
    const { value, low, high } = rowWhere('aspect_ratio', [1.0004, 1.6])
    expect(value).toBeGreaterThan(1)
    expect(value).toBeLessThan(1.2)
    expect(low).toBe(1)
    expect(high).toBeGreaterThan(value)
  })

  it('is formed on the scale of √(x − 1): ± 2.2 × 0.1 for roots 0.2 and 0.4', () => {
    const { value, high } = rowWhere('aspect_ratio', [1.04, 1.16])
    const end = Math.sqrt(value - 1) + 0.22
    expect(high).toBeCloseTo(1 + end * end, 9)
  })
})

it('the interval of an amount goes down to 0', () => expect(rowWhere('spread_minor', [0, 400]).low).toBe(0))
