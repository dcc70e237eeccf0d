/** Rows about sites, by the size of their mean. */
import type { SiteCell } from './cells.js'
import { meanOf, sdOf } from './numbers.js'
import { type CalibrationRow, near, within } from './row.js'

const bins = [
  { from: 50, to: 100, cv: 1.78, silent: 0.54 },
  { from: 100, to: 200, cv: 1.6, silent: 0.44 },
  { from: 200, to: 500, cv: 1.35, silent: 0.29 },
  { from: 500, to: 1000, cv: 1.03, silent: 0.09 },
  { from: 1000, to: Number.POSITIVE_INFINITY, cv: 0.65, silent: 0.01 },
] as const

/** A quarter of a share near 0 is less than one trial in a site: shares are accepted within 0.05 at least. */
const shareRange = (share: number) =>
  [Math.min(0.75 * share, share - 0.05), Math.max(1.25 * share, share + 0.05)] as const

export function siteRows(cells: readonly SiteCell[]): CalibrationRow[] {
  return bins.flatMap(({ from, to, cv, silent }) => {
    const here = cells.filter(({ uv }) => meanOf(uv) >= from && meanOf(uv) < to).map(({ uv }) => uv)
    const name = Number.isFinite(to) ? `site mean ${from} to ${to} uV` : `site mean over ${from} uV`
    const share = meanOf(here.map((uv) => uv.filter((value) => value === 0).length / uv.length))
    return [
      near(`CV within a site, ${name}`, '1', meanOf(here.map((uv) => sdOf(uv) / meanOf(uv))), cv),
      within(`no MEP, ${name}`, '1', share, shareRange(silent), `${silent}`),
    ]
  })
}
