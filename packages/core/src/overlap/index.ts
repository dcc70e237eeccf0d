import { cogDistance } from './cog-distance.js'
import { dice } from './dice.js'
import { histogramIntersection } from './histogram-intersection.js'
import { jaccard } from './jaccard.js'

/** Every overlap index, in the order of overlap.tsv. */
export const overlapIndices = [dice, jaccard, histogramIntersection, cogDistance] as const

export type OverlapIndexId = (typeof overlapIndices)[number]['id']
