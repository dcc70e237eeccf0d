// What every map method promises. Deliberately bad members show that the suite can fail.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dilateHull } from '../geometry/dilate.js'
import { isInside } from '../geometry/polygon.js'
import { area } from '../metrics/area.js'
import { centreOfGravity } from '../metrics/cog.js'
import { viewOf } from '../metrics/view.js'
import { volume } from '../metrics/volume.js'
import type { MuscleMap } from '../model/map.js'
import { missingCodes } from '../model/missing.js'
import { histogramIntersection } from '../overlap/histogram-intersection.js'
import { pairOf } from '../overlap/pair.js'
import { threshold } from './grid-maps.test-support.js'
import { mapMethods } from './index.js'
import { linear } from './linear.js'
import type { GridTolerance, MapMethod } from './method.js'
import { type Place, preparedMaps, sitesAt, turned } from './methods.test-support.js'
import { sitesSupport } from './support.js'

const methods: readonly MapMethod[] = Object.values(mapMethods)
const options = { nodeStepMm: 3 }
const nan = Number.NaN

const places = (columns: number, rows: number, jitter: (k: number) => number): Place[] =>
  Array.from({ length: columns * rows }, (_, k) => [
    10 * (k % columns) + jitter(2 * k),
    10 * Math.floor(k / columns) + jitter(2 * k + 1),
  ])

/** Every breach of the promise, as sentences. */
function breaches(method: MapMethod): string[] {
  const found: string[] = []
  const check = (holds: boolean, sentence: string) => {
    if (!holds) found.push(sentence)
  }
  const sites = sitesAt(
    places(5, 5, (k) => ((k * 7) % 5) - 2),
    10,
  )
  const { mapOf, support } = preparedMaps(method, sites, options)
  check(/^[a-z]+$/.test(method.id), 'has an id of one word')
  check(method.title.length > 0 && method.sentence.length > 0, 'has a title and a sentence')
  check(method.source.length > 0, 'names its source')
  check(support.kind === 'sites' || method.gridTolerance !== undefined, 'says how much its grid may change')
  const values = Float64Array.from({ length: 25 }, (_, i) => (i * 37) % 101)
  const all = [...values.keys()]
  const numbers = (map: MuscleMap) => map.valuesUv.filter((value) => !Number.isNaN(value))
  const flat = numbers(mapOf(new Float64Array(25).fill(7)))
  check(
    flat.length > 0 && flat.every((value) => Math.abs(value - 7) < 1e-6),
    'gives a constant map for constant values',
  )
  check(
    numbers(mapOf(new Float64Array(25))).every((value) => value === 0),
    'gives 0 everywhere for a silent muscle',
  )
  check(
    numbers(mapOf(values)).every((value) => value >= 0),
    'is never negative',
  )
  const few: readonly (readonly [string, Place[]])[] = [
    ['one site', [[1, 2]]],
    [
      'two sites',
      [
        [1, 2],
        [9, 2],
      ],
    ],
    [
      'sites on a line',
      [
        [0, 0],
        [7, 7],
        [14, 14],
        [28, 28],
      ],
    ],
    [
      'all sites at one place',
      [
        [1, 2],
        [1, 2],
        [1, 2],
      ],
    ],
  ]
  for (const [name, where] of few) {
    const map = preparedMaps(method, sitesAt(where, 10), options).mapOf(where.map((_, i) => 5 + i))
    check(map.missing === null ? numbers(map).length > 0 : map.missing in missingCodes, `answers ${name}`)
  }
  // Without the right half: nothing of it may count, and nothing beyond what is left plus half a step may have a value.
  const left = all.map((i) => (i % 5 < 3 ? values[i] : nan))
  const same = (a: MuscleMap, b: MuscleMap) => a.valuesUv.every((value, i) => Object.is(value, b.valuesUv[i]))
  const fit = preparedMaps(method, sites, options).fitOf(left)
  const half = mapOf(left, fit)
  const reach = dilateHull(
    sites.planeMm.filter((_, k) => (k >> 1) % 5 < 3),
    5.02,
  )
  const isOutside = (i: number) => !isInside(reach, support.planeMm[2 * i], support.planeMm[2 * i + 1])
  check(
    half.valuesUv.every((value, i) => Number.isNaN(value) || !isOutside(i)),
    'has no value beyond the sites with trials plus half a step',
  )
  check(
    half.valuesUv.every((value, i) => support.kind === 'sites' || !Number.isNaN(value) || isOutside(i) || isOnRim(i)),
    'has values everywhere within',
  )
  function isOnRim(i: number): boolean {
    const inner = dilateHull(
      sites.planeMm.filter((_, k) => (k >> 1) % 5 < 3),
      4.98,
    )
    return !isInside(inner, support.planeMm[2 * i], support.planeMm[2 * i + 1])
  }
  const before = JSON.stringify([[...values], [...sites.planeMm]])
  const once = mapOf(values)
  check(JSON.stringify([[...values], [...sites.planeMm]]) === before, 'leaves its input untouched')
  mapOf(left, fit)
  check(same(once, mapOf(values)), 'gives the same map again, whatever was asked in between')
  return found
}

