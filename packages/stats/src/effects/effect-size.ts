/** Standardised differences of two samples. */
import { exp, ln } from '@penfield/kernels'
import { lnGamma } from '../distributions/gamma.js'
import { noncentralityInterval } from '../distributions/noncentral-t.js'
import { isNoStatistic, type NoStatistic } from '../missing.js'
import type { Moments } from '../moments.js'
import { pooledVariance, studentTest } from '../tests/two-sample.js'

export interface EffectSize {
  /** Cohen's d: (b̄ − ā) over the pooled SD. */
  readonly d: number
  /** Hedges' g: d freed of its bias by {@link exactJ}. */
  readonly g: number
  /** Interval of the standardised difference by the noncentral t, on the scale of d and of g. */
  readonly dInterval: readonly [number, number]
  readonly gInterval: readonly [number, number]
}

/**
 * The factor that frees d of its bias.
 *
 *     J(ν) = Γ(ν/2) / (√(ν/2) Γ((ν−1)/2))
 */
export const exactJ = (df: number): number => exp(lnGamma(df / 2) - lnGamma((df - 1) / 2)) / exp(ln(df / 2) / 2)

/** @returns missing below two values a group, or when none of them differ. */
export function effectSize(a: Moments, b: Moments, level = 0.95): EffectSize | NoStatistic {
  const test = studentTest(a, b)
  if (isNoStatistic(test)) return test
  const d = test.difference / Math.sqrt(pooledVariance(a, b))
  const perNoncentrality = Math.sqrt(1 / a.n + 1 / b.n)
  const [low, high] = noncentralityInterval(test.t, test.df, level)
  const j = exactJ(test.df)
  const dInterval = [low * perNoncentrality, high * perNoncentrality] as const
  return { d, g: j * d, dInterval, gInterval: [j * dInterval[0], j * dInterval[1]] }
}
