import { pow } from '@penfield/kernels'
import { type ThinPlate, turnedBy } from './thin-plate.js'
import { shiftedSolve, tridiagonalise } from './tridiagonal.js'

/**
 * Generalised cross-validation of a thin-plate spline: how well it would do without each value in turn.
 *
 *     GCV(λ) = n |(I − H) w|² / (n − tr H)²
 *            = n |(B + λ I)⁻¹ z|² / (tr (B + λ I)⁻¹)²        z = Q₂ᵀ w
 *
 * since the residuals are λ c. B is brought to tridiagonal form once; each λ then costs O(n).
 *
 * @param plate n ≥ 4 places.
 * @param w     n values.
 * @returns λ (mm², > 0) → GCV, in the unit of the values squared.
 */
export function crossValidation(plate: ThinPlate, w: Float64Array): (lambdaMm2: number) => number {
  const { n, projected } = plate
  const size = n - 3
  const b = new Float64Array(size * size)
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) b[i * size + j] = projected[(i + 3) * n + j + 3]
  const { tridiagonal, turned } = tridiagonalise(b, turnedBy(plate, w).slice(3))
  return (lambdaMm2) => {
    const { solution, traceOfInverse } = shiftedSolve(tridiagonal, lambdaMm2, turned)
    const squares = solution.reduce((sum, value) => sum + value * value, 0)
    return (n * squares) / (traceOfInverse * traceOfInverse)
  }
}

/** λ is looked for at these powers of ten, times the mean of |Φ|. */
const exponents = { from: -3, to: 6, perDecade: 10 } as const

/** The λ with the least GCV; ties go to the smallest. A plane (λ = ∞) is never chosen. */
export function chosenSmoothing(plate: ThinPlate, w: Float64Array): number {
  const gcv = crossValidation(plate, w)
  const { from, to, perDecade } = exponents
  let chosen = Number.NaN
  let least = Number.POSITIVE_INFINITY
  for (let k = from * perDecade; k <= to * perDecade; k++) {
    const lambda = plate.meanBasisMm2 * pow(10, k / perDecade)
    const value = gcv(lambda)
    if (!(value < least)) continue
    least = value
    chosen = lambda
  }
  return chosen
}
