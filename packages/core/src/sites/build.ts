import { dilateHull } from '../geometry/dilate.js'
import { medianNearestMm } from '../geometry/nearest.js'
import { voronoiAreasMm2 } from '../geometry/voronoi.js'
import { type Frame, pointsOf } from '../model/frame.js'
import type { Sites } from '../model/sites.js'
import { groupCentresMm } from './centres.js'
import type { Partition, SessionPlaces } from './partition.js'

/**
 * Sites from a partition: ordered, named, with positions, areas and weights.
 *
 * Order: row by row on a lattice, else as the stimuli first reach them. Areas: step² on a lattice, else Voronoi cells clipped to
 * the hull grown by half the median distance of neighbouring sites; NaN when there is one place only.
 */
export function sitesOf<F extends Frame>(places: SessionPlaces<F>, partition: Partition): Sites<F> {
  const order = siteOrder(partition)
  const n = order.length
  const siteOfGroup = new Int32Array(n)
  for (let site = 0; site < n; site++) siteOfGroup[order[site]] = site
  const siteOfPlace = partition.groupOf.map((group) => (group < 0 ? -1 : siteOfGroup[group]))
  const siteOfStimulus = new Int32Array(places.sessionStimuli).fill(-1)
  for (let i = 0; i < places.n; i++) siteOfStimulus[places.stimulusOf[i]] = siteOfPlace[i]
  const positionsMm = pointsOf(places.frame, groupCentresMm(places.positionsMm, siteOfPlace, n, 3))
  const planeMm = places.toPlaneMm(positionsMm)
  const { lattice, kind } = partition
  const stepMm = lattice?.stepMm ?? medianNearestMm(planeMm, 2)
  const areasMm2 = lattice ? new Float64Array(n).fill(stepMm * stepMm) : voronoiOf(planeMm, stepMm)
  const indices = lattice && Int32Array.from(order.flatMap((g) => [lattice.indices[2 * g], lattice.indices[2 * g + 1]]))
  return {
    n,
    frame: places.frame,
    labels: order.map((group, site) => partition.labels?.[group] ?? siteLabel(indices, site)),
    positionsMm,
    plane: places.plane,
    planeMm,
    areasMm2,
    weights: partition.weighting === 'area' && !Number.isNaN(stepMm) ? areasMm2.slice() : new Float64Array(n).fill(1),
    siteOfStimulus,
    rule: { kind, stepMm, lattice: indices },
  }
}

/** The group of each site. */
function siteOrder({ groupOf, lattice }: Partition): number[] {
  const order = [...new Set(groupOf)].filter((group) => group >= 0)
  if (lattice === null) return order
  const { indices } = lattice
  const [column, row] = [(group: number) => indices[2 * group], (group: number) => indices[2 * group + 1]]
  return order.sort((a, b) => (row(a) === row(b) ? column(a) - column(b) : row(a) - row(b)))
}

const siteLabel = (indices: Int32Array | null, site: number): string =>
  indices === null ? `${site + 1}` : `c${indices[2 * site] + 1}r${indices[2 * site + 1] + 1}`

function voronoiOf(planeMm: Float64Array, stepMm: number): Float64Array {
  if (Number.isNaN(stepMm)) return new Float64Array(planeMm.length / 2).fill(Number.NaN)
  return voronoiAreasMm2(planeMm, dilateHull(planeMm, stepMm / 2))
}
