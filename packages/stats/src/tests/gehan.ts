/** Two samples with values below a limit of detection: Gehan's generalised Wilcoxon test. */
import { normalCdf } from '@penfield/kernels'
import { type NoStatistic, noStatistic } from '../missing.js'
import { exactTwoSided } from './rank-sum.js'

export interface Gehan {
  /** Of a and of b, in their order without NaN: what a permutation deals out anew. */
  readonly scoresA: readonly number[]
  readonly scoresB: readonly number[]
  /** Sum of b's scores; above 0 where b is larger. */
  readonly w: number
  /** Of W over all labelings. */
  readonly variance: number
  readonly z: number
  /** Two-sided, by the normal distribution. */
  readonly p: number
  /** Two-sided, over all labelings; null when there are more than `mostLabelings`. */
  readonly exactP: number | null
}

export interface GehanOptions {
  /** L: what was below it was recorded as 0; in the unit of the values. */
  readonly limit: number
  /** Measured values below the limit are taken as censored too. */
  readonly floor?: boolean
  readonly mostLabelings?: number
}

/**
 *     score_i = Σ_j sign(z_i − z_j)        0 for two censored; a censored one is below any measured ≥ L, and
 *                                          not comparable with a measured one below L
 *     W = Σ scores of b        var = nₐ n_b Σ score²/(N (N − 1))        z = W/√var
 *
 * @param a, b values ≥ 0; 0 is censored, NaN are left out.
 * @returns missing below two values a group, or when no two values can be told apart.
 */
export function gehan(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  { limit, floor = false, mostLabelings = 1e5 }: GehanOptions,
): Gehan | NoStatistic {
  const [inA, inB] = [presentOf(a), presentOf(b)]
  const [nA, nB] = [inA.length, inB.length]
  if (nA < 2 || nB < 2) return noStatistic('too-few-values')
  const scores = gehanScores([...inA, ...inB], limit, floor)
  const n = nA + nB
  const variance = (nA * nB * scores.reduce((sum, score) => sum + score * score, 0)) / (n * (n - 1))
  if (variance === 0) return noStatistic('no-variance')
  const [scoresA, scoresB] = [scores.slice(0, nA), scores.slice(nA)]
  const w = scoresB.reduce((sum, score) => sum + score, 0)
  const z = w / Math.sqrt(variance)
  const exactP = labelings(n, nB) <= mostLabelings ? exactTwoSided(scores, nB, w) : null
  return { scoresA, scoresB, w, variance, z, p: 2 * normalCdf(-Math.abs(z)), exactP }
}

function gehanScores(values: readonly number[], limit: number, floor: boolean): readonly number[] {
  const isCensored = (value: number): boolean => value === 0 || (floor && value < limit)
  const compared = (x: number, y: number): number => {
    if (isCensored(x)) return isCensored(y) || y < limit ? 0 : -1
    if (isCensored(y)) return x < limit ? 0 : 1
    return Math.sign(x - y)
  }
  return values.map((x) => values.reduce((sum, y) => sum + compared(x, y), 0))
}

/** C(n, k) */
function labelings(n: number, k: number): number {
  let count = 1
  for (let i = 1; i <= Math.min(k, n - k); i++) count = (count * (n - i + 1)) / i
  return count
}

const presentOf = (values: ArrayLike<number>): readonly number[] =>
  Array.from(values).filter((value) => !Number.isNaN(value))
