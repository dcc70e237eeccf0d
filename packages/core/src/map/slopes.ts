import type { MuscleMap, PlaneGrid } from '../model/map.js'

/** How much a field changes over one node step, without sign, µV: n along the raster's columns, n along its rows. */
export interface Slopes {
  readonly alongU: Float64Array
  readonly alongV: Float64Array
}

const beside = new WeakMap<PlaneGrid, Int32Array>()
const known = new WeakMap<Float64Array, Slopes>()

/** n × 4: the nodes to the left, right, below and above; −1 where nothing was sampled. Once a grid. */
function besideOf(grid: PlaneGrid, n: number): Int32Array {
  const made = beside.get(grid)
  if (made !== undefined) return made
  const { columns, rows, nodeOfCell } = grid
  const nodes = new Int32Array(4 * n).fill(-1)
  for (let cell = 0; cell < nodeOfCell.length; cell++) {
    const node = nodeOfCell[cell]
    if (node < 0) continue
    const column = cell % columns
    if (column > 0) nodes[4 * node] = nodeOfCell[cell - 1]
    if (column < columns - 1) nodes[4 * node + 1] = nodeOfCell[cell + 1]
    if (cell >= columns) nodes[4 * node + 2] = nodeOfCell[cell - columns]
    if (cell < columns * (rows - 1)) nodes[4 * node + 3] = nodeOfCell[cell + columns]
  }
  beside.set(grid, nodes)
  return nodes
}

/**
 * Slopes of a field: central differences where both neighbours were sampled, else one-sided, else 0; once a field. NaN where the
 * node itself was not sampled. Null for sites, which have no field between them.
 */
export function slopesOf({ support: { grid, n }, valuesUv }: MuscleMap): Slopes | null {
  if (grid === null) return null
  const made = known.get(valuesUv)
  if (made !== undefined) return made
  const nodes = besideOf(grid, n)
  const alongU = new Float64Array(n)
  const alongV = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    alongU[i] = slope(valuesUv, i, nodes[4 * i], nodes[4 * i + 1])
    alongV[i] = slope(valuesUv, i, nodes[4 * i + 2], nodes[4 * i + 3])
  }
  const slopes = { alongU, alongV }
  known.set(valuesUv, slopes)
  return slopes
}

function slope(valuesUv: Float64Array, i: number, before: number, after: number): number {
  const here = valuesUv[i]
  const lower = before < 0 ? Number.NaN : valuesUv[before]
  const upper = after < 0 ? Number.NaN : valuesUv[after]
  if (Number.isNaN(lower)) return Number.isNaN(upper) ? here - here : Math.abs(upper - here)
  return Math.abs(Number.isNaN(upper) ? here - lower : (upper - lower) / 2)
}
