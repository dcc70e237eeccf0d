// Maps of other quantities than µV: what their unit is, and that nothing else depends on it.
import { exp } from '@penfield/kernels'
import { describe, expect, it } from 'vitest'
import { areaProbabilityWeighted } from '../metrics/area-probability-weighted.js'
import { cog } from '../metrics/cog.js'
import { excitabilityAuc } from '../metrics/excitability-auc.js'
import { viewOf } from '../metrics/view.js'
import { volume } from '../metrics/volume.js'
import { isMissing } from '../model/missing.js'
import type { SiteValueRule, ValueUnit } from '../model/quantity.js'
import type { Value } from '../model/result.js'
import { designOf, once } from '../resample/design.js'
import { metricRows } from '../resample/rows.js'
import { resolveThreshold, type ThresholdRequest } from '../trials/threshold.js'
import { type MapPlan, prepareMaps } from './estimate.js'
import { allTrials, gridSites, trialsOf } from './grid-maps.test-support.js'
import { type MapMethodId, mapMethods } from './index.js'

const grid = gridSites(6, 6)
const siteOfStimulus = Int32Array.from({ length: 5 * grid.n }, (_, j) => j % grid.n)
const sites = { ...grid, siteOfStimulus } as typeof grid

/** A hill over a floor, five trials a site that scatter; sham amplitudes about the floor. Everything k times as large. */
function trialsIn(unit: ValueUnit, k = 1) {
  const amplitudes = Array.from(siteOfStimulus, (site, j) => {
    const [x, y] = [sites.planeMm[2 * site] - 4, sites.planeMm[2 * site + 1] + 2]
    return k * (8 + 300 * exp(-(x * x + y * y) / 300) * (0.6 + 0.2 * ((j * 7) % 5)) + ((j * 11) % 7))
  })
  const shamUv = Float64Array.from(amplitudes, (_, j) => k * (8 + ((j * 5) % 13)))
  const backgroundUv = new Float64Array(amplitudes.length).fill(3)
  return allTrials(trialsOf(amplitudes, { unit, shamUv, backgroundUv }))
}

interface Choice {
  readonly unit?: ValueUnit
  readonly k?: number
  readonly method?: MapMethodId
  readonly siteValue?: SiteValueRule
  readonly request?: ThresholdRequest
}

function mapped({ unit = 'uV', k = 1, method = 'discrete', siteValue = 'mean', request = { kind: 'noise' } }: Choice) {
  const trials = trialsIn(unit, k)
  const thresholds = [resolveThreshold(request, trials.muscles[0], siteValue)]
  const plan: MapPlan = { trials, sites, thresholds, siteValue, method, options: { nodeStepMm: 4 } }
  const maps = prepareMaps(plan)(once(designOf(trials, sites)))
  const rows = metricRows(plan, maps, new Float64Array(0))
  return { map: maps[0], view: viewOf(maps[0]), rows }
}

const number = (value: Value): number => (isMissing(value) ? Number.NaN : value)
const methods = Object.keys(mapMethods) as MapMethodId[]

describe('the unit of a map', () => {
  it('is that of its trials, or none where its values are shares of them', () => {
    const unitsOf = (siteValue: SiteValueRule) =>
      (['uV', 'uV*ms', '1'] as const).map((unit) => mapped({ unit, siteValue }).map.unit)
    expect(unitsOf('mean')).toEqual(['uV', 'uV*ms', '1'])
    expect(unitsOf('max')).toEqual(['uV', 'uV*ms', '1'])
    expect(unitsOf('probability')).toEqual(['1', '1', '1'])
  })

  it('stands beside every number that grows with the values, and beside no other', () => {
    const unitsOf = (choice: Choice) =>
      Object.fromEntries(mapped(choice).rows.map(({ metric, unit }) => [metric, unit]))
    expect(unitsOf({ unit: 'uV*ms' })).toEqual({
      ...unitsOf({}),
      ...{ max_amplitude: 'uV*ms', mean_amplitude: 'uV*ms', peak_persistence: 'uV*ms', volume: 'uV*ms*mm^2' },
    })
    const plain = { max_amplitude: '1', mean_amplitude: '1', peak_persistence: '1', volume: 'mm^2' }
    expect(unitsOf({ unit: '1' })).toEqual({ ...unitsOf({}), ...plain })
    expect(unitsOf({ siteValue: 'probability' })).toEqual({ ...unitsOf({}), ...plain })
  })

  it('says in which unit a trial is an MEP, where the threshold does not', () => {
    const note = (unit: ValueUnit) =>
      mapped({ unit, request: { kind: 'none' } }).rows.find(({ metric }) => metric === 'mep_probability')?.note
    expect([note('uV'), note('uV*ms')]).toEqual(['mep_above_uv=50', 'mep_above=20'])
  })
})