interface Numbers {
  readonly area: number
  readonly volume: number
  readonly overlap: number
}

/** Smooth bumps on a floor: what a muscle may look like, as a function of the place. */
type Bumps = readonly { readonly x: number; readonly y: number; readonly width: number; readonly uv: number }[]
const fieldOf = (bumps: Bumps, of: readonly Place[]): number[] =>
  of.map(([x, y]) =>
    bumps.reduce((sum, b) => sum + b.uv * Math.exp(-((x - b.x) ** 2 + (y - b.y) ** 2) / (2 * b.width ** 2)), 20),
  )

const between = (min: number, max: number) => fc.integer({ min: 0, max: 997 }).map((k) => min + ((max - min) * k) / 997)
const bump = fc.record({ x: between(0, 50), y: between(0, 50), width: between(12, 22), uv: between(100, 900) })
const bumps = fc.array(bump, { minLength: 1, maxLength: 2 })
const none = threshold()

/** Site sets, each under the grid as it lies, under one of half its step, and turned and moved under the grid. */
const settings = Array.from({ length: 12 }, (_, g) => {
  const of = places(5 + (g % 3), 5 + (g % 2), (k) => (g % 2 === 0 ? 0 : (((k + 1) * (g + 3) * 7919) % 401) / 100 - 2))
  return { of, moved: turned(of, 0.5 + 0.51 * g, [1.7 * g, -0.9 * g]) }
})

function laws(method: MapMethod) {
  const ways = settings.map(({ of, moved }) => {
    const base = preparedMaps(method, sitesAt(of, 10), { nodeStepMm: 2 })
    const fit = base.fitOf(fieldOf([{ x: 20, y: 22, width: 14, uv: 500 }], of))
    const halved = preparedMaps(method, sitesAt(of, 10), { nodeStepMm: 1 })
    return { of, fit, base, halved, moved: preparedMaps(method, sitesAt(moved, 10), { nodeStepMm: 2 }) }
  })
  return (g: number, first: Bumps, second: Bumps): { halved: number; turned: number } => {
    const { of, fit, base, halved, moved } = ways[g]
    const [a, b] = [fieldOf(first, of), fieldOf(second, of)]
    const thetaUv = (values: number[]) => 0.3 * Math.max(...values)
    const numbers = ({ mapOf }: typeof base): Numbers => {
      const [mapA, mapB] = [mapOf(a, fit, thetaUv(a)), mapOf(b, fit, thetaUv(b))]
      const [viewA, viewB] = [viewOf(mapA), viewOf(mapB)]
      return {
        area: area.of(viewA).area as number,
        volume: volume.of(viewA).volume as number,
        overlap: histogramIntersection.of(pairOf(viewA, viewB)) as number,
      }
    }
    const as = numbers(base)
    const change = (other: Numbers) =>
      Math.max(
        Math.abs(other.area / as.area - 1),
        Math.abs(other.volume / as.volume - 1),
        Math.abs(other.overlap - as.overlap),
      )
    return { halved: change(numbers(halved)), turned: change(numbers(moved)) }
  }
}

