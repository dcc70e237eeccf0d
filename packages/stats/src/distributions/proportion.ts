import { betaQuantile } from './beta.js'

export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * Interval of a share by Clopper and Pearson: never too narrow.
 *
 *     low = B⁻¹(α/2; k, n−k+1)        high = B⁻¹(1−α/2; k+1, n−k)
 */
export function clopperPearson(k: number, n: number, level = 0.95): Interval {
  const tail = (1 - level) / 2
  return {
    low: k === 0 ? 0 : betaQuantile(tail, k, n - k + 1),
    high: k === n ? 1 : betaQuantile(1 - tail, k + 1, n - k),
  }
}
