/** The cells of a map on paper: polygons around sites, or the raster of a plane grid. */
import type { MuscleMap, PlaneGrid, Sites } from '@penfield/core'
import type { Colour } from '../colour.js'
import { closedPath, coordinate, element } from '../svg.js'
import { latticeCells } from './lattice-cells.js'
import type { PlanView } from './plan.js'
import { type SiteCell, voronoiCells } from './voronoi-cells.js'

/** The cells of the sites: of the lattice where they form one, else Voronoi cells. */
export const siteCells = (sites: Sites): readonly SiteCell[] =>
  sites.rule.lattice === null ? voronoiCells(sites.planeMm, sites.rule.stepMm) : latticeCells(sites, sites.rule.lattice)

/** One cell's corners on paper, pt. */
export const onPaper = ({ corners }: SiteCell, view: PlanView): number[] =>
  corners.map((mm, k) => (k % 2 === 0 ? view.x(mm) : view.y(mm)))

/** Runs of raster cells of one kind as path data, one rectangle a run; `kindOf` gives null where nothing is drawn. */
function rasterRuns(grid: PlaneGrid, view: PlanView, kindOf: (node: number) => string | null): Map<string, string> {
  const { columns, rows, stepMm, originMm, nodeOfCell } = grid
  const paths = new Map<string, string>()
  const kindAt = (row: number, column: number): string | null => {
    const node = column < columns ? nodeOfCell[row * columns + column] : -1
    return node < 0 ? null : kindOf(node)
  }
  for (let row = 0; row < rows; row++) {
    const edgeOf = (column: number) => coordinate(view.x(originMm[0] + (column - 0.5) * stepMm))
    const [top, bottom] = [0.5, -0.5].map((half) => coordinate(view.y(originMm[1] + (row + half) * stepMm)))
    for (let column = 0; column < columns; ) {
      const kind = kindAt(row, column)
      let end = column + 1
      while (end < columns && kindAt(row, end) === kind) end++
      if (kind !== null) {
        // Edges, not sizes: what two cells share is rounded once, so that no gap shows between them.
        const left = edgeOf(column)
        paths.set(kind, `${paths.get(kind) ?? ''}M${left} ${top}H${edgeOf(end)}V${bottom}H${left}z`)
      }
      column = end
    }
  }
  return paths
}

/** Path data of the nodes of each kind; nodes without a kind are left out. */
export function cellPaths(
  map: MuscleMap,
  view: PlanView,
  kindOf: (node: number) => string | null,
): ReadonlyMap<string, string> {
  return map.support.grid === null ? sitePaths(map.sites, view, kindOf) : rasterRuns(map.support.grid, view, kindOf)
}

/** Path data of the cells of each kind of site; sites without a kind are left out. */
function sitePaths(sites: Sites, view: PlanView, kindOf: (site: number) => string | null): Map<string, string> {
  const paths = new Map<string, string>()
  for (const [i, cell] of siteCells(sites).entries()) {
    const kind = kindOf(i)
    if (kind !== null) paths.set(kind, (paths.get(kind) ?? '') + closedPath(onPaper(cell, view)))
  }
  return paths
}

/** The map in colours; nodes without a value stay open, so that the hatch below shows. */
export const colouredCells = (map: MuscleMap, view: PlanView, colourOf: (node: number) => Colour | null): string[] =>
  inColours(cellPaths(map, view, colourOf))

/** The cells of the sites in colours, whatever the map between them; sites without a value stay open. */
export const colouredSites = (sites: Sites, view: PlanView, colourOf: (site: number) => Colour | null): string[] =>
  inColours(sitePaths(sites, view, colourOf))

const inColours = (paths: ReadonlyMap<string, string>): string[] =>
  [...paths].map(([fill, d]) => element('path', { d, fill, 'shape-rendering': 'crispEdges' }))
