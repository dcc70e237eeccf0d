/** How an overlap index is read: its axis, the words at its ends, and what its ceiling is called. */
import { isMissing, type OverlapRow } from '@penfield/core'
import { decade, powerOfTen } from './scale.js'

export interface Reading {
  readonly kind: 'similarity' | 'distance' | 'signed' | 'plain'
  readonly domain: readonly [number, number]
  /** Words at the lower and the upper end of the axis. */
  readonly ends: readonly [string, string]
  readonly ceilingName: 'ceiling' | 'noise'
}

const similarities: Readonly<Record<string, readonly [number, number]>> = {
  histogram_intersection: [0, 1],
  bhattacharyya: [0, 1],
  dice: [0, 1],
  jaccard: [0, 1],
  overlap_coefficient: [0, 1],
  ruzicka: [0, 1],
  cosine: [0, 1],
  pearson: [-1, 1],
  spearman: [-1, 1],
  trial_correlation: [-1, 1],
}

const boundedDistances = ['hellinger', 'selectivity']
const distances = ['cog_distance', 'hotspot_distance', 'wasserstein_1', 'wasserstein_2', 'separation_d']

const signedEnds: Readonly<Record<string, readonly [string, string]>> = {
  cog_shift_ap: ['posterior', 'anterior'],
  cog_shift_ml: ['medial', 'lateral'],
}

/** 1, 2 or 5 × 10ᵏ that is not below `size`, so that the axis ends at a round number. */
function roundUp(size: number): number {
  if (!(size > 0)) return 1
  const power = powerOfTen(decade(size))
  for (const factor of [1, 2, 3, 4, 5, 6, 8]) if (factor * power >= size) return factor * power
  return 10 * power
}

const largestOf = ({ value, interval, ceiling, chance }: OverlapRow): number =>
  Math.max(
    ...[value, interval.low, interval.high, ceiling, chance].map((each) => (isMissing(each) ? 0 : Math.abs(each))),
  )

export function readingOf(row: OverlapRow): Reading {
  const bounds = similarities[row.index]
  if (bounds !== undefined)
    return { kind: 'similarity', domain: bounds, ends: ['separate', 'same'], ceilingName: 'ceiling' }
  if (boundedDistances.includes(row.index))
    return { kind: 'distance', domain: [0, 1], ends: ['same', 'apart'], ceilingName: 'noise' }
  const limit = roundUp(1.05 * largestOf(row))
  if (distances.includes(row.index))
    return { kind: 'distance', domain: [0, limit], ends: ['same', 'apart'], ceilingName: 'noise' }
  const ends = signedEnds[row.index]
  if (ends !== undefined) return { kind: 'signed', domain: [-limit, limit], ends, ceilingName: 'noise' }
  return {
    kind: 'plain',
    domain: [0, row.unit === '1' ? Math.max(1, limit) : limit],
    ends: ['', ''],
    ceilingName: 'ceiling',
  }
}

/** Ids in the order of the report; what is not named here comes after, folded. */
export const firstIndices = [
  'histogram_intersection',
  'cog_shift_ap',
  'cog_shift_ml',
  'cog_distance',
  'dice',
  'separation_d',
  'selectivity',
]

/** The index between halves over that of halves of one muscle; null when there is none. */
export const shareOfCeiling = ({ ceilingCorrected }: OverlapRow): number | null =>
  isMissing(ceilingCorrected) ? null : ceilingCorrected
