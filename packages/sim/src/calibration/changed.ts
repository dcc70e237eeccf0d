/** The verdict that trials alone would give on two visits: permutation of their trials within each site. */
import { type Draws, draws, streams } from '@penfield/kernels'
import type { SiteCell } from './cells.js'
import { distanceMm, siteMap } from './maps.js'
import { meanOf } from './numbers.js'

const permutations = 199

/**
 * Whether the centres of gravity differ at α = 0.05, p = (1 + #{as far or farther}) / 200. Only the sites that both visits have are
 * looked at: a site that one of them lost would move its centre by itself.
 *
 * @param index which pair: says where its chance stands.
 * @returns false also where a visit has no centre: no trial responded, or no site is common.
 */
export function isCalledChanged(
  cellsOfOne: readonly SiteCell[],
  cellsOfOther: readonly SiteCell[],
  index: number,
): boolean {
  const otherBySite = new Map(cellsOfOther.map((cell) => [cell.site, cell]))
  const pairs = cellsOfOne.flatMap((cell) => {
    const match = otherBySite.get(cell.site)
    return match === undefined ? [] : [[cell, match] as const]
  })
  const [one, other] = [pairs.map(([cell]) => cell), pairs.map(([, match]) => match)]
  const apart = (a: readonly number[], b: readonly number[]) =>
    distanceMm(siteMap(one, a).cogMm, siteMap(other, b).cogMm)
  const seen = apart(
    one.map(({ uv }) => meanOf(uv)),
    other.map(({ uv }) => meanOf(uv)),
  )
  if (Number.isNaN(seen)) return false
  const pooled = one.map(({ uv }, i) => [...uv, ...other[i].uv])
  let farther = 0
  for (let k = 0; k < permutations; k++) {
    const chance = draws(index, streams.sameness, k)
    const halves = pooled.map((uv, i) => dealt(uv, one[i].uv.length, chance))
    const [a, b] = [0, 1].map((half) => halves.map((means) => means[half]))
    if (apart(a, b) >= seen) farther += 1
  }
  return (1 + farther) / (1 + permutations) <= 0.05
}

/** Means of the first `n` of the shuffled trials and of the rest. The trials are shuffled in place. */
function dealt(uv: number[], n: number, chance: Draws): readonly [number, number] {
  let [first, rest] = [0, 0]
  for (let k = 0; k < uv.length; k++) {
    const other = k + chance.below(uv.length - k)
    const value = uv[other]
    uv[other] = uv[k]
    uv[k] = value
    if (k < n) first += value
    else rest += value
  }
  return [first / n, rest / (uv.length - n)]
}
