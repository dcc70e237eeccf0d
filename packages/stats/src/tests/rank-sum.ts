/** Two samples by ranks: Wilcoxon's rank sum test, of Mann and Whitney. */
import { normalCdf } from '@penfield/kernels'
import { type NoStatistic, noStatistic } from '../missing.js'

export interface RankSum {
  /** Pairs in which b is the larger one, ties counting half: the sum of b's ranks less n_b(n_b + 1)/2. */
  readonly w: number
  /** Two-sided. */
  readonly p: number
  /** False: by the normal distribution with the corrections for ties and for continuity. */
  readonly isExact: boolean
}

/**
 *     W = Σ mid-rank(b) − n_b (n_b + 1)/2
 *     p = share of the C(n, n_b) ways to pick n_b of all mid-ranks whose W is at least as far from nₐ n_b/2
 *
 * @param a, b NaN are left out.
 * @returns missing below two values a group, or when all values are equal.
 * @accuracy p exact up to nₐ n_b = 2500, ties or none.
 */
export function rankSum(a: ArrayLike<number>, b: ArrayLike<number>): RankSum | NoStatistic {
  const [inA, inB] = [presentOf(a), presentOf(b)]
  const [nA, nB] = [inA.length, inB.length]
  if (nA < 2 || nB < 2) return noStatistic('too-few-values')
  const ranks = midRanks([...inA, ...inB])
  if (ranks.every((rank) => rank === ranks[0])) return noStatistic('no-variance')
  const sum = ranks.subarray(nA).reduce((total, rank) => total + rank, 0)
  const w = sum - (nB * (nB + 1)) / 2
  const isExact = nA * nB <= mostPairs
  const doubled = Array.from(ranks, (rank) => 2 * rank)
  return { w, p: isExact ? exactTwoSided(doubled, nB, 2 * sum) : normalTwoSided(ranks, w, nA, nB), isExact }
}

const mostPairs = 2500

/** Ranks from 1; equal values share the mean of theirs. None may be NaN. */
export function midRanks(values: ArrayLike<number>): Float64Array {
  const order = Array.from(values, (_, i) => i).sort((i, j) => values[i] - values[j])
  const ranks = new Float64Array(values.length)
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && values[order[to]] === values[order[from]]) to++
    for (let k = from; k < to; k++) ranks[order[k]] = (from + 1 + to) / 2
  }
  return ranks
}

/**
 * Share of all subsets of `size` scores whose sum is at least as far from the expected one as `sum`.
 *
 * The number of subsets with each sum grows score by score (the shift algorithm):
 *
 *     count(k, s) ← count(k, s) + count(k − 1, s − score)        k descending
 *
 * @param scores whole numbers, so that sums are compared without rounding.
 * @param sum    of the subset observed.
 */
export function exactTwoSided(scores: readonly number[], size: number, sum: number): number {
  const n = scores.length
  const total = scores.reduce((all, score) => all + score, 0)
  if (2 * size > n) return exactTwoSided(scores, n - size, total - sum)
  const least = Math.min(...scores)
  const width = size * (Math.max(...scores) - least) + 1
  const counts = Array.from({ length: size + 1 }, () => new Float64Array(width))
  counts[0][0] = 1
  for (const score of scores) {
    const shift = score - least
    for (let k = size; k > 0; k--) for (let s = shift; s < width; s++) counts[k][s] += counts[k - 1][s - shift]
  }
  const distance = (of: number): number => Math.abs(n * of - size * total)
  let [asFar, all] = [0, 0]
  counts[size].forEach((count, s) => {
    all += count
    if (distance(s + size * least) >= distance(sum)) asFar += count
  })
  return asFar / all
}

/** z = (|W − nₐ n_b/2| − ½)/σ        σ² = nₐ n_b/12 · (n + 1 − Σ (t³ − t)/(n (n − 1))), t the sizes of the ties */
function normalTwoSided(ranks: Float64Array, w: number, nA: number, nB: number): number {
  const n = nA + nB
  const sizes = new Map<number, number>()
  for (const rank of ranks) sizes.set(rank, (sizes.get(rank) ?? 0) + 1)
  const ties = [...sizes.values()].reduce((sum, t) => sum + (t * t * t - t), 0)
  const variance = ((nA * nB) / 12) * (n + 1 - ties / (n * (n - 1)))
  const z = (Math.abs(w - (nA * nB) / 2) - 0.5) / Math.sqrt(variance)
  return Math.min(1, 2 * normalCdf(-z))
}

const presentOf = (values: ArrayLike<number>): readonly number[] =>
  Array.from(values).filter((value) => !Number.isNaN(value))
