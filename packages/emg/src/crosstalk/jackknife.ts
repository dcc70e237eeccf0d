import type { Estimate } from '@penfield/core'
import { exp, ln } from '@penfield/kernels'
import { type Moments, type Sums, sumsOf } from './moments.js'
import { studentUpper975 } from './student.js'

/** Fewer trials than this say too little about their own spread for an interval. */
const leastTrials = 5
const rounding = 1e-9

/** A scale on which an estimate is spread about evenly around its truth. */
export interface Scale {
  to(value: number): number
  from(value: number): number
}

export const asItIs: Scale = { to: (value) => value, from: (value) => value }

/** Fisher's scale for correlations: z = ½ ln((1 + r) / (1 − r)), r = tanh z. */
export const fisher: Scale = {
  to: (r) => ln((1 + r) / (1 - r)) / 2,
  from: (z) => 1 - 2 / (exp(2 * z) + 1),
}

/** A number of the sums over trials. */
export interface Statistic {
  /** NaN where it has no value. */
  of(all: Sums): number
  /** Share of one trial in it; over all trials they add to 1. */
  share(trial: Sums, all: Sums): number
}

/**
 * A number of the sums over trials, with its 95 % interval by the jackknife over trials.
 *
 *     z = g(f(Σ)),  z₍ₖ₎ = g(f(Σ − trial k)),   s² = (n − 1)/n Σ (z₍ₖ₎ − z̄)²,   g⁻¹(z ± t s)
 *
 * Trials are the independent units: samples of one trial resemble their neighbours, and a strong trial is strong throughout.
 * t has n' − 1 degrees of freedom, n' = 1 / Σ wₖ² the effective number of trials, wₖ their shares: where a few strong ones
 * make up most of the sum, s is less sure than n trials would have it. With n − 1 the intervals of 10 very uneven trials held
 * the truth in 90 to 92 % of simulated sessions.
 *
 * @param scale g and its inverse, rising.
 * @returns no interval (NaN) below 5 effective trials, or where a value lies at the end of the scale, such as a correlation
 *   of 1.
 */
export function jackknifed(moments: Moments, { of, share }: Statistic, scale: Scale): Estimate {
  const { n, aa, bb, ab } = moments
  const all = sumsOf(moments)
  const value = of(all)
  const without = new Float64Array(n)
  let [mean, squaredShares] = [0, 0]
  for (let k = 0; k < n; k++) {
    without[k] = scale.to(of({ aa: all.aa - aa[k], bb: all.bb - bb[k], ab: all.ab - ab[k] }))
    mean += without[k] / n
    const ofTrial = share({ aa: aa[k], bb: bb[k], ab: ab[k] }, all)
    squaredShares += ofTrial * ofTrial
  }
  const effective = 1 / squaredShares
  if (!(effective >= leastTrials - rounding)) return { value, low: Number.NaN, high: Number.NaN }
  let squares = 0
  for (let k = 0; k < n; k++) squares += (without[k] - mean) * (without[k] - mean)
  const half = studentUpper975(effective - 1) * Math.sqrt(((n - 1) / n) * squares)
  const centre = scale.to(value)
  return { value, low: scale.from(centre - half), high: scale.from(centre + half) }
}
