import { interpolate, type Located } from '../geometry/rasterise.js'
import { type Mesh, triangulate } from '../geometry/triangulate.js'
import type { Support } from '../model/map.js'
import type { Sites } from '../model/sites.js'
import { fieldSupport } from './field-support.js'
import type { MapMethod } from './method.js'
import { presentPlaneMm, presentSites, reachedPlaneMm } from './reach.js'

/**
 * Linear interpolation on the Delaunay triangulation of the sites.
 *
 *     z(x) = λ₁ w₁ + λ₂ w₂ + λ₃ w₃        λ: barycentric coordinates of x in its triangle
 *
 * A node beyond the hull, within half a site step, takes the value of the nearest point of the hull. Sites at one place are
 * averaged, weighted by trials. Where more than three sites lie on one circle, as on a square grid, their mean stands in the
 * middle, so that the map does not depend on how such a tie is cut. Missing `collinear` where the sites span no area.
 */
export const linear: MapMethod = {
  id: 'linear',
  title: 'linear interpolation',
  sentence: 'interpolated linearly on the Delaunay triangulation of the sites',
  source: 'definition',
  gridTolerance: { halved: 0.03, turned: 0.03 },
  support: fieldSupport,
  prepare: (sites, support) => (present) => {
    const siteOfPoint = presentSites(present)
    const mesh = triangulate(presentPlaneMm(sites, present))
    if (mesh === null) return { missing: 'collinear' }
    const located = locateNodes(mesh, sites, support, present)
    return {
      estimate: ({ valuesUv, counts }) => {
        const ofVertex = mesh.average(
          Float64Array.from(siteOfPoint, (i) => valuesUv[i]),
          Float64Array.from(siteOfPoint, (i) => counts[i]),
        )
        const field = interpolate(located, ofVertex)
        for (let i = 0; i < support.n; i++) if (field[i] < 0) field[i] = 0
        return field
      },
    }
  },
}

/** Triangles of all nodes: those under a triangle by rows, those beyond the hull one by one. */
function locateNodes(mesh: Mesh, sites: Sites, support: Support, present: Uint8Array): Located {
  const { grid, n } = support
  if (grid === null) return mesh.locate(reachedPlaneMm(sites, support, present))
  const { corners, lambdas } = mesh.rasterise(grid, n)
  const beyond = mesh.locate(reachedPlaneMm(sites, support, present, (i) => corners[3 * i] >= 0))
  for (let at = 0; at < corners.length; at++) {
    if (beyond.corners[at] < 0) continue
    corners[at] = beyond.corners[at]
    lambdas[at] = beyond.lambdas[at]
  }
  return { corners, lambdas }
}
