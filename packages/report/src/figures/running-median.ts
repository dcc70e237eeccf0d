import { median } from '@penfield/kernels'

/**
 * Median over `width` values around each value; at the ends over those that there are.
 *
 * @param values n, none missing.
 * @returns n.
 */
export function runningMedian(values: Float64Array, width: number): Float64Array {
  const half = Math.floor(width / 2)
  return values.map((_, k) => median(values.subarray(Math.max(0, k - half), k + half + 1)))
}
