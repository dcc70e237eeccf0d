// The worked example of the overlap definitions, computed independently with NumPy and SciPy.
import { describe, expect, it } from 'vitest'
import { absolute, gridView, mapA, mapB, threshold } from '../map/grid-maps.test-support.js'
import { overlapIndices } from './index.js'
import { pairOf } from './pair.js'

const numbers = (thresholdOf = threshold()): Record<string, unknown> => {
  const pair = pairOf(gridView(mapA, { threshold: thresholdOf }), gridView(mapB, { threshold: thresholdOf }))
  return Object.fromEntries(overlapIndices.map((index) => [index.id, index.of(pair)]))
}

describe('the worked example of two overlapping maps', () => {
  it('has three of five active sites in common at 50 µV', () => {
    const { dice, jaccard } = numbers(absolute(50))
    expect(dice).toBeCloseTo(0.75, 12)
    expect(jaccard).toBeCloseTo(0.6, 12)
  })

  it('shares 0.742 of its histogram and lies 3.42 mm apart without a threshold', () => {
    const { histogram_intersection, cog_distance } = numbers()
    expect(histogram_intersection).toBeCloseTo(0.7420634921, 10)
    expect(cog_distance).toBeCloseTo(3.4200087815, 10)
  })

  it('follows the law of additive crosstalk: 1 − histogram intersection shrinks by κ', () => {
    const mixed = (own: number[][], other: number[][]) =>
      own.map((row, r) => row.map((uv, c) => uv + 0.2 * other[r][c]))
    const pair = pairOf(gridView(mixed(mapA, mapB)), gridView(mixed(mapB, mapA)))
    const [intersection] = overlapIndices
      .filter(({ id }) => id === 'histogram_intersection')
      .map((index) => index.of(pair))
    expect(intersection).toBeCloseTo(0.8280612807, 10)
  })
})
