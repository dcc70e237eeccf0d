/** Whether two sessions differ the more the larger the value is. */
import { tTwoSided } from '../distributions/student.js'
import { type NoStatistic, noStatistic } from '../missing.js'
import { momentsOf } from '../moments.js'
import { rounding } from './precision.js'

export interface ProportionalBias {
  /** Of the difference on the mean of the two sessions; 0 when the bias is the same for small and large values. */
  readonly slope: number
  readonly intercept: number
  /** Missing with two pairs, or when every pair lies on the line. */
  readonly test: SlopeTest | NoStatistic
}

export interface SlopeTest {
  readonly se: number
  readonly t: number
  /** n − 2. */
  readonly df: number
  /** Two-sided. */
  readonly p: number
}

/**
 * Least squares line of differences d on means m.
 *
 *     slope = Σ (m − m̄)(d − d̄)/Σ (m − m̄)²        se² = Σ residual²/((n−2) Σ (m − m̄)²)        t = slope/se
 *
 * @param means       n, none missing.
 * @param differences n.
 * @returns missing when all means are the same.
 */
export function proportionalBias(
  means: readonly number[],
  differences: readonly number[],
): ProportionalBias | NoStatistic {
  const n = means.length
  const [centre, bias] = [momentsOf(means).mean, momentsOf(differences).mean]
  const size = [...means, ...differences].reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  let [mm, md] = [0, 0]
  for (let i = 0; i < n; i++) {
    mm += (means[i] - centre) * (means[i] - centre)
    md += (means[i] - centre) * (differences[i] - bias)
  }
  if (!(Math.sqrt(mm) > rounding * size)) return noStatistic('no-variance')
  const slope = md / mm
  let residual = 0
  for (let i = 0; i < n; i++) {
    const off = differences[i] - bias - slope * (means[i] - centre)
    residual += off * off
  }
  const isOnLine = n < 3 || !(Math.sqrt(residual) > rounding * size)
  return {
    slope,
    intercept: bias - slope * centre,
    test: isOnLine ? noStatistic('no-residual') : testOf(slope, Math.sqrt(residual / ((n - 2) * mm)), n - 2),
  }
}

const testOf = (slope: number, se: number, df: number): SlopeTest => {
  const t = slope / se
  return { se, t, df, p: tTwoSided(t, df) }
}
