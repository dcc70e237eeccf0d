/** Do groups differ in spread? One-way analysis of variance of the distances from each group's median. */
import { median } from '@penfield/kernels'
import { fUpper } from '../distributions/f.js'
import { type NoStatistic, noStatistic } from '../missing.js'

export interface FTest {
  readonly f: number
  readonly df1: number
  readonly df2: number
  readonly p: number
}

/**
 *     z_ij = |x_ij − median of group i|, then F of {@link oneWay}
 *
 * @param groups two or more; NaN are left out.
 * @returns missing below two values a group, or when no distance differs from the others of its group.
 */
export function brownForsythe(groups: readonly ArrayLike<number>[]): FTest | NoStatistic {
  const present = groups.map(presentOf)
  const centres = present.map(median)
  return oneWay(
    present.map((values, i) => values.map((value) => Math.abs(value - centres[i]))),
    largestOf(present),
  )
}

/**
 * One-way analysis of variance of g groups, N values.
 *
 *     F = (Σ nᵢ (x̄ᵢ − x̄)² / (g − 1)) / (Σ Σ (x_ij − x̄ᵢ)² / (N − g))        df g − 1, N − g
 *
 * @param groups two or more; NaN are left out.
 * @param size   of the numbers the values were made from: spread below its rounding counts as none.
 * @returns missing below two groups or two values a group, or when values differ within no group.
 */
export function oneWay(groups: readonly ArrayLike<number>[], size = largestOf(groups)): FTest | NoStatistic {
  const present = groups.map(presentOf)
  const g = present.length
  if (g < 2 || present.some(({ length }) => length < 2)) return noStatistic('too-few-values')
  const n = present.reduce((sum, { length }) => sum + length, 0)
  const means = present.map(meanOf)
  const grand = present.reduce((sum, values, i) => sum + values.length * means[i], 0) / n
  let [between, within] = [0, 0]
  present.forEach((values, i) => {
    between += values.length * (means[i] - grand) * (means[i] - grand)
    for (const value of values) within += (value - means[i]) * (value - means[i])
  })
  if (!(Math.sqrt(within / n) > rounding * size)) return noStatistic('no-variance')
  const [df1, df2] = [g - 1, n - g]
  const f = between / df1 / (within / df2)
  return { f, df1, df2, p: fUpper(f, df1, df2) }
}

const presentOf = (values: ArrayLike<number>): Float64Array =>
  Float64Array.from(values).filter((value) => !Number.isNaN(value))

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length

const largestOf = (groups: readonly ArrayLike<number>[]): number =>
  groups.flatMap((values) => [...presentOf(values)]).reduce((most, value) => Math.max(most, Math.abs(value)), 0)

/** Spread below this share of the values is what rounding leaves of equal values. */
const rounding = 1e-13
