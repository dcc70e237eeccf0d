import type { CrosstalkFinding, Estimate } from '@penfield/core'
import type { Backgrounds } from './backgrounds.js'
import { fisher, jackknifed, type Statistic } from './jackknife.js'
import type { Moments, Sums } from './moments.js'

/** Lags are looked at up to this far, and up to half of what was recorded. */
const furthestMs = 10

const correlation = ({ aa, bb, ab }: Sums): number => Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb)))

const byBothPowers: Statistic = {
  of: correlation,
  share: (trial, all) => (trial.aa / all.aa + trial.bb / all.bb) / 2,
}

/** Correlation at lag 0, Σ x_a x_b / √(Σ x_a² Σ x_b²) over all trials, with its 95 % interval. NaN without power. */
export const zeroLagOf = (moments: Moments): Estimate => jackknifed(moments, byBothPowers, fisher)

/**
 * Correlation of two channels against the lag of the second, over all trials.
 *
 *     r(l) = Σ x_a[i] x_b[i + l] / √(Σ x_a[i]² Σ x_b[i + l]²)         i where both were recorded, all trials
 *
 * @returns lags −10 … 10 ms in steps of a sample, ascending; positive where b follows a. NaN without power. Empty without trials.
 */
export function correlogramOf({ n, samples, stepMs, aUv, bUv }: Backgrounds): CrosstalkFinding['correlogram'] {
  if (n === 0) return { lagsMs: new Float64Array(0), values: new Float64Array(0) }
  const furthest = Math.min(Math.floor(furthestMs / stepMs + 1e-6), samples >> 1)
  const lags = Int32Array.from({ length: 2 * furthest + 1 }, (_, k) => k - furthest)
  const values = new Float64Array(lags.length)
  for (let k = 0; k < lags.length; k++) {
    const [first, end] = [Math.max(0, -lags[k]), samples - Math.max(0, lags[k])]
    let [aa, bb, ab] = [0, 0, 0]
    for (let trial = 0; trial < n; trial++) {
      for (let i = trial * samples + first; i < trial * samples + end; i++) {
        const [a, b] = [aUv[i], bUv[i + lags[k]]]
        aa += a * a
        bb += b * b
        ab += a * b
      }
    }
    values[k] = correlation({ aa, bb, ab })
  }
  return { lagsMs: Float64Array.from(lags, (lag) => lag * stepMs), values }
}

/**
 * Where the correlation is furthest from 0, either side of it; its sign is kept. Ties go to the smaller lag.
 *
 * @returns NaN when nothing was recorded.
 */
export function largestOf({ lagsMs, values }: CrosstalkFinding['correlogram']): CrosstalkFinding['lagged'] {
  let best = -1
  for (let k = 0; k < values.length; k++) {
    if (Number.isNaN(values[k])) continue
    const lead = best < 0 ? 1 : Math.abs(values[k]) - Math.abs(values[best])
    if (lead > 0 || (lead === 0 && Math.abs(lagsMs[k]) < Math.abs(lagsMs[best]))) best = k
  }
  return best < 0 ? { value: Number.NaN, lagMs: Number.NaN } : { value: values[best], lagMs: lagsMs[best] }
}
