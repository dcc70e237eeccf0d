import { describe, expect, it } from 'vitest'
import { type MapPlan, prepareMaps } from '../map/estimate.js'
import { absolute, allTrials, gridSites, trialsOf } from '../map/grid-maps.test-support.js'
import { missing } from '../model/missing.js'
import type { SiteValueRule } from '../model/quantity.js'
import { bootstrapRange } from './bootstrap.js'
import { designOf, once } from './design.js'
import { metricRows } from './rows.js'

/** A 4 × 4 grid; the first `singles` sites have one stimulus, the others three. */
function rowsOf(singles: number, siteValue: SiteValueRule = 'mean') {
  const sites = gridSites(4, 4)
  const siteOfStimulus = Int32Array.from({ length: 48 }, (_, j) => j % 16).filter(
    (site, j) => j < 16 || site >= singles,
  )
  const amplitudes = Float64Array.from(siteOfStimulus, (site, j) => 20 + 30 * (site % 5) + 5 * ((j * j) % 11))
  const trials = allTrials(trialsOf(amplitudes))
  const plan: MapPlan = {
    trials,
    sites: { ...sites, siteOfStimulus },
    thresholds: [absolute(50)],
    siteValue,
    method: 'discrete',
    options: { nodeStepMm: 2 },
  }
  const maps = prepareMaps(plan)(once(designOf(trials, plan.sites)))
  const { values } = bootstrapRange({ plan, seed: 1 }, 0, 200)
  return metricRows(plan, maps, values)
}

const row = (rows: ReturnType<typeof rowsOf>, id: string) => rows.filter(({ metric }) => metric === id)[0]
const width = (rows: ReturnType<typeof rowsOf>, id: string) => {
  const { low, high } = row(rows, id).interval
  return (high as number) - (low as number)
}

describe('intervals where sites have one stimulus', () => {
  it.each([
    ['a few', 2],
    ['all', 16],
  ])('are never of width 0 for site means, and say on what they lean (%s)', (_name, singles) => {
    const rows = rowsOf(singles)
    for (const id of ['mean_amplitude', 'cog_x', 'volume']) {
      expect(width(rows, id)).toBeGreaterThan(0)
      expect(row(rows, id).note).toContain('single-trial-sites')
    }
  })

  it('are missing with their reason where the spread is not known', () => {
    expect(row(rowsOf(16), 'mep_probability').interval.low).toEqual(missing('single-trial'))
    expect(row(rowsOf(16, 'median'), 'cog_x').interval.high).toEqual(missing('single-trial'))
    expect(row(rowsOf(16, 'median'), 'cog_x').note).not.toContain('single-trial-sites')
  })

  it('are given plainly where every site has three', () => {
    const rows = rowsOf(0)
    expect(width(rows, 'mep_probability')).toBeGreaterThan(0)
    expect(row(rows, 'cog_x').note).toBe('')
  })
})

describe('counts', () => {
  it('have no interval: they are no estimates', () => {
    expect(row(rowsOf(0), 'n_accepted').interval.low).toEqual(missing('not-an-estimate'))
  })
})
