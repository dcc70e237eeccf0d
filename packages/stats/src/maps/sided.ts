/** What of a map counts on the side that is tested. */
import type { Tail } from '../permutation/permutation-test.js'

export const sided = (positive: number, negative: number, tail: Tail): number =>
  tail === 0 ? Math.max(positive, negative) : tail === 1 ? positive : negative

/** The largest statistic on the tested side; two-sided, the largest size. */
export function largestSided(map: Float64Array, tail: Tail): number {
  let [largest, smallest] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let v = 0; v < map.length; v++) {
    if (map[v] > largest) largest = map[v]
    if (map[v] < smallest) smallest = map[v]
  }
  return sided(largest, -smallest, tail)
}

/** 0 in place of what has the sign that a one-sided test does not see. */
export const oneSided = (map: Float64Array, tail: Tail): Float64Array =>
  tail === 0 ? map : map.map((value) => (value * tail > 0 ? value : 0))
