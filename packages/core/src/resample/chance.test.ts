import { describe, expect, it } from 'vitest'
import { absolute, gridSites, gridView, threshold } from '../map/grid-maps.test-support.js'
import { planeSupport } from '../map/support.js'
import type { MapView } from '../metrics/view.js'
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
  return Object.fromEntries(overlapIndices.map(({ id }, k) => [id, levels[k].level]))
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
    expect(levels[0].level).toBe(alone[0].level)
  })

  it('is missing for an empty map', () => {
    expect(Object.values(chanceOf(block(5, 5, [1, 1], 2), block(5, 5, [0, 0], 0))).every(isMissing)).toBe(true)
  })
})

describe('pSeparate', () => {
  const of = (b: number[][], id: string) => {
    const a = gridView(block(5, 5, [1, 1], 2), { threshold: absolute(50) })
    const levels = chanceLevels(a, gridView(b, { threshold: absolute(50) }))
    return levels[overlapIndices.findIndex((index) => index.id === id)].pSeparate
  }

  it('is small where the maps overlap more than nearly all placements: 1 of 16 places is the same', () => {
    // A square turned is itself, so that each of the 16 places is met four times: (1 + 4) / (1 + 64).
    expect(of(block(5, 5, [1, 1], 2), 'dice')).toBeCloseTo(5 / 65, 12)
    expect(of(block(5, 5, [1, 1], 2), 'cog_distance')).toBeCloseTo(5 / 65, 12)
  })

  it('is 1 where every placement overlaps at least as much', () => {
    expect(of(block(5, 5, [3, 3], 2), 'dice')).toBe(1)
  })

  it('is missing for what says nothing about sameness', () => {
    expect(of(block(5, 5, [1, 1], 2), 'cog_shift_ap')).toEqual(missing('no-chance'))
  })
})

describe('a field', () => {
  const sites = gridSites(9, 9)
  const support = planeSupport(sites, 2)
  const disc = (x: number, y: number, radiusMm: number) => {
    const distance = (i: number) => {
      const [dx, dy] = [support.planeMm[2 * i] - x, support.planeMm[2 * i + 1] - y]
      return Math.sqrt(dx * dx + dy * dy)
    }
    const valuesUv = Float64Array.from({ length: support.n }, (_, i) => (distance(i) <= radiusMm ? 100 : 0))
    const nowhere = Array.from({ length: 9 }, () => Array<number>(9).fill(0))
    return gridView(nowhere, { sites, support, valuesUv, threshold: absolute(50) })
  }
  const dice = (a: MapView, b: MapView, seed = 1) => chanceLevels(a, b, seed)[0].level

  it('overlaps by chance as its area does the room it can be placed in: discs of 10 mm in a square of 70 mm', () => {
    // Mean overlap area = (π r²)² / 70², over one disc's area: π · 100 / 4900 = .064; 1000 placements, ± .03.
    expect(Math.abs((dice(disc(0, 0, 10), disc(20, 20, 10)) as number) - 0.0641)).toBeLessThan(0.03)
  })

  it('does not depend on where the second map lies, but for the nodes it falls on', () => {
    const [here, there] = [dice(disc(0, 0, 15), disc(-20, 10, 12)), dice(disc(0, 0, 15), disc(20, -20, 12))]
    expect(Math.abs((here as number) - (there as number))).toBeLessThan(0.02)
  })

  it('gives the same numbers for one seed, and others for another', () => {
    const [a, b] = [disc(0, 0, 15), disc(10, 0, 12)]
    expect(dice(a, b, 4)).toBe(dice(a, b, 4))
    expect(dice(a, b, 4)).not.toBe(dice(a, b, 5))
  })

  it('that fills the grid has no chance level', () => {
    expect(dice(disc(0, 0, 10), disc(0, 0, 70))).toEqual(missing('no-chance'))
  })
})
