/**
 * p of an observed statistic among those of the relabellings:
 *
 *     all relabellings     p = share at least as extreme, the observed one among them
 *     random ones          p = (1 + those at least as extreme) / (1 + their number)
 *
 * Equal within 1e-10 of max(1, the larger magnitude) counts as at least as extreme, so that rounding never loses the observed one.
 */
import type { RelabellingPlan } from './plan.js'

const tolerance = 1e-10

const slack = (observed: number, other: number): number => tolerance * Math.max(1, Math.abs(observed), Math.abs(other))

export interface NullOf {
  /** p of a statistic, large ones being extreme. */
  p(observed: number): number
}

/** @param statistics of the relabellings, in any order; large ones are extreme. */
export function nullOf(statistics: Float64Array, { exact }: Pick<RelabellingPlan, 'exact'>): NullOf {
  const sorted = statistics.slice().sort()
  const n = sorted.length
  return {
    p: (observed) => {
      // The first that is at least as extreme: from there on all are, since a larger one is no farther off.
      let [low, high] = [0, n]
      while (low < high) {
        const middle = (low + high) >> 1
        if (sorted[middle] >= observed - slack(observed, sorted[middle])) high = middle
        else low = middle + 1
      }
      const extreme = n - low
      return exact ? Math.max(1, extreme) / n : (1 + extreme) / (1 + n)
    },
  }
}
