/** Maps of site means, no threshold on what is weighed: size metrics of the public data were computed so. */
import type { SiteCell } from './cells.js'
import { meanOf } from './numbers.js'

/** µV. A site is active above it. */
export const activeUv = 50

export interface SiteMap {
  readonly cogMm: readonly [number, number]
  readonly majorMm: number
  readonly minorMm: number
  /** mm²: sites whose mean is above 50 µV. */
  readonly areaMm2: number
  /** µV·mm². */
  readonly volume: number
}

export const mapOf = (cells: readonly SiteCell[]): SiteMap =>
  siteMap(
    cells,
    cells.map(({ uv }) => meanOf(uv)),
  )

/** @param meansUv one a site. */
export function siteMap(cells: readonly SiteCell[], meansUv: readonly number[]): SiteMap {
  let [total, x, y, xx, xy, yy] = [0, 0, 0, 0, 0, 0]
  cells.forEach(({ xMm, yMm }, i) => {
    const uv = meansUv[i]
    total += uv
    x += uv * xMm
    y += uv * yMm
    xx += uv * xMm * xMm
    xy += uv * xMm * yMm
    yy += uv * yMm * yMm
  })
  const cogMm = [x / total, y / total] as const
  const [a, b, c] = [
    xx / total - cogMm[0] * cogMm[0],
    xy / total - cogMm[0] * cogMm[1],
    yy / total - cogMm[1] * cogMm[1],
  ]
  const root = Math.sqrt(((a - c) * (a - c)) / 4 + b * b)
  const step = stepMm(cells)
  return {
    cogMm,
    majorMm: Math.sqrt(Math.max(0, (a + c) / 2 + root)),
    minorMm: Math.sqrt(Math.max(0, (a + c) / 2 - root)),
    areaMm2: step * step * meansUv.filter((uv) => uv > activeUv).length,
    volume: step * step * total,
  }
}

/** Step of the grid: the least distance along x between two columns. */
export function stepMm(cells: readonly SiteCell[]): number {
  const columns = [...new Set(cells.map(({ xMm }) => Math.round(xMm * 1000)))].sort((p, q) => p - q)
  return columns.length > 1 ? (columns[1] - columns[0]) / 1000 : 1
}

export function distanceMm(a: readonly [number, number], b: readonly [number, number]): number {
  const [dx, dy] = [a[0] - b[0], a[1] - b[1]]
  return Math.sqrt(dx * dx + dy * dy)
}
