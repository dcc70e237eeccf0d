import { describe, expect, it } from 'vitest'
import { absolute, gridView } from '../map/grid-maps.test-support.js'
import { area } from './area.js'

describe('the note beside the area', () => {
  it('says how much of the sampled cells is active, leaving out cells without trials', () => {
    const view = gridView([[90, 90, 0, 0, Number.NaN]], { threshold: absolute(50) })
    expect(area.notes?.(view)).toContain('of_grid=0.5')
  })

  it('rounds to two decimals', () => {
    expect(area.notes?.(gridView([[90, 0, 0]], { threshold: absolute(50) }))).toContain('of_grid=0.33')
  })
})
