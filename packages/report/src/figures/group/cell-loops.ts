/** The outlines of a set of square cells, as closed loops from corner to corner. */
import { closedPath } from '../../svg.js'
import type { PlanView } from '../plan.js'
import { edgeX, edgeY, type SquareCells } from './square-cells.js'

/** East, north, west, south: a step along a side. */
const steps = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const

/** A corner of the outline: lower left corner of (column, row), with the directions in and out. */
export interface LoopCorner {
  readonly column: number
  readonly row: number
  readonly from: number
  readonly to: number
}

/**
 * Walks along the sides that have a cell of the set on the left and none on the right. Where two cells touch at a corner
 * alone the walk stays with its own cell.
 *
 * @returns loops of corners, at each of which the outline turns; holes run clockwise.
 */
export function cellLoops({ places, nodeAt }: SquareCells, isIn: (node: number) => boolean): LoopCorner[][] {
  const isInside = (column: number, row: number): boolean => {
    const node = nodeAt(column, row)
    return node >= 0 && isIn(node)
  }
  const leaving: Leaving = new Map()
  for (let i = 0; 2 * i < places.length; i++) {
    const [column, row] = [places[2 * i], places[2 * i + 1]]
    if (!isInside(column, row)) continue
    const sides = [
      // first corner, direction, the cell across
      [column, row, 0, column, row - 1],
      [column + 1, row, 1, column + 1, row],
      [column + 1, row + 1, 2, column, row + 1],
      [column, row + 1, 3, column - 1, row],
    ]
    for (const [x, y, direction, acrossColumn, acrossRow] of sides)
      if (!isInside(acrossColumn, acrossRow)) {
        const corner = leaving.get(`${x},${y}`) ?? { x, y, directions: new Set() }
        corner.directions.add(direction)
        leaving.set(`${x},${y}`, corner)
      }
  }
  const loops: LoopCorner[][] = []
  for (const start of leaving.values()) while (start.directions.size > 0) loops.push(walk(start, leaving))
  return loops
}

interface Corner {
  readonly x: number
  readonly y: number
  /** Of the sides that leave it and were not walked yet. */
  readonly directions: Set<number>
}

type Leaving = Map<string, Corner>

/** One loop from a corner back to it; its sides are taken out of `leaving`. */
function walk(start: Corner, leaving: Leaving): LoopCorner[] {
  const corners: LoopCorner[] = []
  const [first] = start.directions
  let { x, y } = start
  let direction = first
  for (;;) {
    leaving.get(`${x},${y}`)?.directions.delete(direction)
    x += steps[direction][0]
    y += steps[direction][1]
    const isBack = x === start.x && y === start.y
    const goesOn = (turn: number): boolean =>
      leaving.get(`${x},${y}`)?.directions.has(turn) === true || (isBack && turn === first)
    const next = [(direction + 1) % 4, direction, (direction + 3) % 4].find(goesOn) ?? first
    if (next !== direction) corners.push({ column: x, row: y, from: direction, to: next })
    if (isBack && next === first) return corners
    direction = next
  }
}

/** Path data of the loops, `inset` pt inside the cells' edges, so that a second line does not lie on the first. */
export function loopPath(cells: SquareCells, loops: readonly LoopCorner[][], view: PlanView, inset: number): string {
  return loops
    .map((corners) =>
      closedPath(
        corners.flatMap(({ column, row, from, to }) => {
          // The inside lies on the left: a quarter turn from each direction.
          const [[fromU, fromV], [toU, toV]] = [steps[(from + 1) % 4], steps[(to + 1) % 4]]
          return [edgeX(cells, column, view) + inset * (fromU + toU), edgeY(cells, row, view) - inset * (fromV + toV)]
        }),
      ),
    )
    .join('')
}
