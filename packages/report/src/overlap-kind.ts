/** How an overlap index is read: its axis, the words at its ends, and what its ceiling is called. */
import { isMissing, type MissingCode, type OverlapRow, overlapIndices } from '@penfield/core'
import { decade, powerOfTen } from './scale.js'

export interface Reading {
  readonly kind: 'similarity' | 'distance' | 'signed' | 'plain'
  readonly domain: readonly [number, number]
  /** Words at the lower and the upper end of the axis. */
  readonly ends: readonly [string, string]
  readonly ceilingName: 'ceiling' | 'noise'
}

const indexOf = (id: string) => overlapIndices.find((index) => index.id === id)

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

const largestOf = ({ value, interval, ceiling, chance, corrected, correctedInterval }: OverlapRow): number =>
  Math.max(
    ...[
      value,
      interval.low,
      interval.high,
      ceiling,
      chance,
      corrected,
      correctedInterval.low,
      correctedInterval.high,
    ].map((each) => (isMissing(each) ? 0 : Math.abs(each))),
  )

export function readingOf(row: OverlapRow): Reading {
  const index = indexOf(row.index)
  const limit = roundUp(1.05 * largestOf(row))
  switch (index?.kind) {
    case 'similarity':
      return { kind: 'similarity', domain: index.range, ends: ['separate', 'same'], ceilingName: 'ceiling' }
    case 'dissimilarity':
      return { kind: 'distance', domain: index.range, ends: ['same', 'apart'], ceilingName: 'noise' }
    case 'distance':
      return { kind: 'distance', domain: [0, limit], ends: ['same', 'apart'], ceilingName: 'noise' }
    case 'signed':
      return {
        kind: 'signed',
        domain: [-limit, limit],
        ends: signedEnds[row.index] ?? ['', ''],
        ceilingName: 'noise',
      }
    default:
      return { kind: 'plain', domain: plainDomain(row, index?.range, limit), ends: ['', ''], ceilingName: 'ceiling' }
  }
}

/** All that an amount can be where that is bounded, else from 0 to beyond the numbers. */
function plainDomain({ unit }: OverlapRow, range: Reading['domain'] | undefined, limit: number): Reading['domain'] {
  if (range?.every(Number.isFinite)) return range
  return [0, unit === '1' ? Math.max(1, limit) : limit]
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

/**
 * The index between halves over that of halves of one muscle; null when there is none, and for numbers that can be negative, such as
 * correlations: their 0 is not "apart", so no part of the ceiling is reached.
 */
export function shareOfCeiling({ index, ceilingCorrected }: OverlapRow): number | null {
  const [least] = indexOf(index)?.range ?? [0]
  return isMissing(ceilingCorrected) || least < 0 ? null : ceilingCorrected
}

/** Codes that belong to the index, not to the session. */
const neverCorrected: readonly MissingCode[] = ['not-corrected', 'not-reliable']

/** False for an index that has no value without trial noise, whatever the trials; true where these leave it open. */
export const isCorrectable = ({ corrected }: OverlapRow): boolean =>
  !isMissing(corrected) || !neverCorrected.includes(corrected.missing)
