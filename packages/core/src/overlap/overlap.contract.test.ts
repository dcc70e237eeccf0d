// What every overlap index promises. A deliberately bad member shows that the suite can fail.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { absolute, gridMap, mapA, mapB } from '../map/grid-maps.test-support.js'
import { viewOf } from '../metrics/view.js'
import { isMissing, missingCodes } from '../model/missing.js'
import type { Value } from '../model/result.js'
import { overlapIndices } from './index.js'
import { type OverlapIndex, overlapIndex } from './overlap-index.js'
import { pairOf } from './pair.js'

type AnyIndex = OverlapIndex<string>
const nan = Number.NaN
const theta = absolute(50)

const value = (index: AnyIndex, a: number[][], b: number[][]): Value =>
  index.of(pairOf(viewOf(gridMap(a, { threshold: theta })), viewOf(gridMap(b, { threshold: theta }))))

const close = (a: Value, b: Value) => (isMissing(a) || isMissing(b) ? a === b : Math.abs(a - b) < 1e-12)

/** Every breach of the promise, as sentences. */
function breaches(index: AnyIndex): string[] {
  const found: string[] = []
  const check = (holds: boolean, sentence: string) => {
    if (!holds) found.push(sentence)
  }
  check(/^[a-z][a-z0-9_]*$/.test(index.id), 'is written in snake_case')
  check(index.source.length > 0, 'names its source')
  const same = index.kind === 'similarity' ? 1 : 0
  check(close(value(index, mapA, mapA), same), `gives ${same} for a map with itself`)
  check(close(value(index, mapA, mapB), value(index, mapB, mapA)), 'is symmetric')
  const edges: readonly [string, number[][], number[][]][] = [
    ['two silent maps', [[0, 0]], [[0, 0]]],
    ['one silent map', [[0, 100]], [[0, 0]]],
    ['maps without a common site', [[nan, 100]], [[100, nan]]],
    ['disjoint maps', [[0, 100]], [[100, 0]]],
  ]
  for (const [name, a, b] of edges) {
    const answer = value(index, a, b)
    check(isMissing(answer) ? answer.missing in missingCodes : Number.isFinite(answer), `answers ${name}`)
  }
  const map = gridMap(mapA)
  const before = JSON.stringify([...map.valuesUv])
  index.of(pairOf(viewOf(map), viewOf(gridMap(mapB))))
  check(JSON.stringify([...map.valuesUv]) === before, 'leaves its input untouched')
  return found
}

const uv = fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 1000, noNaN: true }))
const map3 = fc.array(fc.array(uv, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 })

describe.each(overlapIndices.map((index) => [index.id, index as AnyIndex] as const))('%s', (_id, index) => {
  it('keeps the promise', () => {
    expect(breaches(index)).toEqual([])
  })

  it('is symmetric, and inside its range, for any maps', () => {
    fc.assert(
      fc.property(map3, map3, (a, b) => {
        const there = value(index, a, b)
        const back = value(index, b, a)
        if (isMissing(there)) {
          expect(back).toEqual(there)
          return
        }
        expect(back as number).toBeCloseTo(there, 9)
        expect(there).toBeGreaterThanOrEqual(0)
        if (index.kind === 'similarity') expect(there).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('is perfect for any map with itself', () => {
    fc.assert(
      fc.property(map3, (a) => {
        const self = value(index, a, a)
        if (!isMissing(self)) expect(self).toBeCloseTo(index.kind === 'similarity' ? 1 : 0, 9)
      }),
    )
  })
})

describe('gain', () => {
  it('leaves histogram_intersection and cog_distance alone when every response of a muscle is multiplied', () => {
    const free = overlapIndices.filter(({ id }) => id === 'histogram_intersection' || id === 'cog_distance')
    fc.assert(
      fc.property(map3, map3, fc.double({ min: 1.01, max: 9, noNaN: true }), (a, b, gain) => {
        for (const index of free) {
          const pair = (times: number) =>
            index.of(pairOf(viewOf(gridMap(a.map((row) => row.map((v) => v * times)))), viewOf(gridMap(b))))
          const [one, more] = [pair(1), pair(gain)]
          if (isMissing(one)) expect(more).toEqual(one)
          else expect(more as number).toBeCloseTo(one, 9)
        }
      }),
    )
  })
})

describe('the suite itself', () => {
  it('finds an index that is not symmetric and knows no silent map', () => {
    const bad = overlapIndex({
      id: 'Bad',
      unit: '1',
      kind: 'similarity',
      interval: 'bca',
      source: '',
      of: ({ aUv, bUv }) => (2 * aUv[1]) / bUv[0],
    })
    expect(breaches(bad as AnyIndex)).toEqual([
      'is written in snake_case',
      'names its source',
      'gives 1 for a map with itself',
      'is symmetric',
      'answers two silent maps',
      'answers one silent map',
      'answers maps without a common site',
    ])
  })
})
