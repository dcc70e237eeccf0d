import type { Simulated } from '../session.js'

/** What the first muscle showed at a site. */
export interface SiteCell {
  readonly xMm: number
  readonly yMm: number
  /** In the order of time, µV. */
  readonly uv: readonly number[]
}

/** The sites of a session that have at least two trials. */
export function cellsOf({ truth }: Simulated): readonly SiteCell[] {
  const uv: number[][] = Array.from({ length: truth.siteLabels.length }, () => [])
  const seen = truth.responses.seenUv[0]
  for (let j = 0; j < seen.length; j++) uv[truth.siteOfStimulus[j]].push(seen[j])
  return uv
    .map((values, i) => ({ xMm: truth.sitesMm[2 * i], yMm: truth.sitesMm[2 * i + 1], uv: values }))
    .filter((cell) => cell.uv.length > 1)
}
