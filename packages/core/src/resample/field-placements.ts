import { cos, draws, sin, streams } from '@penfield/kernels'
import { type MapView, viewOf } from '../metrics/view.js'
import type { MuscleMap, PlaneGrid } from '../model/map.js'
import type { Sites } from '../model/sites.js'
import type { Placement } from './placement.js'

/** How many random placements are tried. */
const tried = 1000

/** x → R (x − from) + to in the plane, mm, R a turn by the angle whose cosine and sine are given. */
interface Motion {
  readonly cosine: number
  readonly sine: number
  readonly fromMm: readonly [number, number]
  readonly toMm: readonly [number, number]
}

/**
 * Random placements of a field that keep its weight: a turn by any angle about the centre of its weight, which then lies anywhere in
 * the box round the nodes.
 *
 * @param masses one a node: weight times area.
 * @param keeps  tells whether the mass that stays inside is enough.
 */
export function fieldPlacements(
  view: MapView,
  grid: PlaneGrid,
  masses: Float64Array,
  keeps: (keptMass: number) => boolean,
  seed: number,
): readonly Placement[] {
  const { map } = view
  const fromMm = centreOf(masses, map.support.planeMm)
  const placements: Placement[] = []
  for (let k = 0; k < tried; k++) {
    const random = draws(seed, streams.placement, k)
    const angle = 2 * Math.PI * random.uniform()
    const toMm = [
      grid.originMm[0] + (random.uniform() * grid.columns - 0.5) * grid.stepMm,
      grid.originMm[1] + (random.uniform() * grid.rows - 0.5) * grid.stepMm,
    ] as const
    const motion = { cosine: cos(angle), sine: sin(angle), fromMm, toMm }
    if (keeps(keptMass(map, grid, masses, motion))) placements.push(() => moved(map, grid, motion))
  }
  return placements
}

function centreOf(masses: Float64Array, planeMm: Float64Array): readonly [number, number] {
  let [total, u, v] = [0, 0, 0]
  for (let i = 0; i < masses.length; i++) {
    total += masses[i]
    u += masses[i] * planeMm[2 * i]
    v += masses[i] * planeMm[2 * i + 1]
  }
  return [u / total, v / total]
}

/** How much mass lands in cells that were sampled. */
function keptMass({ support, valuesUv }: MuscleMap, grid: PlaneGrid, masses: Float64Array, motion: Motion): number {
  const { cosine, sine, fromMm, toMm } = motion
  let kept = 0
  for (let i = 0; i < masses.length; i++) {
    if (masses[i] === 0) continue
    const u = support.planeMm[2 * i] - fromMm[0]
    const v = support.planeMm[2 * i + 1] - fromMm[1]
    const column = Math.round((cosine * u - sine * v + toMm[0] - grid.originMm[0]) / grid.stepMm)
    const row = Math.round((sine * u + cosine * v + toMm[1] - grid.originMm[1]) / grid.stepMm)
    const node = nodeAt(grid, column, row)
    if (node >= 0 && !Number.isNaN(valuesUv[node])) kept += masses[i]
  }
  return kept
}

/** The moved map; its sites move along, so that its hotspot does. */
function moved(map: MuscleMap, grid: PlaneGrid, motion: Motion): MapView {
  const { support, valuesUv, sites } = map
  const { cosine, sine, fromMm, toMm } = motion
  const field = new Float64Array(support.n)
  for (let i = 0; i < support.n; i++) {
    if (Number.isNaN(valuesUv[i])) {
      field[i] = Number.NaN
      continue
    }
    const u = support.planeMm[2 * i] - toMm[0]
    const v = support.planeMm[2 * i + 1] - toMm[1]
    const column = (cosine * u + sine * v + fromMm[0] - grid.originMm[0]) / grid.stepMm
    const row = (cosine * v - sine * u + fromMm[1] - grid.originMm[1]) / grid.stepMm
    field[i] = bilinear(grid, valuesUv, column, row)
  }
  return viewOf({ ...map, valuesUv: field, sites: movedSites(sites, motion) })
}

/** Between the four nodes around; a node that was not sampled counts as 0. */
function bilinear(grid: PlaneGrid, valuesUv: Float64Array, column: number, row: number): number {
  const c = Math.floor(column)
  const r = Math.floor(row)
  const [x, y] = [column - c, row - r]
  const at = (dc: 0 | 1, dr: 0 | 1): number => {
    const node = nodeAt(grid, c + dc, r + dr)
    return node < 0 || Number.isNaN(valuesUv[node]) ? 0 : valuesUv[node]
  }
  return (1 - y) * ((1 - x) * at(0, 0) + x * at(1, 0)) + y * ((1 - x) * at(0, 1) + x * at(1, 1))
}

const nodeAt = ({ columns, rows, nodeOfCell }: PlaneGrid, column: number, row: number): number =>
  column < 0 || row < 0 || column >= columns || row >= rows ? -1 : nodeOfCell[row * columns + column]

/** The sites moved along the plane; how far they lie from it stays. */
function movedSites(sites: Sites, { cosine, sine, fromMm, toMm }: Motion): Sites {
  const { u: right, v: forward } = sites.plane
  const planeMm = sites.planeMm.slice()
  const positionsMm = sites.positionsMm.slice()
  for (let i = 0; i < sites.n; i++) {
    const u = sites.planeMm[2 * i] - fromMm[0]
    const v = sites.planeMm[2 * i + 1] - fromMm[1]
    planeMm[2 * i] = cosine * u - sine * v + toMm[0]
    planeMm[2 * i + 1] = sine * u + cosine * v + toMm[1]
    const [du, dv] = [planeMm[2 * i] - sites.planeMm[2 * i], planeMm[2 * i + 1] - sites.planeMm[2 * i + 1]]
    for (let axis = 0; axis < 3; axis++) positionsMm[3 * i + axis] += du * right[axis] + dv * forward[axis]
  }
  return { ...sites, planeMm, positionsMm }
}
