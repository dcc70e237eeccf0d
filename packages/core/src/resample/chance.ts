import type { MapView } from '../metrics/view.js'
import { isMissing, missing } from '../model/missing.js'
import type { Value } from '../model/result.js'
import { overlapIndices } from '../overlap/index.js'
import type { OverlapIndex, OverlapKind } from '../overlap/overlap-index.js'
import { pairOf } from '../overlap/pair.js'
import { means } from './means.js'
import { placementsOf } from './placements.js'

/** Fewer placements than this give no chance level. */
const fewestPlacements = 20

/** Indices that cost much see this many of the placements, evenly chosen. */
const placementsOfCostly = 100

/** Numbers this near, relative to the larger of 1 and the measured one, are the same. */
const sameShare = 1e-10

export interface Chance {
  /** Mean over the placements. */
  readonly level: Value
  /** Is the overlap higher than where the map lies would make it? (1 + placements with at least as much overlap) / (1 + placements). */
  readonly pSeparate: Value
}

/**
 * Chance level of every index: the mean over rigid placements of map b, blind to where it is (see {@link placementsOf}).
 *
 * Needs 20 placements, else the map fills the grid and there is no chance level. Transport distances take 100 of the placements,
 * evenly chosen. `pSeparate` counts similarities at least as large as the measured one, and distances at most as large; signed
 * indices and amounts have none.
 *
 * @param seed which random placements of a field.
 * @returns one entry an index, in the order of overlap.tsv.
 */
export function chanceLevels(a: MapView, b: MapView, seed = 1): readonly Chance[] {
  const placements = placementsOf(b, seed)
  if (placements.length < fewestPlacements) return overlapIndices.map(() => noChance)
  const indices: readonly OverlapIndex<string>[] = overlapIndices
  const of = (index: OverlapIndex<string>, pair: ReturnType<typeof pairOf>) => (index.quick ?? index.of)(pair)
  const measured = pairOf(a, b)
  const observed = indices.map((index) => of(index, measured))
  const levels = means(indices.length)
  const asClose = means(indices.length)
  placements.forEach((placement, k) => {
    const pair = pairOf(a, placement())
    indices.forEach((index, column) => {
      if (index.needs === 'trials' || (index.quick !== undefined && !isChosen(k, placements.length))) return
      const value = of(index, pair)
      if (isMissing(value)) return
      levels.add(column, value)
      const there = observed[column]
      if (!isMissing(there)) asClose.add(column, isAsClose(index.kind, value, there) ? 1 : 0)
    })
  })
  return indices.map(({ kind }, column) => {
    const level = levels.at(column)
    if (level === null) return noChance
    const share = kind === 'signed' || kind === 'amount' ? null : asClose.at(column)
    const count = asClose.count(column)
    return { level, pSeparate: share === null ? noChance.pSeparate : (1 + Math.round(share * count)) / (1 + count) }
  })
}

const noChance: Chance = { level: missing('no-chance'), pSeparate: missing('no-chance') }

/** True for 100 of n placements, evenly spread; for all where there are no more. */
const isChosen = (k: number, n: number): boolean =>
  n <= placementsOfCostly || Math.floor(((k + 1) * placementsOfCostly) / n) > Math.floor((k * placementsOfCostly) / n)

/** True where a placement overlaps at least as much as the measured map. */
function isAsClose(kind: OverlapKind, value: number, measured: number): boolean {
  const slack = sameShare * Math.max(1, Math.abs(measured))
  return kind === 'similarity' ? value >= measured - slack : value <= measured + slack
}
