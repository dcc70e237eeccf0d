/** Maps of censored site means, as the public data sets were analysed. */
import type { Simulated } from '../session.js'
import { cellsOf, type SiteCell } from './cells.js'

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** Sample SD. */
export function sdOf(values: readonly number[]): number {
  const mean = meanOf(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (values.length - 1))
}

const censorUv = 50

export interface SiteMap {
  /** One a site, mean of the trials with those under 50 µV as 0; 0 where the mean is not above 50 µV. */
  readonly uv: readonly number[]
  readonly totalUv: number
  readonly cog: readonly [number, number]
  readonly major: number
  readonly minor: number
  /** mm². */
  readonly area: number
  /** µV·mm². */
  readonly volume: number
}

function summarised(cells: readonly SiteCell[], trials: (uv: readonly number[]) => readonly number[]): SiteMap {
  const means = cells.map(({ uv }) => meanOf(trials(uv).map((value) => (value < censorUv ? 0 : value))))
  const uv = means.map((mean) => (mean > censorUv ? mean : 0))
  let [total, x, y, xx, xy, yy] = [0, 0, 0, 0, 0, 0]
  cells.forEach(({ xMm, yMm }, i) => {
    total += uv[i]
    x += uv[i] * xMm
    y += uv[i] * yMm
    xx += uv[i] * xMm * xMm
    xy += uv[i] * xMm * yMm
    yy += uv[i] * yMm * yMm
  })
  const cog = [x / total, y / total] as const
  const [a, b, c] = [xx / total - cog[0] * cog[0], xy / total - cog[0] * cog[1], yy / total - cog[1] * cog[1]]
  const root = Math.sqrt(((a - c) * (a - c)) / 4 + b * b)
  const cell = cellArea(cells)
  return {
    uv,
    totalUv: total,
    cog,
    major: Math.sqrt(Math.max(0, (a + c) / 2 + root)),
    minor: Math.sqrt(Math.max(0, (a + c) / 2 - root)),
    area: cell * uv.filter((value) => value > 0).length,
    volume: cell * total,
  }
}

/** Step² of the grid: the least distance along x between two columns. */
function cellArea(cells: readonly SiteCell[]): number {
  const columns = [...new Set(cells.map(({ xMm }) => Math.round(xMm * 1000)))].sort((p, q) => p - q)
  const step = columns.length > 1 ? (columns[1] - columns[0]) / 1000 : 1
  return step * step
}

export const mapOf = (session: Simulated): SiteMap => summarised(cellsOf(session), (uv) => uv)

/** Overlap of the maps of every other trial. */
export function halfMaps(session: Simulated): { readonly dice: number; readonly shared: number } {
  const cells = cellsOf(session)
  const [odd, even] = [0, 1].map((half) => summarised(cells, (uv) => uv.filter((_, k) => k % 2 === half)))
  const active = (map: SiteMap) => map.uv.filter((uv) => uv > 0).length
  const both = odd.uv.filter((uv, i) => uv > 0 && even.uv[i] > 0).length
  return {
    dice: (2 * both) / (active(odd) + active(even)),
    shared: odd.uv.reduce((sum, uv, i) => sum + Math.min(uv / odd.totalUv, even.uv[i] / even.totalUv), 0),
  }
}

/** The map of the first trials of each site against the map of all: distance of the centres, ratio of the areas. */
export function fewerTrials(
  session: Simulated,
  trials: number,
): { readonly cogMm: number; readonly areaRatio: number } {
  const cells = cellsOf(session)
  const [all, some] = [Number.POSITIVE_INFINITY, trials].map((n) => summarised(cells, (uv) => uv.slice(0, n)))
  return { ...between(all, some), areaRatio: some.area / all.area }
}

/** Distance of the centres of gravity. */
export const between = (a: SiteMap, b: SiteMap): { readonly cogMm: number } => {
  const [dx, dy] = [a.cog[0] - b.cog[0], a.cog[1] - b.cog[1]]
  return { cogMm: Math.sqrt(dx * dx + dy * dy) }
}