describe('a measure that is proportional to the signal', () => {
  it.each(methods)('gives the same places and sizes whatever its scale (%s)', (method) => {
    const k = 37
    const [one, other] = [mapped({ unit: 'uV*ms', method }), mapped({ unit: 'uV*ms', method, k })]
    // A Gaussian process finds its parameters by search.
    const digits = method === 'gp' ? 2 : 8
    for (const id of ['cog_x', 'cog_y'] as const)
      expect(number(cog.of(other.view)[id])).toBeCloseTo(number(cog.of(one.view)[id]), digits)
    const [auc, aucOfOther] = [one, other].map(({ view }) => number(excitabilityAuc.of(view).excitability_auc))
    expect(aucOfOther / auc).toBeCloseTo(1, digits)
    const [sizes, sizesOfOther] = [one, other].map(({ view }) => number(volume.of(view).volume))
    expect(sizesOfOther / sizes / k).toBeCloseTo(1, digits)
  })
})

describe('a map of shares', () => {
  it('has the probability-weighted area for its volume', () => {
    const { view } = mapped({ siteValue: 'probability' })
    const { area_probability_weighted } = areaProbabilityWeighted.of(view)
    expect(number(volume.of(view).volume)).toBeCloseTo(number(area_probability_weighted), 9)
  })

  it('takes every site with a response for active', () => {
    const { map, rows } = mapped({ siteValue: 'probability' })
    const active = rows.find(({ metric }) => metric === 'active_sites')?.value
    expect(active).toBe(map.siteValues.probabilities.filter((share) => share > 0).length)
  })

  it('is cut at a part of its largest share by a relative threshold', () => {
    const { map, rows } = mapped({ siteValue: 'probability', request: { kind: 'relative', fraction: 0.5 } })
    const active = rows.find(({ metric }) => metric === 'active_sites')?.value
    const { probabilities } = map.siteValues
    expect(active).toBe(probabilities.filter((share) => share > 0.5 * Math.max(...probabilities)).length)
  })

  it.each(methods)('lies between 0 and 1 everywhere (%s)', (method) => {
    const values = [...mapped({ siteValue: 'probability', method }).map.valuesUv].filter(
      (value) => !Number.isNaN(value),
    )
    expect(values.length).toBeGreaterThan(0)
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...values)).toBeLessThanOrEqual(1)
  })
})

describe('where nothing was recorded before the stimulus', () => {
  it('a ratio has a map and no share of responses, with its reason', () => {
    const trials = trialsIn('1')
    const silent = { ...trials, muscles: trials.muscles.map((muscle) => ({ ...muscle, shamUv: null })) }
    const thresholds = [resolveThreshold({ kind: 'none' }, silent.muscles[0])]
    const options = { nodeStepMm: 4 }
    const plan: MapPlan = { trials: silent, sites, thresholds, siteValue: 'mean', method: 'discrete', options }
    const maps = prepareMaps(plan)(once(designOf(silent, sites)))
    const rows = metricRows(plan, maps, new Float64Array(0))
    const valueOf = (id: string) => rows.find(({ metric }) => metric === id)?.value
    for (const id of ['mep_probability', 'area_probability_weighted'])
      expect(valueOf(id)).toEqual({ missing: 'no-noise-level' })
    expect(valueOf('cog_x')).toBeTypeOf('number')
  })
})
