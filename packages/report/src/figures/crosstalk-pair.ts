/** Two channels of a session with what they share, as the figures and the section of crosstalk take them. */
import type { CrosstalkFinding } from '@penfield/core'
import type { FigureInput } from './figure.js'

/** The finding of the pair asked for, else the first one; null without. */
export function crosstalkOf({ result, pair }: Pick<FigureInput, 'result' | 'pair'>): CrosstalkFinding | null {
  const found = result.emg?.crosstalk ?? []
  return (pair === undefined ? found[0] : found.find((each) => isOf(each, pair))) ?? null
}

const isOf = ({ muscleA, muscleB }: CrosstalkFinding, [a, b]: readonly [string, string]): boolean =>
  muscleA === a && muscleB === b

/** Leaks of at most this size both ways are allowed by both bounds; NaN where neither is known. */
export function smallerBound({ bound }: CrosstalkFinding): number {
  const known = [bound.aToB, bound.bToA].filter((each) => !Number.isNaN(each))
  return known.length === 0 ? Number.NaN : Math.min(...known)
}
