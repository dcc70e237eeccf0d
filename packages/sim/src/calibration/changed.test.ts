import { describe, expect, it } from 'vitest'
import { chanceOf } from '../chance.js'
import type { SiteCell } from './cells.js'
import { isCalledChanged } from './changed.js'

const side = 5
const sites = Array.from({ length: side * side }, (_, site) => site)
/** Bright corners, so that a lost one moves the centre; they and their trials are the same at every visit. */
const corners = new Map([
  [0, 900],
  [side * side - 1, 700],
])

function cellsOf(visit: number, lost: readonly number[] = []): SiteCell[] {
  const chance = chanceOf(1, 'trial', visit, 0)
  const cells = sites.map((site) => {
    const uv = Array.from({ length: 6 }, (_, trial) => {
      chance.at(site, trial)
      return (corners.get(site) ?? 100) * (1 + 0.1 * chance.uniform(0))
    })
    return { site, xMm: 8 * (site % side), yMm: 8 * Math.floor(site / side), seenUv: uv, uv }
  })
  return cells.filter(({ site }) => !lost.includes(site))
}

describe('two visits of the same map', () => {
  it('are not called changed because they lost different sites', () => {
    expect(isCalledChanged(cellsOf(0), cellsOf(0), 0)).toBe(false)
    expect(isCalledChanged(cellsOf(0, [0]), cellsOf(0, [24]), 0)).toBe(false)
  })

  it('nor because one lost more of them', () => {
    expect(isCalledChanged(cellsOf(0), cellsOf(0, [0, 7]), 0)).toBe(false)
    expect(isCalledChanged(cellsOf(0, [0, 7]), cellsOf(0), 0)).toBe(false)
  })

  it('have the verdict of the sites that they have in common', () => {
    for (let visit = 1; visit < 20; visit++) {
      const [one, other] = [cellsOf(0, [3]), cellsOf(visit, [0, 12])]
      const common = [3, 0, 12]
      expect(isCalledChanged(one, other, visit)).toBe(
        isCalledChanged(cellsOf(0, common), cellsOf(visit, common), visit),
      )
    }
  })

  it('are called changed where the responses moved', () => {
    const moved = cellsOf(1).map((cell) => ({ ...cell, uv: cell.uv.map((uv) => uv * (cell.site < side ? 2 : 1)) }))
    expect(isCalledChanged(cellsOf(0), moved, 0)).toBe(true)
  })

  it('are not called changed without a centre: where nothing responds, or no site is common', () => {
    const silent = cellsOf(0).map((cell) => ({ ...cell, uv: cell.uv.map(() => 0) }))
    expect(isCalledChanged(silent, silent, 0)).toBe(false)
    expect(isCalledChanged(cellsOf(0, [0]), cellsOf(0).slice(0, 1), 0)).toBe(false)
  })
})
