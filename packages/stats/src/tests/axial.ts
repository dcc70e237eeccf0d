/** Axes, which are the same after half a turn: mean axes and their difference between two groups. */
import { atan2, cos, sin } from '@penfield/kernels'
import { fUpper } from '../distributions/f.js'
import { solveAnywhere } from '../distributions/solve.js'
import { isNoStatistic, type NoStatistic, noStatistic } from '../missing.js'

export interface AxialMean {
  readonly n: number
  /** In [0, π). */
  readonly meanRad: number
  /** Of the doubled angles: 1 where all axes are the same, 0 where they cancel. */
  readonly resultant: number
}

/**
 *     m = ½ atan2(Σ sin 2θ, Σ cos 2θ)        r = √((Σ sin 2θ)² + (Σ cos 2θ)²)/n
 *
 * @param anglesRad NaN are left out; θ and θ + π are the same axis.
 * @returns missing without an angle, or when the axes cancel each other.
 */
export function axialMean(anglesRad: ArrayLike<number>): AxialMean | NoStatistic {
  const angles = presentOf(anglesRad)
  const n = angles.length
  if (n < 1) return noStatistic('too-few-values')
  const [c, s] = [sumOf(angles, (angle) => cos(2 * angle)), sumOf(angles, (angle) => sin(2 * angle))]
  const resultant = Math.sqrt(c * c + s * s) / n
  if (!(resultant > rounding)) return noStatistic('no-direction')
  const half = atan2(s, c) / 2
  const positive = half < 0 ? half + Math.PI : half
  return { n, meanRad: positive < Math.PI ? positive : 0, resultant: Math.min(1, resultant) }
}

export interface AxialDifference {
  /** Mean axis of b − mean axis of a, in (−π/2, π/2]. */
  readonly differenceRad: number
  readonly f: number
  readonly df1: number
  readonly df2: number
  /** By F(df1, df2); null where axes scatter too much for it, (Rₐ + R_b)/N < 0.45: permute F there. */
  readonly p: number | null
}

/**
 * Watson and Williams' test on the doubled angles, for axes of equal concentration κ.
 *
 *     F = (1 + 3/(8κ)) (N − 2) (Rₐ + R_b − R)/(N − Rₐ − R_b)        df 1, N − 2
 *
 * R = n r of all, Rₐ and R_b of a group; κ has the mean resultant length (Rₐ + R_b)/N.
 *
 * @param a, b radians; NaN are left out.
 * @returns missing below two axes a group, when those of a group cancel, or when they differ within no group.
 */
export function axialDifference(a: ArrayLike<number>, b: ArrayLike<number>): AxialDifference | NoStatistic {
  const [inA, inB] = [presentOf(a), presentOf(b)]
  if (inA.length < 2 || inB.length < 2) return noStatistic('too-few-values')
  const [meanA, meanB] = [axialMean(inA), axialMean(inB)]
  if (isNoStatistic(meanA)) return meanA
  if (isNoStatistic(meanB)) return meanB
  const [n, rA, rB] = [inA.length + inB.length, meanA.n * meanA.resultant, meanB.n * meanB.resultant]
  const within = fromAxis(inA, meanA.meanRad) + fromAxis(inB, meanB.meanRad)
  if (!(within > rounding * n)) return noStatistic('no-variance')
  const all = axialMean([...inA, ...inB])
  // Where all cancel, R is 0 whatever the axis.
  const grand = isNoStatistic(all) ? 0 : all.meanRad
  const between = rA * fromAxis([meanA.meanRad], grand) + rB * fromAxis([meanB.meanRad], grand)
  const concentrated = (rA + rB) / n
  const f = ((1 + 3 / (8 * concentration(concentrated))) * (n - 2) * between) / within
  const turn = meanB.meanRad - meanA.meanRad
  const differenceRad = turn > Math.PI / 2 ? turn - Math.PI : turn <= -Math.PI / 2 ? turn + Math.PI : turn
  return { differenceRad, f, df1: 1, df2: n - 2, p: concentrated < 0.45 ? null : fUpper(f, 1, n - 2) }
}

/** n − Σ cos 2(θ − m) = 2 Σ sin²(θ − m): n − R without cancellation. */
const fromAxis = (angles: ArrayLike<number>, axis: number): number =>
  sumOf(angles, (angle) => 2 * sin(angle - axis) * sin(angle - axis))

/**
 * The κ of a von Mises distribution with mean resultant length r.
 *
 *     r = I₁(κ)/I₀(κ) = 1/(2/κ + 1/(4/κ + 1/(6/κ + …)))        κ ≤ 50
 *     r = 1 − 1/(2κ) − 1/(8κ²) − 1/(8κ³) − 25/(128κ⁴) − 13/(32κ⁵) − 1073/(1024κ⁶)        else
 *
 * @accuracy relative 1e-7 up to κ = 5000; held by the test against scipy.
 */
export const concentration = (r: number): number => solveAnywhere((kappa) => besselRatio(kappa) - r)

function besselRatio(kappa: number): number {
  if (kappa <= 0) return kappa
  if (kappa > 50) {
    const x = 1 / kappa
    return 1 - x * (1 / 2 + x * (1 / 8 + x * (1 / 8 + x * (25 / 128 + x * (13 / 32 + x * (1073 / 1024))))))
  }
  let ratio = 0
  for (let m = 100; m > 0; m--) ratio = 1 / ((2 * m) / kappa + ratio)
  return ratio
}

function sumOf(values: ArrayLike<number>, of: (value: number) => number): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += of(values[i])
  return sum
}

const presentOf = (values: ArrayLike<number>): Float64Array =>
  Float64Array.from(values).filter((value) => !Number.isNaN(value))

/** What rounding leaves of sums that are 0. */
const rounding = 1e-13
