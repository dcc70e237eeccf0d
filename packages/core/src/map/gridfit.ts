import { type Delaunay, delaunay, vertexMeans } from '../geometry/delaunay.js'
import type { PlaneGrid } from '../model/map.js'
import { fieldSupport } from './field-support.js'
import type { MapMethod } from './method.js'
import { presentPlaneMm, presentSites, reachedPlaneMm } from './reach.js'
import { gridSmoother } from './spline/grid-smoother.js'

/** Smoothing length as a share of the distance between neighbouring sites. */
const smoothingShare = 1 / 3

/** The grid solved for has one more ring of nodes than the map, so that every site lies inside it. */
const ring = 1

/**
 * Regularised nodes: the smoothest surface near the values.
 *
 *     minimise  Σ (z(x_i) − w_i)² + (ℓ⁴ / s²) ∫ (z_uu² + 2 z_uv² + z_vv²) dA        ℓ = s / 3, s: site step
 *
 * With nodes h apart the integral is a sum of squared second differences over h², so that smoothing does not depend on h: waves of the map shrink by
 * 1 / (1 + (kℓ)⁴), k = 2π / wavelength. Between nodes z is bilinear. Sites at one place are averaged, weighted by trials; then all places count alike, so that
 * one factor serves all resamples. Negative values, which ring around a steep response, become 0. Undefined beyond the hull of the sites with trials plus
 * half a site step; missing `collinear` where they span no area.
 */
export const gridfit: MapMethod = {
  id: 'gridfit',
  title: 'regularised grid',
  sentence:
    'fitted as the smoothest grid near the values, with a smoothing length of a third of the distance between sites',
  source: 'definition; checked against SciPy',
  gridTolerance: { halved: 0.02, turned: 0.04 },
  support: fieldSupport,
  prepare: (sites, support) => (present) => {
    const mesh = delaunay(presentPlaneMm(sites, present))
    const { grid, n } = support
    if (mesh === null || grid === null) return { missing: 'collinear' }
    const { stepMm } = grid
    const lengthMm = smoothingShare * sites.rule.stepMm
    const squaredRatio = (lengthMm * lengthMm) / (sites.rule.stepMm * stepMm)
    const along = squaredRatio * squaredRatio
    const columns = grid.columns + 2 * ring
    const smooth = gridSmoother(columns, grid.rows + 2 * ring, inSteps(mesh, grid), { along, across: 2 * along })
    if (smooth === null) return { missing: 'collinear' }
    const reached = reachedPlaneMm(sites, support, present)
    const points = presentSites(present)
    return {
      estimate: ({ valuesUv, counts }) => {
        const ofVertex = vertexMeans(
          mesh,
          Float64Array.from(points, (i) => valuesUv[i]),
          Float64Array.from(points, (i) => counts[i]),
        )
        const z = smooth(ofVertex)
        const field = new Float64Array(n).fill(Number.NaN)
        grid.nodeOfCell.forEach((node, cell) => {
          if (node < 0 || Number.isNaN(reached[2 * node])) return
          const [column, row] = [cell % grid.columns, Math.floor(cell / grid.columns)]
          field[node] = Math.max(0, z[(row + ring) * columns + column + ring])
        })
        return field
      },
    }
  },
}

/** Places of the vertices in steps of the grid with its ring. */
const inSteps = ({ verticesMm }: Delaunay, { originMm, stepMm }: PlaneGrid): Float64Array =>
  verticesMm.map((mm, k) => (mm - originMm[k % 2]) / stepMm + ring)
