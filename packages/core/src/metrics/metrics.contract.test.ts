// What every metric promises. A deliberately bad member shows that the suite can fail.
import { cos, ln, sin } from '@penfield/kernels'
import { describe, expect, it } from 'vitest'
import { toPlane } from '../geometry/plane.js'
import {
  absolute,
  gridMap,
  gridSites,
  gridView,
  mapA,
  mapB,
  threshold,
  trialsOf,
} from '../map/grid-maps.test-support.js'
import { sitesSupport } from '../map/support.js'
import { pointsOf } from '../model/frame.js'
import type { MuscleMap, Threshold } from '../model/map.js'
import { isMissing, missing, missingCodes } from '../model/missing.js'
import type { ValueUnit } from '../model/quantity.js'
import type { Value } from '../model/result.js'
import { metrics } from './index.js'
import { type Metric, type MetricUnit, metric, noteCodes, type OfIds, unitFor } from './metric.js'
import { viewOf } from './view.js'

type AnyMetric = Metric<string>
const units: readonly MetricUnit[] = ['count', 'value', '1', 'mm', 'mm^2', 'value*mm^2', 'deg', 'ms']
const valueUnits: readonly ValueUnit[] = ['uV', 'uV*ms', '1']
const nan = Number.NaN

/** Three trials at each site of a 3 × 3 grid, with latencies. */
function session(values: readonly (readonly number[])[], level: Threshold): MuscleMap {
  const grid = gridSites(3, 3)
  const sites = { ...grid, siteOfStimulus: Int32Array.from({ length: 27 }, (_, j) => j % 9) }
  const amplitudes = Array.from({ length: 27 }, (_, j) => values.flat()[j % 9] * (0.9 + 0.1 * Math.floor(j / 9)))
  const trials = trialsOf(amplitudes, { latenciesMs: Float64Array.from(amplitudes, (_, j) => 15 + (j % 4)) })
  return gridMap(values, { sites, threshold: level, drawn: { trials, multiplicity: new Uint16Array(27).fill(1) } })
}

const sessions = () =>
  [mapA, mapB].flatMap((values) => [
    session(values, threshold()),
    session(values, absolute(50)),
    session(values, threshold({ kind: 'relative', fraction: 0.25 })),
    session(values, threshold({ kind: 'noise', floorUv: 20, thetaUv: 50 })),
  ])

/** The same session with all amplitudes, threshold and floor multiplied. */
function louder(map: MuscleMap, k: number): MuscleMap {
  const times = (values: Float64Array) => values.map((uv) => k * uv)
  const { thetaUv, floorUv, trialThetaUv } = map.threshold
  const valuesUv = times(map.valuesUv)
  return {
    ...map,
    threshold: { ...map.threshold, thetaUv: k * thetaUv, floorUv: k * floorUv, trialThetaUv: k * trialThetaUv },
    siteValues: { ...map.siteValues, valuesUv },
    valuesUv,
    drawn: { ...map.drawn, trials: { ...map.drawn.trials, amplitudesUv: times(map.drawn.trials.amplitudesUv) } },
  }
}

const turnRad = 0.4
const shiftMm = [30, -12]
const movedPlace = ([x, y]: readonly number[]): [number, number] => [
  cos(turnRad) * x - sin(turnRad) * y + shiftMm[0],
  sin(turnRad) * x + cos(turnRad) * y + shiftMm[1],
]

/** The same session with all sites turned and shifted in their plane, which is z = 0. */
function moved(map: MuscleMap): MuscleMap {
  const { sites } = map
  const mm = sites.positionsMm.slice()
  for (let i = 0; i < sites.n; i++) mm.set(movedPlace([mm[3 * i], mm[3 * i + 1]]), 3 * i)
  const positionsMm = pointsOf('scalp', mm)
  const turned = { ...sites, positionsMm, planeMm: toPlane(positionsMm, sites.plane as never) } as MuscleMap['sites']
  return { ...map, sites: turned, support: sitesSupport(turned) }
}

