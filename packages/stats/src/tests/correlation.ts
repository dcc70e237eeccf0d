/** Do two numbers of the same people go together? Pearson's, Spearman's and partial correlation. */
import { error } from '../codes.js'
import { tTwoSided } from '../distributions/student.js'
import { type NoStatistic, noStatistic } from '../missing.js'
import { midRanks } from './rank-sum.js'

export interface Correlation {
  /** People in whom nothing is missing. */
  readonly n: number
  readonly r: number
  readonly t: number
  readonly df: number
  /** Two-sided, by t(df). */
  readonly p: number
}

type Column = ArrayLike<number>

/**
 *     r = Σ (x − x̄)(y − ȳ)/√(Σ (x − x̄)² Σ (y − ȳ)²)        t = r √(df/(1 − r²)), df = n − 2
 *
 * @returns missing below three people, when x or y is the same in all, or when all points lie on one line.
 * @throws {PenfieldError} stats/lengths-differ — the columns are not of one length.
 */
export const pearson = (x: Column, y: Column): Correlation | NoStatistic => partialCorrelation(x, y, [])

/** {@link pearson} of mid-ranks; all points lie on one line where x and y have the same order, or the opposite one. */
export function spearman(x: Column, y: Column): Correlation | NoStatistic {
  const [inX, inY] = present([x, y])
  return pearson(midRanks(inX), midRanks(inY))
}

/**
 * Correlation of what an intercept and the covariates leave of x and y.
 *
 *     r = r_x · r_y/(|r_x| |r_y|)        r_x, r_y residuals        t = r √(df/(1 − r²)), df = n − 2 − k
 *
 * @param x, y       n.
 * @param covariates k × n; a person with a NaN in any column is left out.
 * @returns missing as {@link pearson}; below k + 3 people; when a column follows from the covariates before it.
 * @throws {PenfieldError} stats/lengths-differ — the columns are not of one length.
 */
export function partialCorrelation(x: Column, y: Column, covariates: readonly Column[]): Correlation | NoStatistic {
  const [inX, inY, ...given] = present([x, y, ...covariates])
  const n = inX.length
  const df = n - 2 - given.length
  if (n < 2) return noStatistic('too-few-values')
  if (df < 1) return noStatistic('no-freedom')
  const basis: Float64Array[] = [new Float64Array(n).fill(1 / Math.sqrt(n))]
  for (const column of given) {
    const unit = unitResidual(column, basis)
    if (unit === null) return noStatistic('singular')
    basis.push(unit)
  }
  if (isConstant(inX, basis[0]) || isConstant(inY, basis[0])) return noStatistic('no-variance')
  const [ofX, ofY] = [unitResidual(inX, basis), unitResidual(inY, basis)]
  if (ofX === null || ofY === null) return noStatistic('singular')
  const r = Math.max(-1, Math.min(1, dot(ofX, ofY)))
  // 1 − r², without the cancellation.
  const left = norm(ofY.map((value, i) => value - r * ofX[i]))
  if (left <= leastLeft) return noStatistic('no-residual')
  const t = (r * Math.sqrt(df)) / left
  return { n, r, t, df, p: tTwoSided(t, df) }
}

/** What a basis, whose first vector is the intercept, leaves of a column, at length 1; null when that is nothing. */
function unitResidual(column: Float64Array, basis: readonly Float64Array[]): Float64Array | null {
  if (isConstant(column, basis[0])) return null
  const centred = without(column, basis.slice(0, 1))
  // Twice: the first pass leaves a rounding error along the basis.
  const residual = without(without(centred, basis), basis)
  const length = norm(residual)
  return length > leastShare * norm(centred) ? residual.map((value) => value / length) : null
}

function without(column: Float64Array, basis: readonly Float64Array[]): Float64Array {
  let left = column
  for (const unit of basis) {
    const along = dot(left, unit)
    left = left.map((value, i) => value - along * unit[i])
  }
  return left
}

function isConstant(column: Float64Array, intercept: Float64Array): boolean {
  const size = column.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return !(norm(without(column, [intercept])) > rounding * size * Math.sqrt(column.length))
}

/** The columns in the people in whom none of them is NaN. */
function present(columns: readonly Column[]): readonly Float64Array[] {
  const lengths = [...new Set(columns.map(({ length }) => length))]
  if (lengths.length > 1) {
    throw error('stats/lengths-differ', {
      what: `The columns have ${lengths.join(', ')} values; the same number for all, one a person, was expected.`,
      fix: 'Give one value of each column for every person, NaN where one is missing.',
    })
  }
  const isComplete = (i: number): boolean => columns.every((column) => !Number.isNaN(column[i]))
  return columns.map((column) => Float64Array.from(column).filter((_, i) => isComplete(i)))
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, i) => sum + value * b[i], 0)

const norm = (a: Float64Array): number => Math.sqrt(dot(a, a))

/** Spread below this share of the values is what rounding leaves of equal values. */
const rounding = 1e-13
const leastShare = 1e-10
const leastLeft = 1e-12