describe.each(methods.map((method) => [method.id, method] as const))('%s', (_id, method) => {
  it('keeps the promise', () => {
    expect(breaches(method)).toEqual([])
  })
})

describe.each(methods.flatMap((method) => (method.gridTolerance === undefined ? [] : [[method.id, method] as const])))(
  '%s',
  (_id, method) => {
    it('changes no more than it says when the grid of nodes is refined, turned or moved', { timeout: 120_000 }, () => {
      const change = laws(method)
      const { halved, turned: other } = method.gridTolerance as GridTolerance
      fc.assert(
        fc.property(fc.nat(settings.length - 1), bumps, bumps, (g, first, second) => {
          const found = change(g, first, second)
          expect(found.halved).toBeLessThan(halved)
          expect(found.turned).toBeLessThan(other)
        }),
        { numRuns: 1000 },
      )
    })
  },
)

describe.each(methods.map((method) => [method.id, method] as const))('%s', (id, method) => {
  it('moves the centre of gravity with an exact grid of sites, to 0.15 mm (nearest: 0.6 mm)', () => {
    const of = places(7, 6, () => 0)
    const values = of.map((_, k) => 20 + ((k * 37) % 101) * 5)
    const centre = (at: readonly Place[]) => {
      const { mapOf, fitOf } = preparedMaps(method, sitesAt(at, 10), { nodeStepMm: 2 })
      return centreOfGravity(viewOf({ ...mapOf(values, fitOf(values)), threshold: none })) as [number, number, number]
    }
    const [x, y] = centre(of)
    for (const [rad, dx, dy] of [
      [0, 0.3, 0.7],
      [0.5, -3.1, 8.3],
      [Math.PI / 4, 11.7, -2.9],
      [2.2, 0.1, 0.1],
    ] as const) {
      const [[expectedX, expectedY]] = turned([[x, y]], rad, [dx, dy])
      const found = centre(turned(of, rad, [dx, dy]))
      expect(Math.hypot(found[0] - expectedX, found[1] - expectedY)).toBeLessThan(id === 'nearest' ? 0.6 : 0.15)
    }
  })
})

describe('the suite itself', () => {
  it('finds a method that extrapolates, gives no source and remembers', () => {
    let calls = 0
    const bad: MapMethod = {
      id: 'Bad one',
      title: '',
      sentence: '',
      source: '',
      support: (sites) => sitesSupport(sites),
      prepare: (_sites, support) => () => ({ estimate: () => new Float64Array(support.n).fill(calls++ - 2) }),
    }
    expect(breaches(bad)).toEqual([
      'has an id of one word',
      'has a title and a sentence',
      'names its source',
      'gives a constant map for constant values',
      'gives 0 everywhere for a silent muscle',
      'has no value beyond the sites with trials plus half a step',
      'gives the same map again, whatever was asked in between',
    ])
  })

  it('finds a grid tolerance that is not held', () => {
    const offset: MapMethod = {
      ...linear,
      prepare: (sites, support, given) => (present, fit) => {
        const estimator = linear.prepare(sites, support, given)(present, fit)
        if (!('estimate' in estimator)) return estimator
        return { estimate: (...input) => estimator.estimate(...input).map((value) => value + given.nodeStepMm * 10) }
      },
    }
    const { halved } = laws(offset)(0, [{ x: 20, y: 20, width: 15, uv: 300 }], [{ x: 30, y: 20, width: 15, uv: 300 }])
    expect(halved).toBeGreaterThan((linear.gridTolerance as GridTolerance).halved)
  })
})