const lawOf = <T extends string>(laws: OfIds<string, T>, id: string): T => (typeof laws === 'string' ? laws : laws[id])
const near = (a: Value, b: Value) =>
  isMissing(a) || isMissing(b)
    ? isMissing(a) && isMissing(b) && a.missing === b.missing
    : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b))

function keepsGain(entry: AnyMetric, map: MuscleMap): boolean {
  const k = 3.5
  const [before, after] = [entry.of(viewOf(map)), entry.of(viewOf(louder(map, k)))]
  return Object.keys(entry.gives).every((id) => {
    const [from, to] = [before[id], after[id]]
    if (isMissing(from)) return near(to, from)
    const law = lawOf(entry.gain, id)
    return near(to, law === 'times-k' ? k * from : law === 'plus-ln-k' ? from + ln(k) : from)
  })
}

/** Whether the unit says of the number what its law under a gain says: what grows with the values is in their unit. */
const hasUnitOfItsLaw = (entry: AnyMetric, id: string): boolean =>
  (lawOf(entry.gain, id) === 'times-k') === entry.gives[id].startsWith('value')

/** Numbers do not look at the unit of the map, which is a name. */
function keepsValuesInAnyUnit(entry: AnyMetric, map: MuscleMap): boolean {
  const values = valueUnits.map((unit) => entry.of(viewOf({ ...map, unit })))
  return Object.keys(entry.gives).every((id) => values.every((each) => near(each[id], values[0][id])))
}

function keepsMotion(entry: AnyMetric, map: MuscleMap): boolean {
  const [before, after] = [entry.of(viewOf(map)), entry.of(viewOf(moved(map)))]
  const ids = Object.keys(entry.gives)
  const place = movedPlace(ids.map((id) => before[id] as number))
  return ids.every((id, axis) => {
    const [from, to] = [before[id], after[id]]
    if (isMissing(from) || isMissing(to)) return near(to, from)
    const law = lawOf(entry.motion, id)
    if (law === 'moves') return near(to, axis < 2 ? place[axis] : from)
    if (law !== 'turns') return near(to, from)
    const halfTurns = (to - from - (turnRad * 180) / Math.PI) / 180
    return Math.abs(halfTurns - Math.round(halfTurns)) < 1e-9
  })
}

const unusual: readonly (readonly [string, () => MuscleMap])[] = [
  ['an ordinary map', () => gridMap(mapA)],
  [
    'a silent map',
    () => {
      const silent = [
        [0, 0],
        [0, 0],
      ]
      return gridMap(silent, { threshold: absolute(50) })
    },
  ],
  ['one site', () => gridMap([[100]])],
  [
    'a single place of unknown area',
    () => gridMap([[100]], { sites: { ...gridSites(1, 1), areasMm2: Float64Array.of(nan) } }),
  ],
  [
    'a map with absent sites',
    () =>
      gridMap([
        [nan, 20],
        [100, nan],
      ]),
  ],
  ['a map without sites', () => gridMap([[nan, nan]], { missing: 'no-sites' })],
]

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
    check(hasUnitOfItsLaw(entry, id), `${id} is in the unit of the map when it grows with its values`)
  }
  check(entry.source.length > 0, 'names its source')
  for (const [name, make] of unusual) {
    const values: Readonly<Record<string, Value>> = entry.of(viewOf(make()))
    check(Object.keys(values).sort().join() === [...ids].sort().join(), `gives exactly its ids for ${name}`)
    for (const value of Object.values(values)) {
      const answered = isMissing(value) ? value.missing in missingCodes : Number.isFinite(value)
      check(answered, `gives a number or a reason for ${name}`)
    }
    for (const note of entry.notes?.(viewOf(make())) ?? [])
      check(note.split('=')[0] in noteCodes, `notes with a known code for ${name}`)
  }
  check(
    sessions().every((map) => keepsGain(entry, map)),
    'does under a gain what it says',
  )
  check(
    sessions().every((map) => keepsMotion(entry, map)),
    'does under a motion what it says',
  )
  check(
    sessions().every((map) => keepsValuesInAnyUnit(entry, map)),
    'gives the same numbers in any unit',
  )
  const map = session(mapA, absolute(50))
  const arrays = () => [map.valuesUv, map.siteValues.valuesUv, map.drawn.trials.amplitudesUv, map.sites.planeMm]
  const before = JSON.stringify(arrays().map((values) => [...values]))
  entry.of(viewOf(map))
  entry.notes?.(viewOf(map))
  check(JSON.stringify(arrays().map((values) => [...values])) === before, 'leaves its input untouched')
  return found
}

