/** Power of the two-sided two-sample t test on normal values, in closed form. */
import { noncentralTCdf, noncentralTUpper } from '../distributions/noncentral-t.js'
import { solveIncreasing } from '../distributions/solve.js'
import { tQuantile } from '../distributions/student.js'

/**
 * Probability that the test finds a difference of `d` SDs.
 *
 *     power = P(T > t*) + P(T < −t*)        T noncentral, δ = d √(n₁n₂/(n₁+n₂)), ν = n₁ + n₂ − 2, t* = t₁₋α/₂(ν)
 */
export function powerOfT(d: number, n1: number, n2: number, alpha = 0.05): number {
  const df = n1 + n2 - 2
  // One person in each group leaves nothing to test with.
  if (df < 1) return 0
  const critical = tQuantile(1 - alpha / 2, df)
  const delta = d * Math.sqrt((n1 * n2) / (n1 + n2))
  return Math.min(1, noncentralTUpper(critical, df, delta) + noncentralTCdf(-critical, df, delta))
}

/** The difference in SDs that is found with probability `power`, > alpha. */
export const detectableD = (power: number, n1: number, n2: number, alpha = 0.05): number =>
  solveIncreasing((d) => powerOfT(d, n1, n2, alpha) - power, 0, largestD)

const largestD = 50

/** More people than this a group are not asked for. */
export const mostPeople = 1_000_000

/**
 * The fewest people a group that find a difference of `d` SDs with probability `power`; two at least, infinite above
 * {@link mostPeople}.
 */
export function peopleFor(d: number, power = 0.8, alpha = 0.05): number {
  const isEnough = (n: number): boolean => powerOfT(d, n, n, alpha) >= power
  let high = 2
  while (high <= mostPeople && !isEnough(high)) high *= 2
  if (high > mostPeople) return Number.POSITIVE_INFINITY
  let low = high / 2
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (isEnough(middle)) high = middle
    else low = middle
  }
  return high
}
