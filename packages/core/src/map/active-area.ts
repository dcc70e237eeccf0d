import type { MuscleMap, PlaneGrid } from '../model/map.js'

/**
 * Area above a threshold, node by node, mm².
 *
 * On sites the whole cell of a site whose value exceeds θ. On a plane grid the share of the node's square where the field, taken
 * as linear inside the square with the gradient of its neighbours, exceeds θ; so the area changes smoothly with θ and does not
 * depend on how the grid lies.
 *
 * @returns support.n, mm²; 0 where nothing was sampled.
 */
export function activeAreas(map: MuscleMap, thetaUv: number): Float64Array {
  const { support, valuesUv } = map
  const { grid, areasMm2 } = support
  if (grid === null) return areasMm2.map((area, i) => (valuesUv[i] > thetaUv ? area : 0))
  const result = new Float64Array(support.n)
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      const node = grid.nodeOfCell[row * grid.columns + column]
      if (node < 0 || Number.isNaN(valuesUv[node])) continue
      const alongU = difference(grid, valuesUv, node, column - 1, row, column + 1, row)
      const alongV = difference(grid, valuesUv, node, column, row - 1, column, row + 1)
      result[node] = areasMm2[node] * shareAbove(valuesUv[node] - thetaUv, Math.abs(alongU), Math.abs(alongV))
    }
  }
  return result
}

/** Change of the field over one node step, µV: central where both neighbours were sampled, else one-sided, else 0. */
function difference(
  grid: PlaneGrid,
  valuesUv: Float64Array,
  node: number,
  columnBefore: number,
  rowBefore: number,
  columnAfter: number,
  rowAfter: number,
): number {
  const at = (column: number, row: number): number => {
    if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) return Number.NaN
    const neighbour = grid.nodeOfCell[row * grid.columns + column]
    return neighbour < 0 ? Number.NaN : valuesUv[neighbour]
  }
  const before = at(columnBefore, rowBefore)
  const after = at(columnAfter, rowAfter)
  if (Number.isNaN(before)) return Number.isNaN(after) ? 0 : after - valuesUv[node]
  return Number.isNaN(after) ? valuesUv[node] - before : (after - before) / 2
}

/**
 * Share of a unit square where t + m x + n y > 0, −½ ≤ x, y ≤ ½: the distribution function of m X + n Y at t for uniform X, Y,
 * a trapezium. With hi, lo the larger and smaller of m, n, and s = |t| / hi, r = lo / hi:
 *
 *     s ≤ (1 − r)/2:  ½ + s        beyond:  1 − ((1 + r)/2 − s)² / (2 r)        the rest by symmetry in t
 */
export function shareAbove(t: number, m: number, n: number): number {
  const hi = Math.max(m, n)
  const s = Math.abs(t) / hi
  const r = Math.min(m, n) / hi
  if (hi === 0 || s >= (1 + r) / 2) return t > 0 ? 1 : 0
  const gap = (1 + r) / 2 - s
  const beyondHalf = s <= (1 - r) / 2 ? s : 0.5 - (gap * gap) / (2 * r)
  return t > 0 ? 0.5 + beyondHalf : 0.5 - beyondHalf
}