const listed = (unit: ValueUnit): string[] =>
  metrics.flatMap(({ gives }: AnyMetric) => Object.entries(gives).map(([id, own]) => `${id} ${unitFor(own, unit)}`))

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

  it('stands in the order of the contract, in its units', () => {
    const promised = [
      ...['n_stimuli count', 'n_accepted count', 'n_sites count', 'active_sites count'],
      ...['max_amplitude uV', 'mean_amplitude uV', 'mep_probability 1'],
      ...['cog_x mm', 'cog_y mm', 'cog_z mm', 'hotspot_x mm', 'hotspot_y mm', 'hotspot_z mm'],
      ...['area mm^2', 'area_probability_weighted mm^2', 'area_hull mm^2', 'area_voronoi mm^2'],
      ...['volume uV*mm^2', 'ln_volume 1', 'volume_normalised mm^2', 'excitability_auc mm^2'],
      ...['r25 mm^2', 'r50 mm^2', 'r75 mm^2', 'spread_major mm', 'spread_minor mm', 'aspect_ratio 1'],
      ...['orientation deg', 'peaks count', 'peak_persistence uV', 'border_fraction 1', 'latency_mean ms'],
    ]
    expect(listed('uV')).toEqual(promised)
  })

  it('follows the unit of the map: its values, and its volume in that unit times mm²', () => {
    const changed = (unit: ValueUnit) => listed(unit).filter((each, k) => each !== listed('uV')[k])
    expect(changed('uV*ms')).toEqual([
      ...['max_amplitude uV*ms', 'mean_amplitude uV*ms', 'volume uV*ms*mm^2', 'peak_persistence uV*ms'],
    ])
    expect(changed('1')).toEqual(['max_amplitude 1', 'mean_amplitude 1', 'volume mm^2', 'peak_persistence 1'])
  })
})

describe('the suite itself', () => {
  it('finds a metric that divides by nothing, names no source, breaks its laws and writes into its input', () => {
    const bad = metric({
      gives: { badMetric: 'value' },
      needs: 'sites',
      interval: 'root',
      gain: 'same',
      motion: 'same',
      source: '',
      of: ({ map, weightsUv }) => {
        map.valuesUv[0] = map.sites.planeMm[0]
        return { badMetric: map.valuesUv[1] / weightsUv.reduce((sum, weight) => sum + weight, 0) + map.valuesUv[0] }
      },
    })
    const broken = breaches({ ...bad, notes: () => ['no such note' as never] } as AnyMetric)
    expect([...new Set(broken)].filter((sentence) => !sentence.startsWith('notes'))).toEqual([
      'badMetric is written in snake_case',
      'badMetric is in the unit of the map when it grows with its values',
      'names its source',
      'gives a number or a reason for a silent map',
      'gives a number or a reason for one site',
      'gives a number or a reason for a single place of unknown area',
      'gives a number or a reason for a map without sites',
      'does under a motion what it says',
      'leaves its input untouched',
    ])
    expect(broken).toContain('notes with a known code for an ordinary map')
  })

  it('finds a metric that says it does not depend on gain and does', () => {
    const loud = metric({
      gives: { loud: '1' },
      needs: 'field',
      interval: 'root',
      gain: 'same',
      motion: 'same',
      source: 'test',
      of: ({ maxUv }) => ({ loud: maxUv }),
    })
    expect(breaches(loud as AnyMetric)).toEqual(['does under a gain what it says'])
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
