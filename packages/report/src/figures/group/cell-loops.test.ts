import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planView } from '../plan.js'
import { cellLoops, type LoopCorner, loopPath } from './cell-loops.js'
import { cellRuns, squareCells } from './square-cells.js'

const side = 5
const cells = squareCells(
  Float64Array.from({ length: 2 * side * side }, (_, k) =>
    k % 2 === 0 ? 10 * (Math.floor(k / 2) % side) : 10 * Math.floor(k / 2 / side),
  ),
  10,
)
const view = planView({ u0: -5, u1: 45, v0: -5, v1: 45 }, 0, 0, 100, 100)
const loopsOf = (nodes: readonly number[]) => cellLoops(cells, (node) => nodes.includes(node))

/** Twice the area inside a loop, counter-clockwise positive, in cells. */
const doubleArea = (loop: readonly LoopCorner[]): number =>
  loop.reduce((sum, { column, row }, k) => {
    const next = loop[(k + 1) % loop.length]
    return sum + column * next.row - next.column * row
  }, 0)

describe('outlines of cells', () => {
  it('go round a block of four with four corners', () => {
    const [loop, ...others] = loopsOf([6, 7, 11, 12])
    expect(others).toEqual([])
    expect(loop).toHaveLength(4)
    expect(doubleArea(loop)).toBe(8)
  })

  it('stay apart where cells touch at a corner alone, and go round a hole the other way', () => {
    expect(loopsOf([6, 12]).map((loop) => loop.length)).toEqual([4, 4])
    const ring = loopsOf([6, 7, 8, 11, 13, 16, 17, 18])
    expect(ring.map(doubleArea).sort((a, b) => a - b)).toEqual([-2, 18])
  })

  it('hold as much area as their cells', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(side * side - 1)), (nodes) => {
        const area = loopsOf(nodes).reduce((sum, loop) => sum + doubleArea(loop), 0)
        expect(area).toBe(2 * nodes.length)
      }),
    ))

  it('lie inside the edges by their inset', () => {
    const loops = loopsOf([0])
    expect(loopPath(cells, loops, view, 0)).toBe('M20 100L20 80L0 80L0 100Z')
    // One cell is 20 pt wide, its lower left corner at (0, 100) on paper.
    const corners = loopPath(cells, loops, view, 3).match(/[\d.]+ [\d.]+/g)
    expect([...(corners ?? [])].sort()).toEqual(['17 83', '17 97', '3 83', '3 97'])
  })
})

describe('cells of one kind', () => {
  it('are drawn as runs, and left out without a kind', () => {
    const runs = cellRuns(cells, view, (node) => (node < 5 ? 'low' : node === 12 ? 'middle' : null))
    expect([...runs]).toEqual([
      ['low', 'M0 80H100V100H0z'],
      ['middle', 'M40 40H60V60H40z'],
    ])
  })
})
