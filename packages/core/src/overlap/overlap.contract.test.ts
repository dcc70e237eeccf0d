// What every overlap index promises. A deliberately bad member shows that the suite can fail.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { absolute, gridMap, gridSites, mapA, mapB, threshold, trialsOf } from '../map/grid-maps.test-support.js'
import { viewOf } from '../metrics/view.js'
import type { Threshold } from '../model/map.js'
import { isMissing, missingCodes } from '../model/missing.js'
import type { Value } from '../model/result.js'
import { overlapIndices } from './index.js'
import { type OverlapIndex, overlapIndex } from './overlap-index.js'
import { pairOf } from './pair.js'

type AnyIndex = OverlapIndex<string>
type Grid = readonly (readonly number[])[]
const nan = Number.NaN
const theta = absolute(50)
const units = ['1', 'mm', 'mm^2']

/** A map whose site i has two trials, 0.8 and 1.2 of its value, in turn by site, so that trials of two muscles differ. */
function trialMap(values: Grid, over: Threshold) {
  const sites = gridSites(values[0].length, values.length)
  const flat = values.flat()
  const amplitudes = flat.flatMap((uv) => [0.8 * uv, 1.2 * uv])
  return gridMap(values, {
    sites: { ...sites, siteOfStimulus: Int32Array.from({ length: 2 * sites.n }, (_, j) => j >> 1) },
    threshold: over,
    drawn: {
      trials: trialsOf(
        amplitudes.map((uv) => (Number.isNaN(uv) ? 0 : uv)),
        { accepted: Uint8Array.from(amplitudes, (uv) => (Number.isNaN(uv) ? 0 : 1)) },
      ),
      multiplicity: new Uint8Array(2 * sites.n).fill(1),
    },
  })
}

const pairOfGrids = (a: Grid, b: Grid, over: Threshold = theta) =>
  pairOf(viewOf(trialMap(a, over)), viewOf(trialMap(b, over)))
const value = (index: AnyIndex, a: Grid, b: Grid, over?: Threshold): Value => index.of(pairOfGrids(a, b, over))

const same = (a: Value, b: Value, tolerance = 1e-9) =>
  isMissing(a) || isMissing(b) ? JSON.stringify(a) === JSON.stringify(b) : Math.abs(a - b) <= tolerance

/** What the index says it becomes when the maps change places. */
function swappedValue(index: AnyIndex, a: Grid, b: Grid, over?: Threshold): Value {
  const other = overlapIndices.find(({ id }) => `is ${id}` === index.swapped) as AnyIndex | undefined
  const there = value(other ?? index, b, a, over)
  return index.swapped === 'negative' && !isMissing(there) ? -there : there
}

const selfOf: Readonly<Record<OverlapIndex<string>['kind'], number | null>> = {
  similarity: 1,
  dissimilarity: 0,
  distance: 0,
  signed: 0,
  amount: null,
}

const isInRange = (found: Value, [least, most]: readonly [number, number]) =>
  isMissing(found) ? found.missing in missingCodes : Number.isFinite(found) && found >= least && found <= most

/** Amplitudes, threshold and all, of a muscle at another gain. */
const times = (grid: Grid, gain: number): Grid => grid.map((row) => row.map((uv) => gain * uv))

/** Every breach of the promise, as sentences. */
function breaches(index: AnyIndex): string[] {
  const found: string[] = []
  const check = (holds: boolean, sentence: string) => {
    if (!holds) found.push(sentence)
  }
  check(/^[a-z][a-z0-9_]*$/.test(index.id), 'is written in snake_case')
  check(units.includes(index.unit), 'names its unit')
  check(index.source.length > 0, 'names its source')
  const self = selfOf[index.kind]
  if (self !== null) check(same(value(index, mapA, mapA), self), `gives ${self} for a map with itself`)
  check(same(value(index, mapA, mapB), swappedValue(index, mapA, mapB)), 'becomes what it says when maps are swapped')
  const gained = value(index, times(mapA, 0.3), mapB, threshold())
  if (index.gainFree) check(same(gained, value(index, mapA, mapB, threshold())), 'is free of gain')
  else check(!same(value(index, times(mapA, 0.3), mapB), value(index, mapA, mapB)), 'depends on gain')
  const edges: readonly [string, Grid, Grid][] = [
    ['two silent maps', [[0, 0]], [[0, 0]]],
    ['one silent map', [[0, 100]], [[0, 0]]],
    ['maps of one site', [[100]], [[70]]],
    ['maps without a common site', [[nan, 100]], [[100, nan]]],
    ['maps without a value', [[nan, nan]], [[nan, nan]]],
    ['disjoint maps', [[0, 100]], [[100, 0]]],
    ['a site that only one map has', mapA, [[nan, 150, 50], ...mapB.slice(1)]],
  ]
  for (const [name, a, b] of edges) check(isInRange(value(index, a, b), index.range), `answers ${name}`)
  const [a, b] = [trialMap(mapA, theta), trialMap(mapB, theta)]
  const content = () => JSON.stringify([a, b].map((map) => [map, [...map.valuesUv]]))
  const before = content()
  index.of(pairOf(viewOf(a), viewOf(b)))
  check(content() === before, 'leaves its input untouched')
  return found
}

