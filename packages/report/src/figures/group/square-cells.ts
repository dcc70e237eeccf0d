/** Square cells around the nodes of a grid: runs of one kind as paths, and where the cells of a set end. */
import { coordinate } from '../../svg.js'
import type { PlanView } from '../plan.js'

export interface SquareCells {
  readonly cellMm: number
  /** Middle of column 0 and row 0, mm. */
  readonly originMm: readonly [u: number, v: number]
  /** n × 2, column and row of each node. */
  readonly places: Int32Array
  /** The node of a column and row, −1 where there is none. */
  readonly nodeAt: (column: number, row: number) => number
}

/**
 * @param nodesMm n × 2, mm in the plane, on a square grid of side `cellMm`; each falls into the nearest cell.
 * @param cellMm  > 0.
 */
export function squareCells(nodesMm: Float64Array, cellMm: number): SquareCells {
  let [u0, v0] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let i = 0; i + 1 < nodesMm.length; i += 2) {
    u0 = Math.min(u0, nodesMm[i])
    v0 = Math.min(v0, nodesMm[i + 1])
  }
  const places = Int32Array.from(nodesMm, (mm, k) => Math.round((mm - (k % 2 === 0 ? u0 : v0)) / cellMm))
  const nodes = new Map<string, number>()
  for (let i = 0; 2 * i < places.length; i++) nodes.set(`${places[2 * i]},${places[2 * i + 1]}`, i)
  return {
    ...{ cellMm, originMm: [u0, v0] as const, places },
    nodeAt: (column, row) => nodes.get(`${column},${row}`) ?? -1,
  }
}

/** A column's left edge on paper, pt; the right edge is that of the next. */
export const edgeX = ({ originMm, cellMm }: SquareCells, column: number, view: PlanView): number =>
  view.x(originMm[0] + (column - 0.5) * cellMm)

/** A row's lower edge on paper, pt. */
export const edgeY = ({ originMm, cellMm }: SquareCells, row: number, view: PlanView): number =>
  view.y(originMm[1] + (row - 0.5) * cellMm)

/** Path data of the cells of each kind, one rectangle a run; nodes without a kind (null) are left out. */
export function cellRuns(
  cells: SquareCells,
  view: PlanView,
  kindOf: (node: number) => string | null,
): ReadonlyMap<string, string> {
  const { places, nodeAt } = cells
  const kindAt = (column: number, row: number): string | null => {
    const node = nodeAt(column, row)
    return node < 0 ? null : kindOf(node)
  }
  const paths = new Map<string, string>()
  for (let i = 0; 2 * i < places.length; i++) {
    const [column, row] = [places[2 * i], places[2 * i + 1]]
    const kind = kindAt(column, row)
    if (kind === null || nodeAt(column, row) !== i || kindAt(column - 1, row) === kind) continue
    let end = column + 1
    while (kindAt(end, row) === kind) end++
    // Edges, not sizes: what two cells share is rounded once, so that no gap shows between them.
    const [left, right] = [column, end].map((edge) => coordinate(edgeX(cells, edge, view)))
    const [low, high] = [row, row + 1].map((edge) => coordinate(edgeY(cells, edge, view)))
    paths.set(kind, `${paths.get(kind) ?? ''}M${left} ${high}H${right}V${low}H${left}z`)
  }
  return paths
}
