import { thinPlateBasis, thinPlateSum } from '@penfield/kernels'
import { type Delaunay, delaunay, vertexMeans } from '../geometry/delaunay.js'
import type { SiteValues } from '../model/map.js'
import { fieldSupport } from './field-support.js'
import type { MapMethod } from './method.js'
import { presentMask, presentPlaneMm, presentSites, reachedPlaneMm } from './reach.js'
import { chosenSmoothing } from './spline/gcv.js'
import { planeAt, type Spline, thinPlateOf, thinPlateSolver } from './spline/thin-plate.js'

/** Nodes × sites up to which φ is tabulated once for all estimates (32 MB); beyond, it is computed anew each time. */
const largestTable = 4_000_000

/**
 * Smoothing thin-plate spline.
 *
 *     z(x) = Σ c_k φ(|x − x_k|) + β₀ + β₁ x + β₂ y        φ(r) = r² ln r
 *
 * λ is the one of 91 between 10⁻³ and 10⁶ times the mean of |Φ| with the least generalised cross-validation of the measured values; resamples keep
 * it. Sites at one place are averaged, weighted by trials; then all places count alike. Negative values become 0. Undefined beyond the hull of the
 * sites with trials plus half a site step; missing `collinear` where they span no area.
 */
export const tps: MapMethod = {
  id: 'tps',
  title: 'thin-plate spline',
  sentence: 'smoothed with a thin-plate spline whose smoothing was chosen by generalised cross-validation',
  source: 'definition; checked against SciPy',
  gridTolerance: { halved: 0.015, turned: 0.02 },
  support: fieldSupport,
  fit: ({ sites, values }) => {
    const present = presentMask(values.counts)
    const mesh = delaunay(presentPlaneMm(sites, present))
    if (mesh === null || mesh.verticesMm.length < 8) return {}
    return { lambdaMm2: chosenSmoothing(thinPlateOf(mesh.verticesMm), vertexValues(mesh, present, values)) }
  },
  prepare: (sites, support) => {
    const { n, planeMm } = support
    const table = n * sites.n <= largestTable ? thinPlateBasis(planeMm, sites.planeMm) : null
    return (present, { lambdaMm2 = 0 }) => {
      const mesh = delaunay(presentPlaneMm(sites, present))
      if (mesh === null) return { missing: 'collinear' }
      const plate = thinPlateOf(mesh.verticesMm)
      const solve = thinPlateSolver(plate, lambdaMm2)
      if (solve === null) return { missing: 'collinear' }
      const reached = reachedPlaneMm(sites, support, present)
      const siteOfVertex = firstSites(mesh, present)
      return {
        estimate: (values) => {
          const spline = solve(vertexValues(mesh, present, values))
          const field =
            table === null
              ? thinPlateSum(planeMm, plate.placesMm, spline.coefficients)
              : tabulatedSum(table, n, siteOfVertex, spline)
          for (let i = 0; i < n; i++) {
            const z = field[i] + planeAt(plate, spline, planeMm[2 * i], planeMm[2 * i + 1])
            field[i] = Number.isNaN(reached[2 * i]) ? Number.NaN : Math.max(0, z)
          }
          return field
        },
      }
    }
  },
}

/** The mean of the sites at each vertex, weighted by trials. */
function vertexValues(mesh: Delaunay, present: Uint8Array, { valuesUv, counts }: SiteValues): Float64Array {
  const sites = presentSites(present)
  return vertexMeans(
    mesh,
    Float64Array.from(sites, (i) => valuesUv[i]),
    Float64Array.from(sites, (i) => counts[i]),
  )
}

/** A site at the place of each vertex. */
function firstSites({ verticesMm, vertexOfPoint }: Delaunay, present: Uint8Array): Int32Array {
  const out = new Int32Array(verticesMm.length / 2).fill(-1)
  presentSites(present).forEach((site, point) => {
    if (out[vertexOfPoint[point]] < 0) out[vertexOfPoint[point]] = site
  })
  return out
}

/** Σ c_k φ, k ascending, from the table (sites × nodes). */
function tabulatedSum(
  table: Float64Array,
  n: number,
  siteOfVertex: Int32Array,
  { coefficients }: Spline,
): Float64Array {
  const out = new Float64Array(n)
  for (let k = 0; k < coefficients.length; k++) {
    const c = coefficients[k]
    const row = siteOfVertex[k] * n
    for (let i = 0; i < n; i++) out[i] += c * table[row + i]
  }
  return out
}
