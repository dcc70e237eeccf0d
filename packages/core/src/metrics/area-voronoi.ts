import { convexHull } from '../geometry/hull.js'
import { voronoiAreasMm2 } from '../geometry/voronoi.js'
import { siteTimes } from '../map/per-stimulus.js'
import { missing } from '../model/missing.js'
import type { Sites } from '../model/sites.js'
import { borderNotes } from './border-fraction.js'
import { metric } from './metric.js'

const known = new WeakMap<Sites, Float64Array>()

/** Voronoi cells of all sites, mm²; once for the sites. */
function cellsOf(sites: Sites): Float64Array {
  const made = known.get(sites)
  if (made !== undefined) return made
  const { lattice } = sites.rule
  const cells = lattice === null ? sites.areasMm2 : voronoiAreasMm2(sites.planeMm, hullOfSquares(sites, lattice))
  known.set(sites, cells)
  return cells
}

/**
 * Convex hull of the squares around the sites of a lattice, of the lattice's step and direction, so that on a whole grid every
 * cell is its square. The direction is that of the best similarity from indices to positions: arg Σ z conj ζ about the means.
 */
function hullOfSquares({ n, planeMm, rule: { stepMm } }: Sites, lattice: Int32Array): Float64Array {
  const mean = (of: ArrayLike<number>, axis: number) => {
    let sum = 0
    for (let i = axis; i < of.length; i += 2) sum += of[i]
    return sum / n
  }
  const [x0, y0, column0, row0] = [mean(planeMm, 0), mean(planeMm, 1), mean(lattice, 0), mean(lattice, 1)]
  let real = 0
  let imaginary = 0
  for (let i = 0; i < n; i++) {
    const [x, y] = [planeMm[2 * i] - x0, planeMm[2 * i + 1] - y0]
    const [column, row] = [lattice[2 * i] - column0, lattice[2 * i + 1] - row0]
    real += x * column + y * row
    imaginary += y * column - x * row
  }
  const size = Math.sqrt(real * real + imaginary * imaginary)
  const half = stepMm / 2
  const [c, s] = size > 0 ? [(half * real) / size, (half * imaginary) / size] : [half, 0]
  const corners = Array.from({ length: n }, (_, i) => [planeMm[2 * i], planeMm[2 * i + 1]]).flatMap(([x, y]) => [
    ...[x + c - s, y + s + c, x - c - s, y - s + c],
    ...[x - c + s, y - s - c, x + c + s, y + s - c],
  ])
  return convexHull(Float64Array.from(corners))
}

/**
 * Σ over the active sites of their Voronoi cells, cut half a step beyond the outermost sites. On a whole grid it is Σ A_i; where
 * sites are missing the cells of their neighbours take their place.
 */
export const areaVoronoi = metric({
  gives: { area_voronoi: 'mm^2' },
  needs: 'sites',
  interval: 'root',
  gain: 'same',
  motion: 'same',
  source: 'definition',
  of: ({ map, thetaUv }) => {
    const { counts, valuesUv } = map.siteValues
    const cells = cellsOf(map.sites)
    const times = siteTimes(map)
    let sum = 0
    for (let i = 0; i < valuesUv.length; i++) if (valuesUv[i] > thetaUv) sum += times(i) * cells[i]
    if (!counts.some((count) => count > 0)) return { area_voronoi: missing('no-sites') }
    return { area_voronoi: Number.isNaN(sum) ? missing('one-site') : sum }
  },
  notes: borderNotes,
})
