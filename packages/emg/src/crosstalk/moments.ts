import type { Backgrounds } from './backgrounds.js'

/** Second moments of two channels, one entry a trial, µV²: Σ x_a², Σ x_b², Σ x_a x_b over its samples. */
export interface Moments {
  readonly n: number
  readonly aa: Float64Array
  readonly bb: Float64Array
  readonly ab: Float64Array
}

/** The same over all trials, or all but one. */
export interface Sums {
  readonly aa: number
  readonly bb: number
  readonly ab: number
}

export function momentsOf({ n, samples, aUv, bUv }: Backgrounds): Moments {
  const moments = { n, aa: new Float64Array(n), bb: new Float64Array(n), ab: new Float64Array(n) }
  for (let k = 0, j = 0; k < n; k++) {
    for (const end = j + samples; j < end; j++) {
      moments.aa[k] += aUv[j] * aUv[j]
      moments.bb[k] += bUv[j] * bUv[j]
      moments.ab[k] += aUv[j] * bUv[j]
    }
  }
  return moments
}

export const sumsOf = ({ aa, bb, ab }: Moments): Sums => ({ aa: total(aa), bb: total(bb), ab: total(ab) })

function total(values: Float64Array): number {
  let sum = 0
  for (let k = 0; k < values.length; k++) sum += values[k]
  return sum
}
