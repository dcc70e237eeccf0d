/** The incomplete beta function, on which the distributions of t, F and shares rest. */
import { exp, ln } from '@penfield/kernels'
import { lnGamma } from './gamma.js'
import { solveIncreasing } from './solve.js'

/**
 * Iₓ(a, b): the distribution function of the beta distribution.
 *
 *     Iₓ(a, b) = xᵃ (1−x)ᵇ / (a B(a, b)) · 1/(1 + d₁/(1 + d₂/(1 + …)))        x < (a+1)/(a+b+2)
 *     Iₓ(a, b) = 1 − I₁₋ₓ(b, a)                                              else
 *
 * @param x          in [0, 1].
 * @param complement 1 − x, where the caller knows it without rounding.
 * @accuracy relative 1e-12 for a, b up to 10⁴; held by the test against scipy.
 */
export function incompleteBeta(x: number, a: number, b: number, complement = 1 - x): number {
  if (x <= 0) return 0
  if (complement <= 0) return 1
  const isLower = x < (a + 1) / (a + b + 2)
  const [y, p, q] = isLower ? [x, a, b] : [complement, b, a]
  const lnFront = a * ln(x) + b * ln(complement) - lnBeta(a, b)
  const tail = (exp(lnFront) * fraction(y, p, q)) / p
  return isLower ? tail : 1 - tail
}

export const lnBeta = (a: number, b: number): number => lnGamma(a) + lnGamma(b) - lnGamma(a + b)

const mostSteps = 10_000
const least = 1e-300

/** The continued fraction by Lentz's method. */
function fraction(x: number, a: number, b: number): number {
  const above = (value: number): number => (Math.abs(value) < least ? least : value)
  let c = 1
  let d = 1 / above(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m <= mostSteps; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / above(1 + even * d)
    c = above(1 + even / c)
    value *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / above(1 + odd * d)
    c = above(1 + odd / c)
    const step = d * c
    value *= step
    if (Math.abs(step - 1) < 1e-15) break
  }
  return value
}

/** The x with Iₓ(a, b) = p. */
export const betaQuantile = (p: number, a: number, b: number): number =>
  solveIncreasing((x) => incompleteBeta(x, a, b) - p, 0, 1)
