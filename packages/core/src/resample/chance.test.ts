import { describe, expect, it } from 'vitest'
import { absolute, gridView, threshold } from '../map/grid-maps.test-support.js'
import { isMissing, missing } from '../model/missing.js'
import { overlapIndices } from '../overlap/index.js'
import { chanceLevels } from './chance.js'

const block = (columns: number, rows: number, at: readonly [number, number], size: number) =>
  Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (__, c) =>
      r >= at[1] && r < at[1] + size && c >= at[0] && c < at[0] + size ? 100 : 0,
    ),
  )

const chanceOf = (a: number[][], b: number[][]) => {
  const levels = chanceLevels(gridView(a, { threshold: absolute(50) }), gridView(b, { threshold: absolute(50) }))
  return Object.fromEntries(overlapIndices.map(({ id }, k) => [id, levels[k]]))
}

describe('chanceLevels', () => {
  it('gives a mean Dice of .25 for 2 × 2 blocks on a 5 × 5 grid (16 placements; a square looks the same turned)', () => {
    expect(chanceOf(block(5, 5, [1, 1], 2), block(5, 5, [3, 3], 2)).dice).toBeCloseTo(0.25, 12)
  })

  it('does not depend on where the second map lies', () => {
    const a = block(7, 7, [2, 2], 3)
    expect(chanceOf(a, block(7, 7, [0, 0], 2))).toEqual(chanceOf(a, block(7, 7, [4, 3], 2)))
  })

  it('is missing where the map fills the grid', () => {
    expect(chanceOf(block(5, 5, [1, 1], 2), block(5, 5, [0, 0], 5)).dice).toEqual(missing('no-chance'))
  })

  it('keeps the threshold of the map that is moved, also where it is a share of the maximum', () => {
    // One hot cell and a weak tail: a placement that loses the hot cell must not make the tail a response.
    const hot = block(5, 5, [2, 2], 1)
    const tail = hot.map((row, r) => row.map((uv, c) => (r === 2 && c === 3 ? 4 : uv)))
    const relative = threshold({ kind: 'relative', fraction: 0.25 })
    const levels = chanceLevels(gridView(hot, { threshold: relative }), gridView(tail, { threshold: relative }))
    // Dice is 1 at the placement that hits the one hot cell, 0 at the others: the mean is the same as without the tail.
    const alone = chanceLevels(gridView(hot, { threshold: relative }), gridView(hot, { threshold: relative }))
    expect(levels[0]).toBe(alone[0])
  })

  it('is missing for an empty map', () => {
    expect(Object.values(chanceOf(block(5, 5, [1, 1], 2), block(5, 5, [0, 0], 0))).every(isMissing)).toBe(true)
  })
})
