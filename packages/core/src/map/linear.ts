import { triangulate } from '../geometry/triangulate.js'
import type { MapMethod } from './method.js'
import { presentPlaneMm, reachedPlaneMm } from './reach.js'
import { planeSupport } from './support.js'

/**
 * Linear interpolation on the Delaunay triangulation of the sites.
 *
 *     z(x) = λ₁ w₁ + λ₂ w₂ + λ₃ w₃        λ: barycentric coordinates of x in its triangle
 *
 * A node beyond the hull, within half a site step, takes the value of the nearest point of the hull. Sites at one place are
 * averaged. Four sites on one circle, as on an exact square grid, have two triangulations of which rounding takes one; on such
 * grids `discrete` and `kernel` do not depend on it. Missing `collinear` where the sites span no area.
 */
export const linear: MapMethod = {
  id: 'linear',
  title: 'linear interpolation',
  sentence: 'interpolated linearly on the Delaunay triangulation of the sites',
  source: 'definition',
  support: (sites, { nodeStepMm }) => planeSupport(sites, nodeStepMm),
  prepare: (sites, support) => (present) => {
    const siteOfPoint = Array.from(present.keys()).filter((i) => present[i] === 1)
    const mesh = triangulate(presentPlaneMm(sites, present))
    if (mesh === null) return { missing: 'collinear' }
    const { corners, lambdas } = mesh.locate(reachedPlaneMm(sites, support, present))
    return {
      estimate: ({ valuesUv, counts }) => {
        const ofVertex = mesh.average(
          Float64Array.from(siteOfPoint, (i) => valuesUv[i]),
          Float64Array.from(siteOfPoint, (i) => counts[i]),
        )
        const field = new Float64Array(support.n).fill(Number.NaN)
        for (let i = 0; i < support.n; i++) {
          if (corners[3 * i] < 0) continue
          let z = 0
          for (let c = 3 * i; c < 3 * i + 3; c++) z += lambdas[c] * ofVertex[corners[c]]
          field[i] = Math.max(0, z)
        }
        return field
      },
    }
  },
}
