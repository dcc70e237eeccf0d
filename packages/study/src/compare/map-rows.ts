/** Maps as tables: x y z value, one row a node. */
import { error } from '../codes.js'
import { columnOf, numberOf, readTable } from '../tables/read.js'

export interface MapRows {
  readonly file: string
  /** nodes × 3. */
  readonly positionsMm: Float64Array
  /** NaN where missing. */
  readonly values: Float64Array
  /** Line of each node in the file. */
  readonly lines: Int32Array
}

/** Squares of larger values are beyond what a computer holds. */
const tooLarge = 1e150

/**
 * @param file its path, as the table of maps names it.
 * @throws {PenfieldError} study/table, study/table-column, study/table-cell; study/compare-design — a node without a place.
 */
export function readMap(text: string, file: string): MapRows {
  const table = readTable(text, file)
  const [x, y, z, value] = ['x', 'y', 'z', 'value'].map((name) => columnOf(table, name, 'which a map needs'))
  const positionsMm = new Float64Array(3 * table.rows.length)
  const values = new Float64Array(table.rows.length)
  table.rows.forEach((row, i) => {
    ;[x, y, z].forEach((place, axis) => {
      const at = numberOf(table, row, place)
      if (at === null) {
        throw error('study/compare-design', {
          what: 'The node has no place; numbers in x, y and z were expected.',
          where: { file, line: row.line },
          fix: 'Leave the row out of every map, or write where the node lies.',
        })
      }
      positionsMm[3 * i + axis] = at
    })
    values[i] = numberOf(table, row, value) ?? Number.NaN
    if (Math.abs(values[i]) > tooLarge) {
      throw error('study/table-cell', {
        what: `The value ${row.cells[value]} has no square; a number below 1e150 was expected.`,
        where: { file, line: row.line, column: 'value' },
        fix: 'Correct the cell, or write n/a if the value is missing.',
      })
    }
  })
  return { file, positionsMm, values, lines: Int32Array.from(table.rows, ({ line }) => line) }
}

/** Coordinates nearer than this are the same node, mm: maps are written with 12 digits. */
const sameMm = 1e-6

/** @throws {PenfieldError} study/compare-design — the maps do not have the same nodes in the same order. */
export function checkSameNodes(maps: readonly MapRows[]): void {
  const [first, ...others] = maps
  for (const map of others) {
    const [n, other] = [first.values.length, map.values.length]
    if (n !== other) {
      throw error('study/compare-design', {
        what: `The map has ${other} nodes; ${n} were expected, as ${first.file} has.`,
        where: { file: map.file },
        fix: 'Make all maps on the same grid or mesh.',
      })
    }
    for (let k = 0; k < first.positionsMm.length; k++) {
      if (Math.abs(first.positionsMm[k] - map.positionsMm[k]) <= sameMm) continue
      const node = Math.floor(k / 3)
      throw error('study/compare-design', {
        what: `Node ${node + 1} lies at ${at(map, node)}; ${at(first, node)} was expected, as in ${first.file}.`,
        where: { file: map.file, line: map.lines[node] },
        fix: 'Make all maps on the same grid or mesh, with their nodes in the same order.',
      })
    }
  }
}

const at = ({ positionsMm }: MapRows, node: number): string =>
  [0, 1, 2].map((axis) => `${positionsMm[3 * node + axis]}`).join(' ')
