import { median } from '@penfield/kernels'
import { error } from '../codes.js'
import { medianNearestMm } from '../geometry/nearest.js'
import { issue } from '../issues.js'
import type { Issue } from '../model/issue.js'
import { distanceMm, groupCentresMm, groupCounts, nearestCentres, settled, withoutEmpty } from './centres.js'
import { fitLattice, type LatticeFit, latticeIndices } from './lattice.js'
import type { Partition, Places } from './partition.js'
import { recognisedLattice } from './recognise.js'

/** A cell with fewer stimuli than this share of the median cell holds strays. */
const strayShare = 0.25

/**
 * `grid:STEP`: the cells of a square grid whose step is known; angle and phase come from the positions.
 *
 * @throws {PenfieldError} core/grid-not-found — the positions agree with such a grid no more than places without one would.
 */
export function byGrid(places: Places, stepMm: number): Partition {
  const lattice = fitLattice(places.planeMm, stepMm, stepMm)
  const partition = onLattice(places, lattice)
  const expected = leastAgreement(places.n, partition.groups)
  if (lattice.resultant < expected) throw gridNotFound(places, stepMm, lattice.resultant, expected)
  return partition
}

/**
 * Agreement that n scattered stimuli reach by chance at some angle is about 2.5/√n; few stimuli must lie on the grid. Any map
 * agrees with a grid whose cells are larger than the map.
 */
const leastAgreement = (n: number, cells: number): number =>
  cells < 4 ? 0.9 : Math.min(0.95, Math.max(0.35, 2.5 / Math.sqrt(n)))

/**
 * The cells of a lattice that lies over the places.
 *
 * 1. Each stimulus goes to the cell round its nearest lattice point in the plane.
 * 2. The head is curved and coils miss: cells keep their column and row, and their centres settle on their stimuli.
 * 3. Cells with less than a quarter of the usual number of stimuli are strays from their neighbours, which take them back.
 */
export function onLattice(places: Places, lattice: LatticeFit): Partition {
  const first = cellsOf(latticeIndices(places.planeMm, lattice))
  const cells = first.indices.length / 2
  const passed = settled(places.positionsMm, first.cellOf, cells)
  const settledCells = settled(places.positionsMm, withoutStrays(places, passed, cells), cells)
  const { groupOf, kept } = withoutEmpty(settledCells, cells)
  const indices = Int32Array.from([...kept].flatMap((cell) => [first.indices[2 * cell], first.indices[2 * cell + 1]]))
  return {
    kind: 'grid',
    groupOf,
    groups: kept.length,
    labels: null,
    lattice: { stepMm: lattice.stepMm, indices },
    weighting: 'alike',
    issues: [
      ...offGrid(places, groupOf, kept.length, lattice.stepMm),
      ...otherStep(places, groupOf, kept.length, lattice),
    ],
  }
}

/** Cells that hold points, row by row. Columns and rows start at 0. */
function cellsOf(indices: Int32Array): { cellOf: Int32Array; indices: Int32Array } {
  const columns = indices.filter((_, k) => k % 2 === 0)
  const rows = indices.filter((_, k) => k % 2 === 1)
  const firstColumn = columns.reduce((least, column) => Math.min(least, column))
  const firstRow = rows.reduce((least, row) => Math.min(least, row))
  const width = columns.reduce((most, column) => Math.max(most, column - firstColumn + 1), 0)
  const keys = columns.map((column, i) => (rows[i] - firstRow) * width + column - firstColumn)
  const held = [...new Set(keys)].sort((a, b) => a - b)
  const cellAt = new Map(held.map((key, cell) => [key, cell]))
  return {
    cellOf: keys.map((key) => cellAt.get(key) as number),
    indices: Int32Array.from(held.flatMap((key) => [key % width, Math.floor(key / width)])),
  }
}

/** Gives the stimuli of cells with too few to the nearest of the other cells. */
function withoutStrays(places: Places, cellOf: Int32Array, cells: number): Int32Array {
  const counts = groupCounts(cellOf, cells)
  const least = strayShare * median(counts.filter((count) => count > 0))
  const rest = groupCentresMm(places.positionsMm, cellOf, cells, 3).map((centre, k) =>
    counts[Math.floor(k / 3)] < least ? Number.NaN : centre,
  )
  const nearest = nearestCentres(places.positionsMm, rest)
  return cellOf.map((cell, i) => (counts[cell] < least ? nearest[i] : cell))
}

/** Stimuli more than half a step from the centre of their cell. */
function offGrid(places: Places, groupOf: Int32Array, groups: number, stepMm: number): Issue[] {
  const centres = groupCentresMm(places.positionsMm, groupOf, groups, 3)
  const off = [...groupOf.keys()].filter((i) => distanceMm(places.positionsMm, i, centres, groupOf[i]) > stepMm / 2)
  if (off.length === 0) return []
  const [stimuli, lie, theyAre] = off.length === 1 ? ['stimulus', 'lies', 'it is'] : ['stimuli', 'lie', 'they are']
  return [
    issue(
      'core/off-grid',
      `${off.length} ${stimuli} of ${places.n} ${lie} more than half a step (${(stepMm / 2).toFixed(1)} mm) from the centre of the nearest grid cell; ${theyAre} kept in that cell.`,
      { argument: `stimulus ${places.names[off[0]]}` },
      'Look at such stimuli in trials.tsv; a coil that was held far from its target maps another place.',
      off.length,
    ),
  ]
}

/** The cells lie clearly farther apart than the step says: every second cell is empty, and areas would come out too small. */
function otherStep(places: Places, groupOf: Int32Array, groups: number, { stepMm }: LatticeFit): Issue[] {
  const apartMm = medianNearestMm(groupCentresMm(places.positionsMm, groupOf, groups, 3), 3)
  if (!(apartMm > 1.3 * stepMm)) return []
  return [
    issue(
      'core/grid-step',
      `The sites lie ${apartMm.toFixed(1)} mm apart, and the grid's step is ${stepMm.toFixed(1)} mm; a site counts for an area of one step squared, so areas come out too small.`,
      { argument: '--sites' },
      `Say --sites grid:${apartMm.toFixed(1)}, or --sites auto to let the step be found.`,
    ),
  ]
}

function gridNotFound(places: Places, stepMm: number, found: number, expected: number) {
  const other = recognisedLattice(places)
  const advice =
    other === null
      ? 'Say --sites auto to let the step be found, or --sites none where the map was not made on a grid.'
      : `The positions look like a grid of ${other.stepMm.toFixed(1)} mm: say --sites grid:${other.stepMm.toFixed(1)}, or --sites auto.`
  return error('core/grid-not-found', {
    what: `The positions form no grid with a step of ${stepMm} mm: their agreement with it is ${found.toFixed(2)}, and at least ${expected.toFixed(2)} was expected (1 is a perfect grid).`,
    where: { argument: '--sites' },
    fix: advice,
  })
}
