/** Two samples of vectors, such as centres of gravity: Hotelling's T². */
import { choleskyLower, solveLower } from '@penfield/kernels'
import { error } from '../codes.js'
import { fUpper } from '../distributions/f.js'
import { type NoStatistic, noStatistic } from '../missing.js'

/** n × k, one row a person; a row with a NaN is left out. */
export type Rows = readonly (readonly number[])[]

export interface Hotelling {
  /** k: mean of b − mean of a. */
  readonly difference: readonly number[]
  readonly t2: number
  readonly f: number
  readonly df1: number
  readonly df2: number
  /** By F(df1, df2), for normal vectors of equal covariance. */
  readonly p: number
}

/**
 *     T² = nₐ n_b/(nₐ + n_b) · dᵀ S⁻¹ d                      d = b̄ − ā, S the pooled covariance, k × k
 *     F  = (nₐ + n_b − k − 1)/(k (nₐ + n_b − 2)) · T²        df k, nₐ + n_b − k − 1
 *
 * @param a nₐ × k, any one unit a column.
 * @param b n_b × k.
 * @returns missing below two people a group, without degrees of freedom, or when S is singular.
 * @throws {PenfieldError} stats/lengths-differ — the rows are not all of one length k ≥ 1.
 */
export function hotelling(a: Rows, b: Rows): Hotelling | NoStatistic {
  const [rowsA, rowsB] = presentRows([a, b])
  const [nA, nB] = [rowsA.length, rowsB.length]
  if (nA < 2 || nB < 2) return noStatistic('too-few-values')
  const k = rowsA[0].length
  const df2 = nA + nB - k - 1
  if (df2 < 1) return noStatistic('no-freedom')
  const [meanA, meanB] = [meanRow(rowsA), meanRow(rowsB)]
  const pooled = new Float64Array(k * k)
  addProducts(pooled, rowsA, meanA, nA + nB - 2)
  addProducts(pooled, rowsB, meanB, nA + nB - 2)
  const lower = choleskyLower(pooled, k)
  const largest = Float64Array.from({ length: k }, (_, j) => largestOf([...rowsA, ...rowsB], j))
  if (lower === null || isSingular(lower, pooled, largest)) return noStatistic('singular')
  const difference = meanB.map((mean, j) => mean - meanA[j])
  const scaled = solveLower(lower, k, Float64Array.from(difference), 1)
  const t2 = ((nA * nB) / (nA + nB)) * scaled.reduce((sum, value) => sum + value * value, 0)
  const f = (df2 / (k * (nA + nB - 2))) * t2
  return { difference, t2, f, df1: k, df2, p: fUpper(f, k, df2) }
}

/**
 * The rows without a NaN.
 *
 * @throws {PenfieldError} stats/lengths-differ — the rows are not all of one length k ≥ 1.
 */
export function presentRows(groups: readonly Rows[]): readonly Rows[] {
  const lengths = [...new Set(groups.flatMap((rows) => rows.map((row) => row.length)))]
  if (lengths.length > 1 || lengths[0] === 0) {
    throw error('stats/lengths-differ', {
      what: `The vectors have ${lengths.join(', ')} numbers; at least 1, and the same for all, was expected.`,
      fix: 'Give every person the same coordinates, NaN where one is missing.',
    })
  }
  return groups.map((rows) => rows.filter((row) => !row.some(Number.isNaN)))
}

/** Mean of n ≥ 1 rows. */
export const meanRow = (rows: Rows): readonly number[] =>
  rows[0].map((_, j) => rows.reduce((sum, row) => sum + row[j], 0) / rows.length)

/** out += Σ (x − x̄)(x − x̄)ᵀ / df */
function addProducts(out: Float64Array, rows: Rows, mean: readonly number[], df: number): void {
  const k = mean.length
  for (const row of rows)
    for (let i = 0; i < k; i++)
      for (let j = 0; j < k; j++) out[i * k + j] += ((row[i] - mean[i]) * (row[j] - mean[j])) / df
}

const largestOf = (rows: Rows, j: number): number => rows.reduce((most, row) => Math.max(most, Math.abs(row[j])), 0)

/** l²_jj/s_jj is the share of column j's variance that the columns before it do not explain. */
function isSingular(lower: Float64Array, pooled: Float64Array, largest: Float64Array): boolean {
  const k = largest.length
  return largest.some((size, j) => {
    const [left, variance] = [lower[j * k + j], pooled[j * k + j]]
    return !(Math.sqrt(variance) > rounding * size) || !(left * left > leastShare * variance)
  })
}

/** Spread below this share of the values is what rounding leaves of equal values. */
const rounding = 1e-13
const leastShare = 1e-10
