/** What a silent muscle shows: peak-to-peak of noise, generalised extreme value distributed. */
import { exp, ln, pow } from '@penfield/kernels'

export interface ExtremeValue {
  /** k > 0: heavy right tail. */
  readonly shape: number
  readonly locationUv: number
  readonly scaleUv: number
}

/**
 * Quantile of F(x) = exp(−(1 + k (x − μ) / σ)^(−1/k)).
 *
 *     x = μ + σ ((−ln p)^(−k) − 1) / k
 */
export const extremeValue = ({ shape, locationUv, scaleUv }: ExtremeValue, p: number): number =>
  locationUv + (scaleUv * (exp(-shape * ln(-ln(p))) - 1)) / shape

/**
 * Mean μ + σ (Γ(1 − k) − 1) / k for 0 < k < 1, Γ by its product to a large argument and Stirling's series.
 */
export const extremeValueMean = ({ shape, locationUv, scaleUv }: ExtremeValue): number =>
  locationUv + (scaleUv * (gamma(1 - shape) - 1)) / shape

function gamma(z: number): number {
  let product = 1
  let x = z
  for (; x < 20; x++) product *= x
  const series = 1 / (12 * x) - 1 / (360 * x * x * x) + 1 / (1260 * x * x * x * x * x)
  return (Math.sqrt((2 * Math.PI) / x) * pow(x, x) * exp(-x + series)) / product
}
