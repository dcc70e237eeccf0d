/**
 * The Gaussian-process model of a map, on the scale of the link:
 *
 *     y_i = m + f(x_i) + ε_i,   f ~ GP(0, k),   ε_i ~ N(0, τ² / n_i)
 *
 *     squared exponential   k(x, x') = s² exp(−½ d²)
 *     Matérn 3/2            k(x, x') = s² (1 + √3 d) exp(−√3 d)
 *
 *     d² = (Δp / ℓ_u)² + (Δq / ℓ_v)²,   (p, q) = (x cos φ + y sin φ, −x sin φ + y cos φ)
 */
export type Covariance = 'squared-exponential' | 'matern-3/2'

export interface Hyperparameters {
  /** s², squared units of the link scale. */
  readonly signalVariance: number
  /** ℓ_u and ℓ_v, mm; equal in an isotropic field. */
  readonly lengthUMm: number
  readonly lengthVMm: number
  /** φ, the direction of ℓ_u from the first axis. */
  readonly angleRad: number
  /** τ², variance of one trial, squared units of the link scale. */
  readonly noiseVariance: number
}

/** Means of trials at places. */
export interface Observations {
  /** n × 2, mm. Places may coincide. */
  readonly planeMm: Float64Array
  /** n: y_i on the scale of the link. */
  readonly values: Float64Array
  /** n: n_i > 0, how many trials the mean is worth. */
  readonly trials: Float64Array
  /** Σ_ij (y_ij − y_i)² and Σ (n_i − 1): what the trials say of τ² beside their means. 0 and 0 when only means are known. */
  readonly withinSquares: number
  readonly withinDegrees: number
}

/** The constant m: 0, or estimated by generalised least squares, m = 1ᵀK⁻¹y / 1ᵀK⁻¹1. */
export type Constant = 'zero' | 'estimated'

export interface Model {
  readonly covariance: Covariance
  readonly constant: Constant
}

/** Rows and columns are rounded up to whole tiles; what is added is an identity that touches nothing. */
export const paddedSize = (n: number): number => (n + 3) & ~3
