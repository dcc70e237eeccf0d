// What every metric promises. A deliberately bad member shows that the suite can fail.
import { describe, expect, it } from 'vitest'
import { absolute, gridMap, gridView, mapA } from '../map/grid-maps.test-support.js'
import type { MuscleMap } from '../model/map.js'
import { isMissing, missing, missingCodes } from '../model/missing.js'
import type { Unit, Value } from '../model/result.js'
import { metrics } from './index.js'
import { type Metric, metric, noteCodes } from './metric.js'
import { viewOf } from './view.js'

type AnyMetric = Metric<string>
const units: readonly Unit[] = ['count', 'uV', '1', 'mm', 'mm^2', 'uV*mm^2', 'deg', 'ms']
const nan = Number.NaN

/** Every breach of the promise, as sentences. */
function breaches(entry: AnyMetric): string[] {
  const found: string[] = []
  const check = (holds: boolean, sentence: string) => {
    if (!holds) found.push(sentence)
  }
  const ids = Object.keys(entry.gives)
  check(ids.length > 0, 'gives at least one id')
  for (const id of ids) {
    check(/^[a-z][a-z0-9_]*$/.test(id), `${id} is written in snake_case`)
    check(units.includes(entry.gives[id]), `${id} has a unit`)
  }
  check(entry.source.length > 0, 'names its source')
  const answers = (name: string, map: MuscleMap) => {
    const values: Readonly<Record<string, Value>> = entry.of(viewOf(map))
    check(Object.keys(values).sort().join() === [...ids].sort().join(), `gives exactly its ids for ${name}`)
    for (const value of Object.values(values)) {
      const answered = isMissing(value) ? value.missing in missingCodes : Number.isFinite(value)
      check(answered, `gives a number or a reason for ${name}`)
    }
    for (const note of entry.notes?.(viewOf(map)) ?? []) check(note in noteCodes, `notes with a known code for ${name}`)
  }
  const empty = [
    [nan, nan],
    [nan, nan],
  ]
  answers('an ordinary map', gridMap(mapA))
  answers(
    'a silent map',
    gridMap(
      [
        [0, 0],
        [0, 0],
      ],
      { threshold: absolute(50) },
    ),
  )
  answers('one site', gridMap([[100]]))
  answers(
    'a map with absent sites',
    gridMap([
      [nan, 20],
      [100, nan],
    ]),
  )
  answers('a map without sites', gridMap(empty, { missing: 'no-sites' }))
  const map = gridMap(mapA)
  const before = JSON.stringify([...map.valuesUv, ...map.siteValues.valuesUv])
  entry.of(viewOf(map))
  check(JSON.stringify([...map.valuesUv, ...map.siteValues.valuesUv]) === before, 'leaves its input untouched')
  return found
}

describe('every metric', () => {
  it.each(metrics.map((entry) => [Object.keys(entry.gives).join(', '), entry as AnyMetric]))(
    '%s keeps the promise',
    (_ids, entry) => {
      expect(breaches(entry)).toEqual([])
    },
  )

  it('has ids that no other metric has', () => {
    const ids = metrics.flatMap(({ gives }) => Object.keys(gives))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('covers the ids that this release promises, in the units of the contract', () => {
    expect(Object.assign({}, ...metrics.map(({ gives }) => gives))).toEqual({
      n_stimuli: 'count',
      n_accepted: 'count',
      n_sites: 'count',
      active_sites: 'count',
      max_amplitude: 'uV',
      mean_amplitude: 'uV',
      mep_probability: '1',
      cog_x: 'mm',
      cog_y: 'mm',
      cog_z: 'mm',
      hotspot_x: 'mm',
      hotspot_y: 'mm',
      hotspot_z: 'mm',
      area: 'mm^2',
      volume: 'uV*mm^2',
      ln_volume: '1',
    })
  })
})

describe('the suite itself', () => {
  it('finds a metric that divides by nothing, names no source and writes into its input', () => {
    const bad = metric({
      gives: { badMetric: 'uV' },
      needs: 'sites',
      interval: 'bca',
      source: '',
      of: ({ map, weightsUv }) => {
        map.valuesUv[0] = 1
        return { badMetric: map.valuesUv[0] / weightsUv.reduce((sum, weight) => sum + weight, 0) }
      },
    })
    expect(breaches(bad as AnyMetric)).toEqual([
      'badMetric is written in snake_case',
      'names its source',
      'gives a number or a reason for a silent map',
      'gives a number or a reason for a map without sites',
      'leaves its input untouched',
    ])
  })
})

describe('notes', () => {
  it('say when several sites share the largest value, and give their mean position', () => {
    const view = gridView([[100, 0, 100]])
    const hotspot = metrics.find(({ gives }) => 'hotspot_x' in gives) as AnyMetric
    expect([hotspot.of(view).hotspot_x, hotspot.notes?.(view)]).toEqual([0, ['tie']])
  })

  it('say when a map has one site, and when nothing is active', () => {
    const notes = (values: number[][]) =>
      metrics.flatMap((entry) => (entry as AnyMetric).notes?.(gridView(values, { threshold: absolute(50) })) ?? [])
    expect(notes([[100]])).toContain('one-site')
    expect(notes([[10, 10]])).toContain('empty-map')
  })

  it('give no centre to an empty map', () => {
    const cog = metrics.find(({ gives }) => 'cog_x' in gives) as AnyMetric
    expect(cog.of(gridView([[10, 10]], { threshold: absolute(50) })).cog_x).toEqual(missing('empty-map'))
  })
})
