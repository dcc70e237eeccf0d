import { normalQuantile } from '@penfield/kernels'

/**
 * The 97.5th percentile of Student's t, by its expansion about the normal one.
 *
 *     t = z + (z³ + z)/4ν + (5z⁵ + 16z³ + 3z)/96ν² + (3z⁷ + 19z⁵ + 17z³ − 15z)/384ν³ + …
 *
 * @param degrees ν, degrees of freedom, ≥ 4.
 * @accuracy relative 1e-3 at ν = 4, 1e-5 from ν = 12 on.
 */
export function studentUpper975(degrees: number): number {
  const z = normalQuantile(0.975)
  const square = z * z
  const v = degrees
  const first = (square + 1) / 4
  const second = ((5 * square + 16) * square + 3) / 96
  const third = (((3 * square + 19) * square + 17) * square - 15) / 384
  const fourth = ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945) / 92160
  return z * (1 + (first + (second + (third + fourth / v) / v) / v) / v)
}
