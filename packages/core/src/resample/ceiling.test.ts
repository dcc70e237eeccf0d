import { draws } from '@penfield/kernels'
import { describe, expect, it } from 'vitest'
import { type MapPlan, prepareMaps } from '../map/estimate.js'
import { allTrials, gridSites, threshold, trialsOf } from '../map/grid-maps.test-support.js'
import { isMissing, missing } from '../model/missing.js'
import { overlapIndices } from '../overlap/index.js'
import { type Ceiling, ceilings } from './ceiling.js'
import { designOf } from './design.js'

/** A 4 × 4 grid with the given number of trials a site; amplitudes 100 x + 200 y µV and their mirror, times 1 ± scatter. */
function ceilingsOf(trials: (site: number) => number, scatter: number, over: Partial<MapPlan> = {}) {
  const sites = gridSites(4, 4)
  const siteOfStimulus = Int32Array.from(Array.from({ length: 16 }, (_, i) => Array<number>(trials(i)).fill(i)).flat())
  const random = draws(11, 9, 0)
  const amplitudes = (toRight: boolean) =>
    Array.from(siteOfStimulus, (site) => {
      const column = toRight ? site % 4 : 3 - (site % 4)
      return (100 + 100 * column + 50 * Math.floor(site / 4)) * (1 + scatter * (2 * random.uniform() - 1))
    })
  const plan: MapPlan = {
    trials: allTrials(trialsOf(amplitudes(true)), trialsOf(amplitudes(false), { muscle: 'LES' })),
    sites: { ...sites, siteOfStimulus },
    thresholds: [threshold(), threshold()],
    siteValue: 'mean',
    method: 'discrete',
    options: { nodeStepMm: 5 },
    hemisphere: 'R',
    ...over,
  }
  const found = ceilings(designOf(plan.trials, plan.sites), prepareMaps(plan), 2, 1)
  return Object.fromEntries(overlapIndices.map(({ id }, k) => [id, found[k]])) as Readonly<Record<string, Ceiling>>
}

describe('ceilings', () => {
  it('are perfect without noise: 1 for similarities, 0 for distances and shifts, the area itself for the shared area', () => {
    const found = ceilingsOf(() => 4, 0)
    for (const { id, kind } of overlapIndices) {
      if (kind === 'similarity') expect(found[id].ceiling, id).toBeCloseTo(1, 9)
      else if (kind !== 'amount') expect(found[id].ceiling, id).toBeCloseTo(0, 6)
    }
    expect(found.area_overlap.ceiling).toBe(1600)
    expect(found.separation_d.ceiling).toBeCloseTo(0, 9)
    expect(found.histogram_intersection.ceilingCorrected).toBe(found.histogram_intersection.betweenHalves)
  })

  it('between halves are the index itself without noise', () => {
    const { cog_distance, cog_shift_ml } = ceilingsOf(() => 4, 0)
    // Columns weigh 175, 275, 375, 475 at −15 … 15 mm: 5000 / 1300 = 3.846 mm to the right; the mirror as far to the left.
    expect(cog_distance.betweenHalves).toBeCloseTo(10000 / 1300, 9)
    expect(cog_shift_ml.betweenHalves).toBeCloseTo(10000 / 1300, 9)
  })

  it('fall with noise, and distances rise', () => {
    const [less, more] = [ceilingsOf(() => 4, 0.2), ceilingsOf(() => 4, 0.6)]
    expect(more.histogram_intersection.ceiling as number).toBeLessThan(less.histogram_intersection.ceiling as number)
    for (const id of ['cog_distance', 'cog_shift_ap', 'hellinger', 'wasserstein_1', 'separation_d'])
      expect(more[id].ceiling as number, id).toBeGreaterThan(less[id].ceiling as number)
  })

  it('of shifts add up to that of the distance by squares', () => {
    const { cog_distance, cog_shift_ml, cog_shift_ap } = ceilingsOf(() => 4, 0.4)
    const square = ({ ceiling }: Ceiling) => (ceiling as number) * (ceiling as number)
    expect(square(cog_shift_ml) + square(cog_shift_ap)).toBeCloseTo(square(cog_distance), 9)
  })

  it('have none for what needs the same trials of both muscles', () => {
    expect(ceilingsOf(() => 4, 0.2).trial_correlation.ceiling).toEqual(missing('no-ceiling'))
  })
})

describe('sites of one trial', () => {
  it('are left out and counted up to a quarter', () => {
    const { dice } = ceilingsOf((site) => (site < 4 ? 1 : 3), 0.2)
    expect(dice.notes).toEqual(['ceiling-sites-dropped=4'])
    expect(isMissing(dice.ceiling)).toBe(false)
  })

  it('beyond a quarter leave no ceiling on sites', () => {
    const { dice } = ceilingsOf((site) => (site < 5 ? 1 : 3), 0.2)
    expect(dice.ceiling).toEqual(missing('no-ceiling'))
    expect(dice.notes).toEqual(['ceiling-sites-dropped=5'])
  })

  it('beyond a quarter have a field made from halves of all stimuli', () => {
    const { histogram_intersection } = ceilingsOf((site) => (site < 12 ? 1 : 6), 0.2, { method: 'kernel' })
    expect(histogram_intersection.notes).toEqual(['ceiling-split=stimuli'])
    expect(histogram_intersection.ceiling as number).toBeGreaterThan(0.5)
  })
})
