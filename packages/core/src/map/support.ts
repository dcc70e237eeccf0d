import { dilateHull } from '../geometry/dilate.js'
import { fromPlane } from '../geometry/plane.js'
import { clipByConvex, isInside, type Polygon, polygonAreaMm2 } from '../geometry/polygon.js'
import type { Support } from '../model/map.js'
import type { Sites } from '../model/sites.js'
import { liftedNodes } from './lifted.js'

/** The sites themselves. */
export const sitesSupport = (sites: Sites): Support => ({
  kind: 'sites',
  n: sites.n,
  frame: sites.frame,
  positionsMm: sites.positionsMm,
  plane: sites.plane,
  planeMm: sites.planeMm,
  areasMm2: sites.areasMm2,
  weights: sites.weights,
  grid: null,
})

/** How far a map reaches beyond the outermost sites: half the distance of neighbouring sites. */
export const reachMm = (sites: Sites): number => sites.rule.stepMm / 2

/**
 * Nodes of a square grid over the plane of the sites, lifted to the surface of the sites, inside their hull dilated by half a site step, so that nothing is ever
 * extrapolated further. A node's area is its square cut by the hull; a square whose centre lies outside gives its part to the
 * nearest node of its eight neighbours, so that the areas add up to the hull and do not depend on how the grid lies.
 */
export function planeSupport(sites: Sites, nodeStepMm: number): Support {
  const hull = dilateHull(sites.planeMm, reachMm(sites))
  const raster = rasterAround(hull, nodeStepMm)
  const nodeOfCell = new Int32Array(raster.columns * raster.rows).fill(-1)
  const planeMm: number[] = []
  for (let cell = 0; cell < nodeOfCell.length; cell++) {
    const [x, y] = centreOf(cell, raster)
    if (!isInside(hull, x, y)) continue
    nodeOfCell[cell] = planeMm.length / 2
    planeMm.push(x, y)
  }
  const nodes = Float64Array.from(planeMm)
  const areasMm2 = nodeAreas(hull, raster, nodeOfCell, nodes.length / 2)
  return {
    kind: 'plane',
    n: nodes.length / 2,
    frame: sites.frame,
    positionsMm: liftedNodes(sites, nodes, fromPlane(nodes, sites.plane)),
    plane: sites.plane,
    planeMm: nodes,
    areasMm2,
    weights: areasMm2,
    grid: { ...raster, nodeOfCell },
  }
}

interface Raster {
  readonly columns: number
  readonly rows: number
  readonly stepMm: number
  readonly originMm: readonly [number, number]
}

/** The smallest raster that covers a polygon, centred on its box. */
function rasterAround(polygon: Polygon, stepMm: number): Raster {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < polygon.length; i += 2) {
    left = Math.min(left, polygon[i])
    right = Math.max(right, polygon[i])
    bottom = Math.min(bottom, polygon[i + 1])
    top = Math.max(top, polygon[i + 1])
  }
  const columns = Math.floor((right - left) / stepMm) + 1
  const rows = Math.floor((top - bottom) / stepMm) + 1
  const originMm = [(left + right - (columns - 1) * stepMm) / 2, (bottom + top - (rows - 1) * stepMm) / 2] as const
  return { columns, rows, stepMm, originMm }
}

const centreOf = (cell: number, { columns, stepMm, originMm }: Raster): [number, number] => [
  originMm[0] + (cell % columns) * stepMm,
  originMm[1] + Math.floor(cell / columns) * stepMm,
]

function nodeAreas(hull: Polygon, raster: Raster, nodeOfCell: Int32Array, n: number): Float64Array {
  const { columns, rows, stepMm, originMm } = raster
  const half = stepMm / 2
  const areasMm2 = new Float64Array(n)
  const isCornerInside = cornersInside(hull, raster)
  for (let row = -1; row <= rows; row++) {
    for (let column = -1; column <= columns; column++) {
      const x = originMm[0] + column * stepMm
      const y = originMm[1] + row * stepMm
      const node = nearestNode(column, row, raster, nodeOfCell)
      if (node < 0) continue
      const square = Float64Array.of(x - half, y - half, x + half, y - half, x + half, y + half, x - half, y + half)
      const whole = isCornerInside(column, row)
      areasMm2[node] += polygonAreaMm2(whole ? square : clipByConvex(square, hull))
    }
  }
  return areasMm2
}

/** Whether a cell's square lies inside a convex hull, corners and all; each corner is looked at once. */
function cornersInside(
  hull: Polygon,
  { columns, rows, stepMm, originMm }: Raster,
): (column: number, row: number) => boolean {
  const across = columns + 3
  const inside = Uint8Array.from({ length: across * (rows + 3) }, (_, k) => {
    const x = originMm[0] + ((k % across) - 1.5) * stepMm
    const y = originMm[1] + (Math.floor(k / across) - 1.5) * stepMm
    return isInside(hull, x, y) ? 1 : 0
  })
  return (column, row) => {
    const k = (row + 1) * across + column + 1
    return inside[k] + inside[k + 1] + inside[k + across] + inside[k + across + 1] === 4
  }
}

/** The cell itself and its neighbours, nearest first. */
const around = [
  [0, 0],
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, 1],
] as const

function nearestNode(column: number, row: number, { columns, rows }: Raster, nodeOfCell: Int32Array): number {
  for (const [du, dv] of around) {
    const [c, r] = [column + du, row + dv]
    if (c < 0 || r < 0 || c >= columns || r >= rows) continue
    const node = nodeOfCell[r * columns + c]
    if (node >= 0) return node
  }
  return -1
}
