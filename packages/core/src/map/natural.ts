import { delaunay, vertexMeans } from '../geometry/delaunay.js'
import { applyRows, naturalNeighbours } from '../geometry/natural-neighbours.js'
import { fieldSupport } from './field-support.js'
import type { MapMethod } from './method.js'
import { presentPlaneMm, presentSites, reachedPlaneMm } from './reach.js'

/**
 * Natural neighbour interpolation (Sibson): a place takes from each site in proportion to the part of the site's Voronoi cell that it would
 * take over.
 *
 *     z(x) = Σ s_k(x) w_k / Σ s_k(x)        s_k: area taken from the cell of site k
 *
 * Smooth everywhere but at the sites, where it has their values; exact for a plane. A node beyond the hull, within half a site step,
 * takes the value of the nearest point of the hull. Sites at one place are averaged, weighted by trials. Missing `collinear`
 * where the sites span no area.
 */
export const natural: MapMethod = {
  id: 'natural',
  title: 'natural neighbours',
  sentence: 'interpolated between natural neighbours (Sibson)',
  source: 'definition; checked against areas cut by hand',
  gridTolerance: { halved: 0.02, turned: 0.02 },
  support: fieldSupport,
  prepare: (sites, support) => (present) => {
    const siteOfPoint = presentSites(present)
    const mesh = delaunay(presentPlaneMm(sites, present))
    if (mesh === null) return { missing: 'collinear' }
    const rows = naturalNeighbours(mesh, reachedPlaneMm(sites, support, present))
    return {
      estimate: ({ valuesUv, counts }) => {
        const ofVertex = vertexMeans(
          mesh,
          Float64Array.from(siteOfPoint, (i) => valuesUv[i]),
          Float64Array.from(siteOfPoint, (i) => counts[i]),
        )
        const field = applyRows(rows, ofVertex)
        for (let i = 0; i < field.length; i++) if (field[i] < 0) field[i] = 0
        return field
      },
    }
  },
}
