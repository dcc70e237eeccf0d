import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridMap } from '../map/grid-maps.test-support.js'
import { descendingOrder } from './descending.js'
import { type Connectivity, type Neighbours, neighboursOf } from './neighbours.js'
import { persistenceDiagram } from './persistence.js'

const oracle = [
  [0, 10, 0, 0, 0],
  [10, 200, 80, 60, 10],
  [0, 90, 50, 150, 20],
  [0, 10, 30, 40, 10],
]

function diagram(values: readonly (readonly number[])[], connectivity: Connectivity = 8) {
  const map = gridMap(values)
  const { birthsUv, deathsUv, persistencesUv, nodes } = persistenceDiagram(
    map.valuesUv,
    neighboursOf(map, connectivity),
  )
  return { births: [...birthsUv], deaths: [...deathsUv], persistences: [...persistencesUv], nodes: [...nodes] }
}

/** Births and deaths by flooding: how many pieces the map has above each of its levels. Slow, and made in another way. */
function piecesAbove(values: Float64Array, { starts, nodes }: Neighbours, levelUv: number): number {
  const seen = new Set<number>()
  let pieces = 0
  for (let i = 0; i < values.length; i++) {
    if (seen.has(i) || !(values[i] > levelUv)) continue
    pieces += 1
    const open = [i]
    seen.add(i)
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const other of nodes.subarray(starts[at], starts[at + 1]))
        if (!seen.has(other) && values[other] > levelUv) {
          seen.add(other)
          open.push(other)
        }
  }
  return pieces
}

describe('the worked example of peaks', () => {
  it('has peaks of 200 and, dying at 80, of 150 with diagonals', () => {
    expect(diagram(oracle)).toEqual({
      births: [200, 150],
      deaths: [0, 80],
      persistences: [200, 70],
      nodes: [6, 13],
    })
  })

  it('has a second peak of persistence 90 without diagonals', () => {
    expect(diagram(oracle, 4).persistences.slice(0, 2)).toEqual([200, 90])
  })
})

describe('persistenceDiagram', () => {
  it('takes a plateau for one peak', () => {
    expect(diagram([[0, 5, 5, 5, 0, 3, 3, 1]]).births).toEqual([5, 3])
  })

  it('lets the peak of the lower index live where two are equal', () => {
    expect(diagram([[7, 2, 7]])).toEqual({ births: [7, 7], deaths: [0, 2], persistences: [7, 5], nodes: [0, 2] })
  })

  it('has no peak where all is 0 or nothing was sampled', () => {
    expect(diagram([[0, 0, 0]]).nodes).toEqual([])
    expect(diagram([[Number.NaN, Number.NaN]]).nodes).toEqual([])
  })

  it('does not join peaks across a place that was not sampled', () => {
    expect(diagram([[4, Number.NaN, 3]]).persistences).toEqual([4, 3])
  })

  it('counts as many peaks alive at a level as there are pieces above it', () => {
    const map = fc.array(fc.array(fc.constantFrom(0, 1, 2, 3, 5, 8, Number.NaN), { minLength: 6, maxLength: 6 }), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(map, fc.constantFrom<Connectivity>(4, 8), (values, connectivity) => {
        const { valuesUv, ...rest } = gridMap(values)
        const neighbours = neighboursOf({ ...rest, valuesUv }, connectivity)
        const { births, deaths } = diagram(values, connectivity)
        for (const level of [0, 0.5, 1, 1.5, 2, 2.5, 4, 6, 8]) {
          const alive = births.filter((birth, k) => birth > level && deaths[k] <= level).length
          expect(alive).toBe(piecesAbove(valuesUv, neighbours, level))
        }
      }),
    )
  })

  it('multiplies with the gain', () => {
    const louder = oracle.map((row) => row.map((uv) => 3 * uv))
    expect(diagram(louder).persistences).toEqual([600, 210])
  })
})

describe('descendingOrder', () => {
  it('goes from the largest down, equal values by index', () => {
    expect([...descendingOrder(Float64Array.of(1, 3, 0, 3, -2, 1), [0, 1, 2, 3, 4, 5])]).toEqual([1, 3, 0, 5, 2, 4])
  })

  it('orders as a sort by comparison does', () => {
    const values = fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true })))
    fc.assert(
      fc.property(values, (of) => {
        const nodes = [...of.keys()]
        const compared = nodes.slice().sort((a, b) => (of[a] === of[b] ? a - b : of[b] > of[a] ? 1 : -1))
        expect([...descendingOrder(Float64Array.from(of), nodes)]).toEqual(compared)
      }),
    )
  })
})
