import { ln } from '@penfield/kernels'

/** From here the series below is exact to the last digits. */
const seriesFrom = 15

/**
 * ln Γ(x), x > 0, by Stirling's series after Γ(x) = Γ(x + k) / (x (x+1) … (x+k−1)).
 *
 *     ln Γ(x) = (x − ½) ln x − x + ½ ln 2π + 1/(12x) − 1/(360x³) + 1/(1260x⁵) − …
 *
 * @accuracy absolute 1e-14 below 15, relative 1e-15 above; held by the test against scipy.
 */
export function lnGamma(x: number): number {
  let product = 1
  let at = x
  while (at < seriesFrom) product *= at++
  const inverse = 1 / at
  const square = inverse * inverse
  const series =
    inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188)))))
  return (at - 0.5) * ln(at) - at + halfLnTwoPi + series - ln(product)
}

const halfLnTwoPi = 0.9189385332046728
