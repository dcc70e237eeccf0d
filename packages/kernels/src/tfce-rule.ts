export type TfceConvention = 'exact' | 'integral' | 'nilearn'

/** Up to which height a value counts, and what the integral of h² over that height is. */
export interface HeightRule {
  /** Between heights; 0 where every height counts. */
  readonly step: number
  /** What the largest sum of {@link integralTo} is multiplied by. */
  readonly scale: number
}

const integralStep = 0.1
const nilearnSteps = 100

/** The largest |value| of a map. */
export function largestOf(values: Float64Array): number {
  let top = 0
  for (let v = 0; v < values.length; v++) top = Math.max(top, Math.abs(values[v]))
  return top
}

/**
 * @param top the largest |value| of the map.
 * @returns null where it is 0, so that no height is there.
 */
export function heightRule(top: number, convention: TfceConvention): HeightRule | null {
  if (top === 0) return null
  if (convention === 'exact') return { step: 0, scale: 1 / 3 }
  if (convention === 'integral') return { step: integralStep, scale: (integralStep * integralStep * integralStep) / 6 }
  const step = top / nilearnSteps
  return { step, scale: (step * step) / 6 }
}

/** A value this little below kδ, as a share, is kδ: rounding must not move it to the step before. */
const slack = 1e-12

/** The integral of h² up to a value, in units of the rule's `scale`: t³, or k (k+1) (2k+1) for the k-th step, the last with kδ ≤ t. */
export function integralTo(value: number, { step }: HeightRule): number {
  if (step === 0) return value * value * value
  const k = Math.floor((value / step) * (1 + slack))
  return k * (k + 1) * (2 * k + 1)
}

/** The least value that reaches a height. */
export const leastActive = ({ step }: HeightRule): number => (step > 0 ? step * (1 - slack) : Number.MIN_VALUE)
