/** The outline of the region above a level: along the sides of site cells, by marching squares on a plane grid. */
import type { MuscleMap, PlaneGrid } from '@penfield/core'
import { contours } from 'd3-contour'
import { closedPath, coordinate } from '../svg.js'
import { onPaper, siteCells } from './cells.js'
import type { PlanView } from './plan.js'
import type { SiteCell } from './voronoi-cells.js'

/** Path data of the outline of the nodes whose value exceeds `levelUv`; empty when there are none. */
export function outlineAbove(map: MuscleMap, levelUv: number, view: PlanView): string {
  if (map.support.grid !== null) return contourRings(map, levelUv, view).map(closedPath).join('')
  return cellOutline(siteCells(map.sites), (site) => site >= 0 && map.valuesUv[site] > levelUv, view)
}

/** The rings of a contour on a plane grid, each x, y pairs on paper; none for maps of sites. */
export function contourRings({ support: { grid }, valuesUv }: MuscleMap, levelUv: number, view: PlanView): number[][] {
  return grid === null ? [] : rasterRings(grid, valuesUv, levelUv, view)
}

/** Contour of a raster; what was not sampled is NaN, never null (which would count as 0). */
function rasterRings(grid: PlaneGrid, valuesUv: Float64Array, levelUv: number, view: PlanView): number[][] {
  const { columns, rows, stepMm, originMm, nodeOfCell } = grid
  const values = Array.from(nodeOfCell, (node) => (node < 0 ? Number.NaN : valuesUv[node]))
  const { coordinates } = contours().size([columns, rows]).contour(values, levelUv)
  return coordinates.flatMap((polygon) =>
    polygon.map((ring) =>
      ring
        .slice(0, -1)
        .flatMap(([column, row]) => [
          view.x(originMm[0] + (column - 0.5) * stepMm),
          view.y(originMm[1] + (row - 0.5) * stepMm),
        ]),
    ),
  )
}

/**
 * Sides of active cells with no active cell across, walked from corner to corner. A walk that comes back to its start
 * is closed; where rounding parts two cells it stays open.
 */
function cellOutline(cells: readonly SiteCell[], isActive: (site: number) => boolean, view: PlanView): string {
  const leaving = new Map<string, string[]>()
  for (const [site, cell] of cells.entries()) {
    if (!isActive(site)) continue
    const corners = onPaper(cell, view).map((value) => coordinate(value))
    cell.across.forEach((neighbour, k) => {
      if (isActive(neighbour)) return
      const next = (k + 1) % cell.across.length
      const from = `${corners[2 * k]} ${corners[2 * k + 1]}`
      const to = `${corners[2 * next]} ${corners[2 * next + 1]}`
      if (from !== to) leaving.set(from, [...(leaving.get(from) ?? []), to])
    })
  }
  let path = ''
  for (const [start, ends] of leaving)
    while (ends.length > 0) {
      let place = ends.shift() as string
      path += `M${start}L${place}`
      while (place !== start) {
        const next = leaving.get(place)?.shift()
        if (next === undefined) break
        place = next
        path += place === start ? 'Z' : `L${place}`
      }
    }
  return path
}
