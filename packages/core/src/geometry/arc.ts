import { sin } from '@penfield/kernels'

/**
 * Straight distance between two places on a head whose distance along the scalp is known.
 *
 *     c = 2 R sin(s / 2R)
 *
 * @param arcMm    s, along the scalp, mm, 0 … πR.
 * @param radiusMm R, head circumference / 2π, mm.
 * @returns c, mm.
 */
export const chordMm = (arcMm: number, radiusMm: number): number => 2 * radiusMm * sin(arcMm / (2 * radiusMm))
