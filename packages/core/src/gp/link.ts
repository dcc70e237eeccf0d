import { cbrt, exp, ln } from '@penfield/kernels'

/**
 * The scale on which amplitudes are modelled, and the way back. With y = g(a) normal of mean μ and variance σ²:
 *
 *     link   g(a)        E[a]                  ∂E[a]/∂μ          ∂E[a]/∂σ²
 *     cbrt   ∛a          μ³ + 3 μ σ²           3 μ² + 3 σ²       3 μ
 *     log    ln(a + b)   exp(μ + σ²/2) − b     exp(μ + σ²/2)     exp(μ + σ²/2) / 2
 *     sqrt   √a          μ² + σ²               2 μ               1
 *     none   a           μ                     1                 0
 *
 * With σ² = 0 the mean is g⁻¹(μ), the median of the amplitude.
 */
export interface Link {
  readonly id: 'cbrt' | 'log' | 'sqrt' | 'none'
  /** µV → link scale. */
  of(amplitudeUv: number): number
  /** E[a], µV. */
  meanUv(mean: number, variance: number): number
  /** Slope of E[a] along μ, never negative: what carries a standard deviation of μ to µV (delta method). */
  slopeUv(mean: number, variance: number): number
  /** Slope of E[a] along σ²: what a variance that changes with μ adds. */
  varianceSlopeUv(mean: number, variance: number): number
}

export const cbrtLink: Link = {
  id: 'cbrt',
  of: cbrt,
  meanUv: (mean, variance) => mean * mean * mean + 3 * mean * variance,
  slopeUv: (mean, variance) => 3 * (mean * mean + variance),
  varianceSlopeUv: (mean) => 3 * mean,
}

/** For a contracted muscle, whose amplitudes have a floor: `offsetUv` is b. */
export const logLink = (offsetUv: number): Link => ({
  id: 'log',
  of: (amplitudeUv) => ln(amplitudeUv + offsetUv),
  meanUv: (mean, variance) => exp(mean + variance / 2) - offsetUv,
  slopeUv: (mean, variance) => exp(mean + variance / 2),
  varianceSlopeUv: (mean, variance) => exp(mean + variance / 2) / 2,
})

export const sqrtLink: Link = {
  id: 'sqrt',
  of: Math.sqrt,
  meanUv: (mean, variance) => mean * mean + variance,
  slopeUv: (mean) => Math.abs(2 * mean),
  varianceSlopeUv: () => 1,
}

export const noLink: Link = {
  id: 'none',
  of: (uv) => uv,
  meanUv: (mean) => mean,
  slopeUv: () => 1,
  varianceSlopeUv: () => 0,
}
