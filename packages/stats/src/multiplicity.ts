/** p-values of a family of comparisons, adjusted for their number; compared with the family's α as they are. */

/**
 * Holm: whatever the dependence, the chance of any false finding stays below α.
 *
 *     p̃₍ₖ₎ = max_{i ≤ k} min(1, (m − i + 1) p₍ᵢ₎)        p₍₁₎ ≤ … ≤ p₍ₘ₎
 *
 * @param p each in [0, 1]; NaN stay NaN and are not counted in m.
 * @returns as long as `p` and in its order.
 */
export function holm(p: ArrayLike<number>): Float64Array {
  const adjusted = Float64Array.from(p)
  const order = ascending(p)
  let largest = 0
  order.forEach((at, k) => {
    largest = Math.max(largest, Math.min(1, (order.length - k) * p[at]))
    adjusted[at] = largest
  })
  return adjusted
}

/**
 * Benjamini and Hochberg: the expected share of false findings stays below α where comparisons are independent or
 * depend positively.
 *
 *     p̃₍ₖ₎ = min_{i ≥ k} min(1, m p₍ᵢ₎/i)
 *
 * @param p each in [0, 1]; NaN stay NaN and are not counted in m.
 * @returns as long as `p` and in its order.
 */
export const benjaminiHochberg = (p: ArrayLike<number>): Float64Array => stepUp(p, 1)

/**
 * Benjamini and Yekutieli: as {@link benjaminiHochberg}, whatever the dependence.
 *
 *     p̃₍ₖ₎ = min_{i ≥ k} min(1, m c p₍ᵢ₎/i)        c = 1 + 1/2 + … + 1/m
 *
 * @param p each in [0, 1]; NaN stay NaN and are not counted in m.
 * @returns as long as `p` and in its order.
 */
export function benjaminiYekutieli(p: ArrayLike<number>): Float64Array {
  let harmonic = 0
  for (let i = ascending(p).length; i > 0; i--) harmonic += 1 / i
  return stepUp(p, harmonic)
}

function stepUp(p: ArrayLike<number>, factor: number): Float64Array {
  const adjusted = Float64Array.from(p)
  const order = ascending(p)
  let smallest = 1
  for (let k = order.length - 1; k >= 0; k--) {
    smallest = Math.min(smallest, (factor * order.length * p[order[k]]) / (k + 1))
    adjusted[order[k]] = smallest
  }
  return adjusted
}

/** Places of the present values, the smallest first. */
const ascending = (p: ArrayLike<number>): readonly number[] =>
  Array.from(p, (_, at) => at)
    .filter((at) => !Number.isNaN(p[at]))
    .sort((i, j) => p[i] - p[j])
