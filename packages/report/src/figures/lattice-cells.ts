/** Cells of sites on a lattice: squares that close up although stimuli stray from it. */
import type { Sites } from '@penfield/core'
import { halfCellMm } from './plan.js'
import type { SiteCell } from './voronoi-cells.js'

/** Corners of a cell, counter-clockwise from the lower left, and the neighbour over the side that leaves each. */
const sides = [
  //  u   v   neighbour's column and row
  [-1, -1, 0, -1],
  [1, -1, 1, 0],
  [1, 1, 0, 1],
  [-1, 1, -1, 0],
] as const

/**
 * Cells with what lies across each side. Neighbours share their corners: each is the mean of where they expect it,
 * so an exact lattice gives exact squares.
 *
 * @param lattice n × 2, column and row of each site.
 */
export function latticeCells({ n, planeMm, areasMm2 }: Sites, lattice: Int32Array): SiteCell[] {
  const key = (i: number, column: number, row: number): string =>
    `${lattice[2 * i] + column},${lattice[2 * i + 1] + row}`
  const cornerOf = (i: number, k: number): string => key(i, sides[k][0] > 0 ? 1 : 0, sides[k][1] > 0 ? 1 : 0)
  const siteAt = new Map<string, number>()
  const sums = new Map<string, readonly [u: number, v: number, count: number]>()
  for (let i = 0; i < n; i++) {
    siteAt.set(key(i, 0, 0), i)
    const half = halfCellMm(areasMm2[i])
    for (let k = 0; k < 4; k++) {
      const [u, v, count] = sums.get(cornerOf(i, k)) ?? [0, 0, 0]
      sums.set(cornerOf(i, k), [
        u + planeMm[2 * i] + sides[k][0] * half,
        v + planeMm[2 * i + 1] + sides[k][1] * half,
        count + 1,
      ])
    }
  }
  return Array.from({ length: n }, (_, i) => ({
    corners: sides.flatMap((_, k) => {
      const [u, v, count] = sums.get(cornerOf(i, k)) ?? [0, 0, 1]
      return [u / count, v / count]
    }),
    across: sides.map(([, , column, row]) => siteAt.get(key(i, column, row)) ?? -1),
  }))
}
