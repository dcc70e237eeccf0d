/** Small panels, one a site, laid out as on the head. */
import type { Sites } from '@penfield/core'

export interface PanelPlace {
  readonly site: number
  /** From the left and from the top, counted from 0. */
  readonly column: number
  readonly row: number
}

/** More columns than this leave no room for a curve. */
const mostColumns = 12

/**
 * Places of the panels: the lattice's own, anterior on top, where the sites form one that fits; else rows of about √n
 * sites from anterior to posterior, each from left to right.
 */
export function sitePanels(
  { planeMm, rule }: Sites,
  shown: readonly number[],
): { readonly places: readonly PanelPlace[]; readonly onLattice: boolean } {
  if (rule.lattice !== null) {
    const { lattice } = rule
    const columns = shown.map((i) => lattice[2 * i])
    const rows = shown.map((i) => lattice[2 * i + 1])
    const left = Math.min(...columns)
    const top = Math.max(...rows)
    if (Math.max(...columns) - left < mostColumns && top - Math.min(...rows) < mostColumns)
      return {
        places: shown.map((site, k) => ({ site, column: columns[k] - left, row: top - rows[k] })),
        onLattice: true,
      }
  }
  const perRow = Math.min(mostColumns, Math.ceil(Math.sqrt(shown.length)))
  const fromAnterior = [...shown].sort((i, j) => planeMm[2 * j + 1] - planeMm[2 * i + 1] || i - j)
  const places: PanelPlace[] = []
  for (let start = 0; start < fromAnterior.length; start += perRow) {
    const fromLeft = fromAnterior.slice(start, start + perRow).sort((i, j) => planeMm[2 * i] - planeMm[2 * j] || i - j)
    for (const [column, site] of fromLeft.entries()) places.push({ site, column, row: start / perRow })
  }
  return { places, onLattice: false }
}
