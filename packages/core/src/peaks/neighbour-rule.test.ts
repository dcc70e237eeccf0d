import { describe, expect, it } from 'vitest'
import { gridMap } from '../map/grid-maps.test-support.js'
import { type NeighbourRule, peaksByNeighbours, schabrunLike } from './neighbour-rule.js'

const peaksOf = (values: readonly (readonly number[])[], over: Partial<NeighbourRule> = {}) => [
  ...peaksByNeighbours(gridMap(values), { ...schabrunLike.rule, ...over }),
]

const two = [
  [0, 0, 0, 0, 0, 0, 0],
  [0, 100, 0, 0, 0, 70, 0],
  [0, 0, 0, 0, 0, 0, 0],
]

describe('the schabrun-like preset', () => {
  it('says in its title that it is not verified', () => {
    expect(schabrunLike.title).toContain('unverified')
  })

  it('finds two bumps, the higher first', () => {
    expect(peaksOf(two)).toEqual([8, 12])
  })

  it('wants half of the maximum', () => {
    expect(peaksOf(two.map((row) => row.map((uv) => (uv === 70 ? 49 : uv))))).toEqual([8])
  })

  it('lets one neighbour of eight be as high, and not two', () => {
    const beside = (...others: number[]) => [
      [0, 0, 0, 0],
      [0, 100, others[0], 0],
      [0, others[1], 0, 0],
      [0, 0, 0, 0],
    ]
    expect(peaksOf(beside(98, 0))).toContain(5)
    expect(peaksOf(beside(98, 98))).not.toContain(5)
    // 100 is 5 % above 95.2, not above 95.3.
    expect(peaksOf(beside(95.2, 95.2))).toContain(5)
    expect(peaksOf(beside(95.3, 95.3))).not.toContain(5)
  })

  it('has no peak in a silent map', () => {
    expect(peaksOf([[0, 0]])).toEqual([])
  })
})

describe('options of the rule', () => {
  it('drop the lower of two peaks that are too near', () => {
    expect(peaksOf(two, { minSeparationMm: 50 })).toEqual([8])
    expect(peaksOf(two, { minSeparationMm: 40 })).toEqual([8, 12])
  })

  it('may exclude the border, where not all neighbours exist', () => {
    const atBorder = [
      [100, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]
    expect(peaksOf(atBorder)).toEqual([0])
    expect(peaksOf(atBorder, { edgePolicy: 'exclude' })).toEqual([])
  })

  it('may look at the four sides only', () => {
    const diagonal = [
      [0, 0, 0, 0],
      [0, 100, 0, 0],
      [0, 0, 99, 0],
      [0, 0, 0, 99],
    ]
    expect(peaksOf(diagonal, { minLowerNeighbours: 8 })).toEqual([])
    expect(peaksOf(diagonal, { connectivity: 4, minLowerNeighbours: 4 })).toEqual([5, 10, 15])
  })
})
