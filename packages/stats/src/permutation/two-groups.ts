/** Differences of two groups, and of pairs, by permutation of people. */
import { type NoStatistic, noStatistic } from '../missing.js'
import { type PermutationResult, permutationTest, type Tail } from './permutation-test.js'
import type { RelabellingOptions } from './plan.js'

/**
 * - `welch`: the difference over its standard error with variances of their own; a valid test of means also where spreads differ
 * - `pooled`: with one variance
 * - `mean`: the difference itself
 */
export type GroupStatistic = 'welch' | 'pooled' | 'mean'

export interface TwoGroupOptions extends RelabellingOptions {
  readonly statistic?: GroupStatistic
  readonly tail?: Tail
}

/**
 * Mean of b less mean of a, studentised as asked; every person keeps a value, labels change places.
 *
 * @returns missing below two values a group, or when none of all values differ.
 */
export function twoGroupPermutation(
  a: Float64Array,
  b: Float64Array,
  { statistic = 'welch', ...options }: TwoGroupOptions = {},
): PermutationResult | NoStatistic {
  if (a.length < 2 || b.length < 2) return noStatistic('too-few-values')
  const values = Float64Array.of(...a, ...b)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  // Centred once: sums of squares of what is left lose no digits.
  const centred = values.map((value) => value - mean)
  const size = Math.max(...values.map(Math.abs))
  if (!centred.some((value) => Math.abs(value) > rounding * size)) return noStatistic('no-variance')
  const isB = Uint8Array.from(values, (_, i) => (i < a.length ? 0 : 1))
  return permutationTest('labels', isB, (members) => difference(centred, members, b.length, statistic), options)
}

/** Spread below this share of the values is what rounding leaves of equal values. */
const rounding = 1e-13

/** Where a relabelling leaves no spread inside the groups its statistic would be infinite; it is held at a very large number. */
const leastSe = 1e-12

function difference(values: Float64Array, members: Uint8Array, n1: number, statistic: GroupStatistic): number {
  const n = values.length
  const n0 = n - n1
  let [sum1, squares1, sum, squares] = [0, 0, 0, 0]
  for (let i = 0; i < n; i++) {
    const value = values[i]
    sum += value
    squares += value * value
    if (members[i] === 0) continue
    sum1 += value
    squares1 += value * value
  }
  const [mean0, mean1] = [(sum - sum1) / n0, sum1 / n1]
  if (statistic === 'mean') return mean1 - mean0
  const within1 = Math.max(0, squares1 - sum1 * mean1)
  const within0 = Math.max(0, squares - squares1 - (sum - sum1) * mean0)
  const square =
    statistic === 'pooled'
      ? ((within0 + within1) / (n - 2)) * (1 / n0 + 1 / n1)
      : within0 / (n0 - 1) / n0 + within1 / (n1 - 1) / n1
  return (mean1 - mean0) / Math.max(Math.sqrt(square), leastSe * Math.sqrt(squares / n))
}

/**
 * Mean difference over its standard error; every pair keeps its difference, signs change. Needs errors that are symmetric about 0.
 *
 * @returns missing below two pairs, or when no difference is other than 0.
 */
export function pairedPermutation(
  differences: Float64Array,
  options: RelabellingOptions & { readonly tail?: Tail } = {},
): PermutationResult | NoStatistic {
  const n = differences.length
  if (n < 2) return noStatistic('too-few-values')
  const squares = differences.reduce((sum, value) => sum + value * value, 0)
  if (squares === 0) return noStatistic('no-variance')
  const t = (members: Uint8Array): number => {
    let sum = 0
    for (let i = 0; i < n; i++) sum += members[i] === 1 ? differences[i] : -differences[i]
    const within = Math.max(0, squares - (sum * sum) / n)
    return sum / n / Math.max(Math.sqrt(within / (n - 1) / n), leastSe * Math.sqrt(squares / n))
  }
  return permutationTest('flips', new Uint8Array(n).fill(1), t, options)
}
