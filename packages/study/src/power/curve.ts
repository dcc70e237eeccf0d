/** How many people reach the target power by the simulated studies themselves, without a closed form. */
import type { PowerResult, PowerRow } from './power-study.js'

/** A place on the axis of people: −∞ at or before its first level, ∞ beyond its last. */
export interface CurveNeeded {
  readonly people: number
  readonly low: number
  readonly high: number
  /** First and last level of the axis. */
  readonly levels: readonly [number, number]
}

interface Level {
  readonly people: number
  readonly power: number
  readonly low: number
  readonly high: number
}

/**
 * Where the power of a number, and the ends of its interval, pass the target for the last time.
 *
 *     n = n_k + (n_k+1 − n_k) (target − p_k) / (p_k+1 − p_k)        k the last level below the target; rounded up
 *
 * @returns null where no people were varied.
 */
export function neededByCurve({ request, rows }: PowerResult, row: PowerRow): CurveNeeded | null {
  const varied = rows.filter(({ factor, outcome }) => factor === 'people' && isSame(outcome, row.outcome))
  if (varied.length === 0) return null
  const own = row.factor === 'design' && row.people[0] === row.people[1] ? [row] : []
  const byPeople = new Map([...own, ...varied].map((each) => [each.people[0], each]))
  const levels = [...byPeople]
    .sort(([a], [b]) => a - b)
    .map(([people, { power, powerInterval }]): Level => ({ people, power, ...powerInterval }))
  const { target } = request
  return {
    people: passing(levels, 'power', target),
    low: passing(levels, 'high', target),
    high: passing(levels, 'low', target),
    levels: [levels[0].people, levels[levels.length - 1].people],
  }
}

function passing(levels: readonly Level[], of: 'power' | 'low' | 'high', target: number): number {
  let k = levels.length - 1
  while (k >= 0 && levels[k][of] >= target) k--
  if (k < 0) return Number.NEGATIVE_INFINITY
  if (k === levels.length - 1) return Number.POSITIVE_INFINITY
  const [below, above] = [levels[k], levels[k + 1]]
  const at = below.people + ((above.people - below.people) * (target - below[of])) / (above[of] - below[of])
  // Rounding of the quotient alone adds nobody.
  return Math.ceil(at - 1e-9)
}

export const isSame = (a: PowerRow['outcome'], b: PowerRow['outcome']): boolean =>
  a.id === b.id && a.muscle === b.muscle && `${a.pair}` === `${b.pair}`

/** `34 a group by the simulated curve (28 to 43)`; an end off the axis is said to be. */
export function curveInWords({ people, low, high, levels: [first, last] }: CurveNeeded): string {
  const words = (n: number): string => (Number.isFinite(n) ? `${n}` : n < 0 ? `${first} or fewer` : `more than ${last}`)
  const interval = low === high && !Number.isFinite(low) ? '' : ` (${words(low)} to ${words(high)})`
  return `${words(people)} a group by the simulated curve${interval}`
}
