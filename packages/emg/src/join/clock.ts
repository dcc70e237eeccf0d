/** One clock against another. */

/** time of b = offset + rate · time of a. */
export interface Clock {
  readonly offsetMs: number
  readonly rate: number
}

/** Drift that two sound clocks show at most; beyond it the fit follows chance. */
const largestDrift = 500e-6

/**
 * Least squares line through matched times; over too short a time only the offset is fitted.
 *
 *     rate = 1 + Σ (a − ā)(d − d̄) / Σ (a − ā)²,  d = b − a          held within ± 500 ppm
 *
 * @param a, b n ≥ 1 times of the same events, ms.
 */
export function fitClock(a: readonly number[], b: readonly number[]): Clock {
  const n = a.length
  let sumA = 0
  let sumD = 0
  for (let k = 0; k < n; k++) {
    sumA += a[k]
    sumD += b[k] - a[k]
  }
  const [meanA, meanD] = [sumA / n, sumD / n]
  let square = 0
  let product = 0
  for (let k = 0; k < n; k++) {
    square += (a[k] - meanA) * (a[k] - meanA)
    product += (a[k] - meanA) * (b[k] - a[k] - meanD)
  }
  const drift = n < 3 || square === 0 ? 0 : Math.min(largestDrift, Math.max(-largestDrift, product / square))
  return { offsetMs: meanD - drift * meanA, rate: 1 + drift }
}

export const timeOn = ({ offsetMs, rate }: Clock, ms: number): number => offsetMs + rate * ms
