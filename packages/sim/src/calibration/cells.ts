import type { Simulated } from '../session.js'
import { recordedOf } from './recorded.js'

/** What the first muscle showed at a site. */
export interface SiteCell {
  /** Number of the site among the targets of the session: the same place of the grid at every visit. */
  readonly site: number
  readonly xMm: number
  readonly yMm: number
  /** In the order of time, µV: what the electrode showed. */
  readonly seenUv: readonly number[]
  /** The same trials as the navigator stores them. */
  readonly uv: readonly number[]
}

/** The sites of a session that have at least two trials. */
export function cellsOf(session: Simulated): readonly SiteCell[] {
  const { truth } = session
  const [seen, stored] = [truth.responses.seenUv[0], recordedOf(session)]
  const cells = truth.siteLabels.map((_, i) => ({
    site: i,
    xMm: truth.sitesMm[2 * i],
    yMm: truth.sitesMm[2 * i + 1],
    seenUv: [] as number[],
    uv: [] as number[],
  }))
  truth.siteOfStimulus.forEach((site, j) => {
    cells[site].seenUv.push(seen[j])
    cells[site].uv.push(stored[j])
  })
  return cells.filter(({ uv }) => uv.length > 1)
}
