/** How often one sample lies above another: for ordinal values. */
import { type NoStatistic, noStatistic } from '../missing.js'

/**
 * Cliff's delta.
 *
 *     δ = (number of pairs with b > a − number of pairs with b < a)/(nₐ n_b)        in [−1, 1]
 *
 * @param a, b NaN are left out.
 * @returns missing below two values a group.
 */
export function cliffsDelta(a: ArrayLike<number>, b: ArrayLike<number>): number | NoStatistic {
  const [inA, inB] = [presentOf(a), presentOf(b)]
  if (inA.length < 2 || inB.length < 2) return noStatistic('too-few-values')
  let more = 0
  for (const x of inA) for (const y of inB) more += Math.sign(y - x)
  return more / (inA.length * inB.length)
}

const presentOf = (values: ArrayLike<number>): Float64Array =>
  Float64Array.from(values).filter((value) => !Number.isNaN(value))
