/** The variances at which the REML criterion is least; a variance may be 0. */
import { ln, pow } from '@penfield/kernels'
import type { PersonBlocks } from './person-blocks.js'
import { criterion, generalised } from './reml.js'
import { type Derivatives, derivatives } from './reml-derivatives.js'
import { dot, inverseOfFactor, lowerFactor, times } from './small-matrix.js'

/** Shares of a random effect in the variance of a row, in units of σ², among which the search starts: 0, 1e-4 … 1e12. */
const ratiosOf = (effects: number): readonly number[] =>
  effects === 1
    ? [0, ...Array.from({ length: 17 }, (_, k) => pow(10, k - 4))]
    : [0, ...Array.from({ length: 9 }, (_, k) => pow(100, k - 2))]
const mostSteps = 100
const mostHalvings = 40
/** A step that moves no variance by more than this share of itself ends the search. */
const settled = 1e-12
/** A random effect that adds less than this share of σ² to a row is 0. */
const nothing = 1e-11

/**
 * The best of a grid of ratios, with σ² profiled out; then Newton's steps, cut back to variances ≥ 0 and halved until
 * the criterion does not rise.
 *
 * @param blocks with outcomes scaled to a residual variance near 1.
 * @returns variances, one a random effect, then σ².
 * @accuracy relative 1e-8 while no variance is above 1e6 of another.
 */
export function leastCriterion(blocks: PersonBlocks): Float64Array {
  let variances = bestOfGrid(blocks)
  let value = criterion(blocks, variances)
  for (let step = 0; step < mostSteps; step++) {
    const next = moved(blocks, variances, value)
    if (next === null) break
    const change = Math.max(
      ...next.variances.map((v, k) => Math.abs(v - variances[k]) / Math.max(v, variances[k], 1e-300)),
    )
    ;({ variances, value } = next)
    if (change < settled) break
  }
  const residual = variances[variances.length - 1]
  return variances.map((v, k) => (k < blocks.scales.length && v * blocks.scales[k] < nothing * residual ? 0 : v))
}

function bestOfGrid(blocks: PersonBlocks): Float64Array {
  const { scales, n, p } = blocks
  const ratios = ratiosOf(scales.length)
  let best = Float64Array.of(...scales.map(() => 0), 1)
  let least = Number.POSITIVE_INFINITY
  for (let at = 0; at < pow(ratios.length, scales.length); at++) {
    const digits = scales.map((_, k) => Math.floor(at / (k === 0 ? 1 : ratios.length)) % ratios.length)
    const variances = Float64Array.of(...digits.map((digit, k) => ratios[digit] / scales[k]), 1)
    const found = generalised(blocks, variances)
    if (found === null || !(found.quadratic > 0)) continue
    const residual = found.quadratic / (n - p)
    const value = found.lnDeterminants + (n - p) * ln(residual)
    if (value < least) {
      least = value
      best = variances.map((v) => v * residual)
    }
  }
  return best
}

/** One step; null when none brings the criterion down, or not up. */
function moved(blocks: PersonBlocks, variances: Float64Array, value: number) {
  const at = generalised(blocks, variances)
  if (at === null) return null
  const slope = derivatives(blocks, variances, at)
  const free = freeVariances(variances, slope)
  const step = newtonStep(slope, free)
  if (step === null) return null
  const slack = 1e-13 * (1 + Math.abs(value))
  for (let half = 0, share = 1; half < mostHalvings; half++, share /= 2) {
    const next = variances.slice()
    free.forEach((k, i) => {
      next[k] = Math.max(0, variances[k] + share * step[i])
    })
    if (!(next[next.length - 1] > 0)) continue
    const found = criterion(blocks, next)
    if (found <= value + slack) return { variances: next, value: found }
  }
  return null
}

/** All but the variances at 0 that the criterion would keep there. */
export const freeVariances = (variances: Float64Array, { gradient }: Derivatives): number[] =>
  Array.from(variances.keys()).filter((k) => variances[k] > 0 || gradient[k] < 0)

function newtonStep(slope: Derivatives, free: readonly number[]): Float64Array | null {
  const downhill = Float64Array.from(free, (k) => -slope.gradient[k])
  for (const curvature of [slope.observed, slope.expected]) {
    const inverse = inverseOn(curvature, free)
    if (inverse === null) continue
    const step = times(inverse, downhill)
    if (dot(step, downhill) >= 0) return step
  }
  return null
}

/** Inverse of the rows and columns `free` of a curvature; null when it is not positive definite. */
export function inverseOn(curvature: Float64Array, free: readonly number[]): Float64Array | null {
  const [size, m] = [free.length, Math.sqrt(curvature.length)]
  const part = Float64Array.from(
    { length: size * size },
    (_, at) => curvature[free[Math.floor(at / size)] * m + free[at % size]],
  )
  const lower = lowerFactor(part, size)
  return lower === null ? null : inverseOfFactor(lower, size)
}