// In steps of 0.001 µV: closer values may be tied by the rounding of a product.
const uv = fc.oneof(
  fc.constant(0),
  fc.constant(nan),
  fc.integer({ min: 1, max: 1_000_000 }).map((nv) => nv / 1000),
)
const map3 = fc.array(fc.array(uv, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 })

describe.each(overlapIndices.map((index) => [index.id, index as AnyIndex] as const))('%s', (_id, index) => {
  it('keeps the promise', () => {
    expect(breaches(index)).toEqual([])
  })

  it('is in its range, and becomes what it says when swapped, for any maps', () => {
    fc.assert(
      fc.property(map3, map3, (a, b) => {
        for (const over of [theta, threshold()]) {
          const there = value(index, a, b, over)
          expect(isInRange(there, index.range), JSON.stringify(there)).toBe(true)
          const tolerance = isMissing(there) ? 0 : 1e-7 * Math.max(1, Math.abs(there))
          expect(same(there, swappedValue(index, a, b, over), tolerance)).toBe(true)
        }
      }),
    )
  })

  it('is perfect for any map with itself', () => {
    const self = selfOf[index.kind]
    fc.assert(
      fc.property(map3, (a) => {
        const found = value(index, a, a)
        if (!isMissing(found) && self !== null) expect(found).toBeCloseTo(self, 9)
      }),
    )
  })
})

const gainFree = overlapIndices.filter((index) => index.gainFree).map((index) => [index.id, index as AnyIndex] as const)

describe.each(gainFree)('%s', (id, index) => {
  it('does not change when every response of a muscle is multiplied', () => {
    // A tiny square becomes a large root, so a distance by squares is compared as a square.
    const squared = (found: number) => (id === 'wasserstein_2' ? found * found : found)
    fc.assert(
      fc.property(map3, map3, fc.double({ min: 1.01, max: 9, noNaN: true }), (a, b, gain) => {
        const one = value(index, a, b, threshold())
        const more = value(index, times(a, gain), b, threshold())
        if (isMissing(one)) expect(more).toEqual(one)
        else expect(Math.abs(squared(more as number) - squared(one))).toBeLessThan(1e-6 * Math.max(1, squared(one)))
      }),
    )
  })
})

describe('W₂', () => {
  it('is at least W₁ and at least the distance of the centres of gravity', () => {
    const find = (id: string) => overlapIndices.find((index) => index.id === id) as AnyIndex
    fc.assert(
      fc.property(map3, map3, (a, b) => {
        const [w2, w1, cog] = ['wasserstein_2', 'wasserstein_1', 'cog_distance'].map((id) => value(find(id), a, b))
        if (isMissing(w2)) return
        expect(w2).toBeGreaterThanOrEqual((w1 as number) - 1e-9)
        expect(w2).toBeGreaterThanOrEqual((cog as number) - 1e-9)
      }),
    )
  })
})

describe('the suite itself', () => {
  it('finds an index that is not symmetric, knows no silent map and writes to its input', () => {
    const bad = overlapIndex({
      id: 'Bad',
      unit: 'uV',
      kind: 'similarity',
      range: [0, 1],
      swapped: 'same',
      gainFree: true,
      needs: 'maps',
      correction: 'none',
      source: '',
      of: ({ aUv, bUv, a }) => {
        a.map.valuesUv[0] = -1
        return (2 * aUv[1]) / bUv[0]
      },
    })
    expect(breaches(bad as AnyIndex)).toEqual([
      'is written in snake_case',
      'names its unit',
      'names its source',
      'gives 1 for a map with itself',
      'becomes what it says when maps are swapped',
      'is free of gain',
      'answers two silent maps',
      'answers one silent map',
      'answers maps of one site',
      'answers maps without a common site',
      'answers maps without a value',
      'answers disjoint maps',
      'leaves its input untouched',
    ])
  })
})
