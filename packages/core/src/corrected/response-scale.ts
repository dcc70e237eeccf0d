import { exp, ln } from '@penfield/kernels'

/**
 * The scale on which trial noise is alike at every site.
 *
 *     y = asinh((a − b) / k)        a trial amplitude, b floor, k amplitude at which the noise turns from additive to multiplicative
 *
 * Small responses ride on a floor of constant spread, large ones vary in proportion to their size; y is linear for the first and
 * logarithmic for the second. With trial noise N(0, τ²) on this scale the mean response above the floor is
 *
 *     E a − b = k exp(τ²/2) sinh(μ)
 */
export interface ResponseScale {
  /** b, µV. */
  readonly floorUv: number
  /** k, µV. */
  readonly turnUv: number
  /** τ² of one trial. */
  readonly variance: number
}

/** k exp(τ²/2), µV: what a mean response is measured in. */
export const unitUv = ({ turnUv, variance }: ResponseScale): number => turnUv * exp(variance / 2)

/** y of an amplitude. */
export const onScale = ({ floorUv, turnUv }: Pick<ResponseScale, 'floorUv' | 'turnUv'>, uv: number): number =>
  asinh((uv - floorUv) / turnUv)

/** μ of each mean response above the floor, µV. */
export function ofResponses(scale: ResponseScale, responsesUv: Float64Array): Float64Array {
  const unit = unitUv(scale)
  const mus = new Float64Array(responsesUv.length)
  for (let i = 0; i < mus.length; i++) mus[i] = asinh(responsesUv[i] / unit)
  return mus
}

/** The mean responses above the floor that belong to each μ, µV; never negative. */
export function responsesOf(scale: ResponseScale, mus: Float64Array): Float64Array {
  const unit = unitUv(scale)
  const responsesUv = new Float64Array(mus.length)
  for (let i = 0; i < mus.length; i++) {
    const mu = mus[i]
    responsesUv[i] = mu > 0 ? (unit * (exp(mu) - exp(-mu))) / 2 : 0
  }
  return responsesUv
}

/** How multiplicative the noise is at a response r above the floor, 0 to 1: r / √(r² + k²). */
export function activity({ turnUv }: Pick<ResponseScale, 'turnUv'>, responseUv: number): number {
  const r = Math.max(0, responseUv) / turnUv
  return r / Math.sqrt(1 + r * r)
}

function asinh(x: number): number {
  const size = Math.abs(x)
  const y = ln(size + Math.sqrt(size * size + 1))
  return x < 0 ? -y : y
}
