/** Intraclass correlation: the share of the spread that people, not sessions, account for. */
import { fQuantile } from '../distributions/f.js'
import { type NoStatistic, noStatistic } from '../missing.js'
import { type MeanSquares, meanSquaresOf } from './mean-squares.js'
import { rounding } from './precision.js'

/** Shrout and Fleiss's (1,1), (2,1), (3,1) of one session, (1,k), (2,k), (3,k) of the mean of k. */
export const iccForms = ['icc11', 'icc21', 'icc31', 'icc1k', 'icc2k', 'icc3k'] as const

export type IccForm = (typeof iccForms)[number]

export interface Icc {
  /** At most 1. Negative where people differ less than their sessions do, and reported as it is. */
  readonly value: number
  /** 95 % interval; `low` is −Infinity where nothing is excluded below. */
  readonly low: number
  readonly high: number
}

export type Intraclass = Readonly<Record<IccForm, Icc | NoStatistic>>

/**
 * The six forms with their 95 % intervals.
 *
 *     ICC(1,1) = (MSR − MSW)/(MSR + (k−1) MSW)                          one-way
 *     ICC(2,1) = (MSR − MSE)/(MSR + (k−1) MSE + k (MSC − MSE)/n)        agreement
 *     ICC(3,1) = (MSR − MSE)/(MSR + (k−1) MSE)                          consistency
 *     ICC(1,k) = (MSR − MSW)/MSR
 *     ICC(2,k) = (MSR − MSE)/(MSR + (MSC − MSE)/n)
 *     ICC(3,k) = (MSR − MSE)/MSR
 *
 * Every bound is the form itself with MSR divided by F.975 (low), or multiplied by it with exchanged degrees of freedom (high):
 * n−1 and n(k−1) for (1,·), n−1 and (n−1)(k−1) for (3,·), n−1 and ν for (2,·), where
 *
 *     ν = (a MSC + b MSE)²/((a MSC)²/(k−1) + (b MSE)²/((n−1)(k−1)))        a = kρ, b = n(1−ρ) + kρ(n−1), ρ = ICC(2,1)
 *
 * Sessions that agree exactly give 1 with both bounds 1, the limit of MSE → 0.
 *
 * @param values n × k, one row a person, one column a session, none missing.
 * @returns each form, or missing where its denominator is not above 0: `no-variance` when all values are the same, else `people-alike`.
 * @throws {PenfieldError} as {@link meanSquaresOf}.
 */
export function intraclass(values: readonly (readonly number[])[]): Intraclass {
  const squares = meanSquaresOf(values)
  const { n, k, rows: msr, columns: msc, residual: mse, within: msw } = squares
  const why = msr === 0 && msw === 0 ? noStatistic('no-variance') : noStatistic('people-alike')
  const oneWay = factorsOf(n - 1, n * (k - 1))
  const agreement = agreementFactors(squares)
  const consistency = factorsOf(n - 1, (n - 1) * (k - 1))
  // g scales MSR: 1 for the value, a factor of F for a bound.
  const form = ({ low, high }: Factors, of: (gMsr: number) => number): Icc | NoStatistic => {
    const value = of(msr)
    return value === beyondPole ? why : { value, low: of(low * msr), high: of(high * msr) }
  }
  return {
    icc11: form(oneWay, (r) => ratio(r - msw, r + (k - 1) * msw)),
    icc21: form(agreement, (r) => singleAgreement(r, squares)),
    icc31: form(consistency, (r) => ratio(r - mse, r + (k - 1) * mse)),
    icc1k: form(oneWay, (r) => ratio(r - msw, r)),
    icc2k: form(agreement, (r) => ratio(r - mse, r + (msc - mse) / n)),
    icc3k: form(consistency, (r) => ratio(r - mse, r)),
  }
}

/** What MSR is multiplied by for the bounds, 1 or less and 1 or more. */
interface Factors {
  readonly low: number
  readonly high: number
}

const factorsOf = (df1: number, df2: number): Factors => ({
  low: 1 / fQuantile(0.975, df1, df2),
  high: fQuantile(0.975, df2, df1),
})

/** After McGraw and Wong, with a and b times n(1−ρ), which leaves ν as it is and has an answer at ρ = 1. */
function agreementFactors(squares: MeanSquares): Factors {
  const { n, k, rows, columns, residual } = squares
  const rho = singleAgreement(rows, squares)
  const ofColumns = k * rho * columns
  const ofResidual = (n * (1 - rho) + k * rho * (n - 1)) * residual
  const sum = ofColumns + ofResidual
  // Without ν the bounds are those of any F: nothing but MSR, or nothing of it, is left.
  if (rows === 0 || !(sum > 0)) return { low: 1, high: 1 }
  const [u, v] = [ofColumns / sum, ofResidual / sum]
  const nu = 1 / ((u * u) / (k - 1) + (v * v) / ((n - 1) * (k - 1)))
  const { low, high } = factorsOf(n - 1, nu)
  // With ν near 0, of people nearly alike, F.975 falls below 1; the interval then ends at the value instead of before it.
  return { low, high: Math.max(1, high) }
}

/** ICC(2,1) = n (MSR − MSE)/(n MSR + k MSC + (kn − k − n) MSE). */
const singleAgreement = (msr: number, { n, k, columns, residual }: MeanSquares): number =>
  ratio(n * (msr - residual), n * msr + k * columns + (k * n - k - n) * residual)

/** Where a denominator comes down to 0 its numerator is negative already: the form has fallen without end. */
const beyondPole = Number.NEGATIVE_INFINITY

const ratio = (top: number, bottom: number): number => (bottom > rounding * Math.abs(top) ? top / bottom : beyondPole)
