import { describe, expect, it } from 'vitest'
import { gridMap, gridSites } from '../map/grid-maps.test-support.js'
import { planeSupport } from '../map/support.js'
import type { MuscleMap } from '../model/map.js'
import { type Connectivity, neighboursOf } from './neighbours.js'

function listOf(map: MuscleMap, node: number, connectivity: Connectivity = 8): number[] {
  const { starts, nodes } = neighboursOf(map, connectivity)
  return [...nodes.subarray(starts[node], starts[node + 1])].sort((a, b) => a - b)
}

/** Sites without a lattice, at the given places of the plane. */
function scattered(places: readonly (readonly [number, number])[], values: readonly number[]): MuscleMap {
  const grid = gridSites(places.length, 1)
  const sites = { ...grid, planeMm: Float64Array.from(places.flat()), rule: { ...grid.rule, lattice: null } }
  return gridMap([values], { sites: sites as MuscleMap['sites'] })
}

describe('neighboursOf', () => {
  it('gives a site of a grid its four sides, and its corners with them', () => {
    const map = gridMap([
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ])
    expect(listOf(map, 4, 4)).toEqual([1, 3, 5, 7])
    expect(listOf(map, 4)).toEqual([0, 1, 2, 3, 5, 6, 7, 8])
    expect(listOf(map, 0)).toEqual([1, 3, 4])
  })

  it('gives a node of a field those on its raster', () => {
    const sites = gridSites(3, 3)
    const support = planeSupport(sites, 5)
    const map = gridMap([[1]], { sites, support, valuesUv: new Float64Array(support.n) })
    const far = (a: number, b: number) =>
      Math.max(
        Math.abs(support.planeMm[2 * a] - support.planeMm[2 * b]),
        Math.abs(support.planeMm[2 * a + 1] - support.planeMm[2 * b + 1]),
      )
    for (let i = 0; i < support.n; i++) {
      const within = Array.from({ length: support.n }, (_, k) => k).filter((k) => k !== i && far(i, k) < 5.001)
      expect(listOf(map, i)).toEqual(within)
    }
  })

  it('joins scattered sites as Delaunay does: the middle of a star with all its points', () => {
    const star = [
      [0, 0],
      [10, 1],
      [-1, 11],
      [-9, 0],
      [0, -10],
    ] as const
    expect(listOf(scattered(star, [1, 1, 1, 1, 1]), 0)).toEqual([1, 2, 3, 4])
  })

  it('goes around a site without trials', () => {
    const line = [
      [0, 0],
      [10, 0],
      [20, 0],
    ] as const
    expect(listOf(scattered(line, [1, 1, 1]), 0)).toEqual([1])
    expect(listOf(scattered(line, [1, Number.NaN, 1]), 0)).toEqual([2])
  })

  it('joins the second of two sites at one place to the first', () => {
    const twice = [
      [0, 0],
      [10, 0],
      [0, 10],
      [0, 0],
    ] as const
    const map = scattered(twice, [1, 1, 1, 1])
    expect(listOf(map, 3).concat(listOf(map, 0)).sort()).toEqual(expect.arrayContaining([0, 3]))
  })

  it('has nothing beside a single site', () => {
    expect(listOf(scattered([[0, 0]], [1]), 0)).toEqual([])
  })
})
