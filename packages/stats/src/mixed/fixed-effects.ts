/** What is read off a fitted model: each estimate, and each pair of arms. */
import { error } from '../codes.js'
import { isNoStatistic } from '../missing.js'
import { type Contrast, contrast, type LinearFit } from './linear-contrast.js'

export interface FixedEffect extends Contrast {
  readonly name: string
}

/** Each estimate against 0; none when the fit left no residual variance. */
export function effectsOf(fit: LinearFit, alpha: number): FixedEffect[] {
  return fit.names.flatMap((name, j) => {
    const found = contrast(fit, unitRow(fit, j), alpha)
    return isNoStatistic(found) ? [] : [{ name, ...found }]
  })
}

/** The contrast that is estimate `j` itself. */
export const unitRow = (fit: LinearFit, j: number): Float64Array =>
  Float64Array.from(fit.names, (_, k) => (k === j ? 1 : 0))

export interface ArmPair extends Contrast {
  /** The estimate is the mean of `arm` − the mean of `reference`. */
  readonly arm: string
  readonly reference: string
}

/**
 * All pairs of arms, each later arm against each earlier one.
 *
 * @param first place in the estimates of arm 1; arm 0 has none, and arm k is `first` + k − 1.
 */
export function armPairs(fit: LinearFit, arms: readonly string[], first: number, alpha: number): ArmPair[] {
  return arms.flatMap((reference, of) =>
    arms.slice(of + 1).flatMap((arm, after) => {
      const c = new Float64Array(fit.names.length)
      c[first + of + after] = 1
      if (of > 0) c[first + of - 1] = -1
      const found = contrast(fit, c, alpha)
      return isNoStatistic(found) ? [] : [{ arm, reference, ...found }]
    }),
  )
}

const leastInArm = 2

/**
 * @param members n, the arm of each person that a model keeps.
 * @throws {PenfieldError} stats/too-few-values — fewer than two arms, or fewer than two people in one.
 */
export function checkArms(members: Int32Array, arms: readonly string[]): void {
  const counts = arms.map((_, k) => members.reduce((sum, arm) => sum + (arm === k ? 1 : 0), 0))
  const small = counts.findIndex((count) => count < leastInArm)
  if (arms.length >= 2 && small < 0) return
  throw error('stats/too-few-values', {
    what:
      small < 0
        ? `There is ${arms.length} arm; at least 2 were expected.`
        : `Arm "${arms[small]}" has ${counts[small]} people with values; at least ${leastInArm} were expected.`,
    where: { argument: 'arm' },
    fix: 'Add people, or leave the arm out; without another arm a change can not be told from regression to the mean.',
  })
}
