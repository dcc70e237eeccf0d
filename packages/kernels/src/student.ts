/** Student's t from the sum of a group's rows, where these are centred (or differences) and of unit norm. */
import type { LabelRows } from './label-rows.js'

/**
 *     t = S g / √(1 − S² r)
 *
 * two groups, centred rows     r = 1/n_a + 1/n_b     g = √(r (n − 2))
 * signs of n differences       r = 1/n               g = √(r (n − 1))
 */
export interface StudentRule {
  readonly gain: number
  readonly ratio: number
}

/** Where all of the variance lies between the groups t would be infinite; it is held at what 1 − S² r can be told from 0. */
export const leastRest = 2.220446049250313e-16

export const tOfSum = (sum: number, { gain, ratio }: StudentRule): number =>
  (sum * gain) / Math.sqrt(Math.max(leastRest, 1 - sum * sum * ratio))

/** @param membersOfA people in group a; of signs it does not matter. */
export function studentRule({ subjects, kind }: LabelRows, membersOfA: number): StudentRule {
  if (kind === 'flips') return { ratio: 1 / subjects, gain: Math.sqrt((subjects - 1) / subjects) }
  const ratio = 1 / membersOfA + 1 / (subjects - membersOfA)
  return { ratio, gain: Math.sqrt(ratio * (subjects - 2)) }
}
