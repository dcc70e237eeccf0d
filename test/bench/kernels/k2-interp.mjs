// K2: scattered sites → 100 × 100 map. Checksum: the mean of the map, nodes outside the hull as 0.

import { thinPlateSum } from '@penfield/kernels'
import { delaunay } from '../../../packages/core/dist/geometry/delaunay.js'
import { applyRows, naturalNeighbours } from '../../../packages/core/dist/geometry/natural-neighbours.js'
import { interpolate } from '../../../packages/core/dist/geometry/rasterise.js'
import { triangulate } from '../../../packages/core/dist/geometry/triangulate.js'
import { gridSmoother } from '../../../packages/core/dist/map/spline/grid-smoother.js'
import { planeAt, thinPlateOf, thinPlateSolver } from '../../../packages/core/dist/map/spline/thin-plate.js'

const sizes = [50, 100, 200, 500]

/** An entry of the bench for one method: `map` gives the nodes of one map, NaN outside. */
const interpolation = (method, units, map, more) => ({
  script: 'k2_interp.py',
  kernel: 'k2_interp',
  unit: 'map',
  counts: Object.fromEntries(sizes.map((size, k) => [`${method}-${size}`, units[k]])),
  load: (workload) => {
    const { from, to, side } = workload.params.grid
    const stepMm = (to - from) / (side - 1)
    const nodes = Float64Array.from({ length: 2 * side * side }, (_, k) =>
      k % 2 === 0 ? from + stepMm * ((k >> 1) % side) : from + stepMm * Math.floor((k >> 1) / side),
    )
    const raster = { columns: side, rows: side, stepMm, originMm: [from, from], nodeOfCell: null }
    return { nodes, raster, sites: new Map(sizes.map((size) => [size, sitesOf(workload.read(`sites_${size}.f64`))])) }
  },
  run: ({ nodes, raster, sites }, name, n) => {
    const { places, values } = sites.get(+name.split('-')[1])
    let field
    for (let k = 0; k < n; k++) field = map({ places, values, nodes, raster })
    return field.reduce((sum, z) => sum + (Number.isNaN(z) ? 0 : z), 0) / field.length
  },
  ...more,
})

const sitesOf = (rows) => ({
  places: Float64Array.from({ length: (2 * rows.length) / 3 }, (_, k) => rows[3 * (k >> 1) + (k % 2)]),
  values: Float64Array.from({ length: rows.length / 3 }, (_, k) => rows[3 * k + 2]),
})

export const k2Linear = interpolation(
  'linear',
  [1000, 1000, 500, 200],
  ({ places, values, nodes, raster }) => {
    const mesh = triangulate(places, 0)
    return interpolate(
      mesh.rasterise(raster, nodes.length / 2),
      mesh.average(values, new Float64Array(values.length).fill(1)),
    )
  },
  { goals: { 'griddata-linear': 3 } },
)

/** Sibson's interpolation has no counterpart in SciPy: only the goal of 4 ms. Nodes beyond the hull take a value of its edge. */
export const k2Natural = interpolation(
  'natural',
  [20, 20, 20, 20],
  ({ places, values, nodes }) => applyRows(naturalNeighbours(delaunay(places), nodes), values),
  { goals: {}, goalUs: { 'natural-500': 4000 }, alone: true },
)

export const k2Tps = interpolation(
  'tps',
  [10, 10, 5, 3],
  ({ places, values, nodes }) => {
    const plate = thinPlateOf(places)
    const spline = thinPlateSolver(plate, 0)(values)
    const field = thinPlateSum(nodes, places, spline.coefficients)
    return field.map((z, i) => z + planeAt(plate, spline, nodes[2 * i], nodes[2 * i + 1]))
  },
  { goals: { 'scipy-tps': 1 } },
)

export const k2Gridfit = interpolation(
  'gridfit',
  [2, 2, 2, 2],
  ({ places, values, raster: { columns, rows, stepMm, originMm } }) => {
    const steps = places.map((mm, k) => (mm - originMm[k % 2]) / stepMm)
    return gridSmoother(columns, rows, steps, { along: 1, across: 0 })(values)
  },
  { goals: { 'scipy-gridfit': 1.3 } },
)
