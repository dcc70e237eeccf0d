import { describe, expect, it } from 'vitest'
import { gridMap, gridSites } from './grid-maps.test-support.js'
import { holesOf } from './holes.js'
import { linear } from './linear.js'
import { preparedMaps } from './methods.test-support.js'

const values = (missing: (column: number, row: number) => boolean) =>
  Float64Array.from({ length: 49 }, (_, k) => (missing(k % 7, Math.floor(k / 7)) ? Number.NaN : 10))

describe('holesOf', () => {
  const { mapOf } = preparedMaps(linear, gridSites(7, 7), { nodeStepMm: 0.5 })

  it('finds none on a full grid, nor where single sites are missing', () => {
    expect(holesOf(mapOf(values(() => false)))).toEqual({ areaMm2: 0, share: 0 })
    expect(holesOf(mapOf(values((column, row) => column === 3 && row === 3)))).toEqual({ areaMm2: 0, share: 0 })
  })

  it('finds what lies farther than 1.5 steps from every site of a frame without its inside', () => {
    const { areaMm2, share } = holesOf(
      mapOf(values((column, row) => Math.max(Math.abs(column - 3), Math.abs(row - 3)) < 3)),
    )
    // Inside a frame of 60 mm with sites every 10 mm, the line of 15 mm from the sites runs 15 to √(15² − 5²) mm from its sides.
    expect(areaMm2).toBeGreaterThan((60 - 2 * 15) ** 2)
    expect(areaMm2).toBeLessThan((60 - 2 * Math.sqrt(200)) ** 2)
    expect(share).toBeCloseTo(areaMm2 / (60 * 60 + 4 * 60 * 5 + Math.PI * 25), 3)
  })

  it('has nothing to say of a map on its sites', () => {
    expect(holesOf(gridMap([[1, 2]]))).toEqual({ areaMm2: 0, share: 0 })
  })
})
