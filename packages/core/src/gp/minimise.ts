/** What is minimised: a function with its slope and a curvature that is never indefinite. */
export interface Objective {
  /** ∞ where it has no value. */
  value(x: Float64Array): number
  /** At the place of the last finite `value`: the gradient (m) and the curvature (m × m). */
  derivatives(): { readonly gradient: Float64Array; readonly curvature: Float64Array }
}

export interface Box {
  readonly low: Float64Array
  readonly high: Float64Array
}

export interface Minimum {
  readonly at: Float64Array
  readonly value: number
  /** False when the step limit was reached first. */
  readonly settled: boolean
}

/** Stops when the next step promises less than this share of the value. */
const tolerance = 1e-9
const stepLimit = 200
/** No parameter moves further than this in one step. */
const longestStep = 2
/** A step is kept when it brings at least this share of what it promised. */
const leastGain = 1e-4

/**
 * Damped Newton steps inside a box.
 *
 *     (H + λ diag H) d = −g over the parameters that are not held by a bound;  x ← x + d, cut at the box
 *
 * λ starts at 0, grows tenfold when a step does not descend, and shrinks when one does.
 */
export function minimise(objective: Objective, start: Float64Array, box: Box): Minimum {
  let at = clipped(start, box)
  let value = objective.value(at)
  if (value === Number.POSITIVE_INFINITY) return { at, value, settled: false }
  let damping = 0
  for (let step = 0; step < stepLimit; step++) {
    const { gradient, curvature } = objective.derivatives()
    for (;;) {
      const next = clipped(stepFrom(at, gradient, curvature, damping, box), box)
      const promised = promise(at, next, gradient, curvature)
      if (!(promised > tolerance * Math.max(1, Math.abs(value)))) return { at, value, settled: true }
      const reached = objective.value(next)
      if (reached <= value - leastGain * promised) {
        at = next
        value = reached
        damping = damping < 1e-3 ? 0 : damping / 10
        break
      }
      damping = Math.max(1e-2, damping * 10)
    }
  }
  return { at, value, settled: false }
}

const clipped = (x: Float64Array, { low, high }: Box): Float64Array =>
  x.map((entry, i) => Math.min(high[i], Math.max(low[i], entry)))

/** What the quadratic model says that a step brings: −(gᵀd + ½ dᵀHd). */
function promise(at: Float64Array, next: Float64Array, gradient: Float64Array, curvature: Float64Array): number {
  const m = at.length
  let change = 0
  for (let i = 0; i < m; i++) {
    const d = next[i] - at[i]
    change += gradient[i] * d
    for (let j = 0; j < m; j++) change += 0.5 * d * curvature[i * m + j] * (next[j] - at[j])
  }
  return -change
}

function stepFrom(at: Float64Array, gradient: Float64Array, curvature: Float64Array, damping: number, box: Box) {
  const m = at.length
  const isHeld = (i: number) => (at[i] <= box.low[i] && gradient[i] > 0) || (at[i] >= box.high[i] && gradient[i] < 0)
  const free = Array.from(at.keys()).filter((i) => !isHeld(i))
  const largest = free.reduce((most, i) => Math.max(most, curvature[i * m + i]), 0)
  const floor = largest > 0 ? 1e-8 * largest : 1
  const system = free.map((i) =>
    free.map((j) => curvature[i * m + j] + (i === j ? damping * curvature[i * m + i] + floor : 0)),
  )
  const step = solved(
    system,
    free.map((i) => -gradient[i]),
  )
  const longest = step.reduce((most, d) => Math.max(most, Math.abs(d)), 0)
  const next = at.slice()
  free.forEach((i, k) => {
    next[i] += step[k] * Math.min(1, longestStep / Math.max(longest, 1e-300))
  })
  return next
}

/** x of A x = b for a small positive definite A, by elimination in place. */
function solved(a: number[][], b: number[]): number[] {
  const m = b.length
  for (let k = 0; k < m; k++)
    for (let i = k + 1; i < m; i++) {
      const factor = a[i][k] / a[k][k]
      for (let j = k; j < m; j++) a[i][j] -= factor * a[k][j]
      b[i] -= factor * b[k]
    }
  for (let k = m - 1; k >= 0; k--) {
    for (let j = k + 1; j < m; j++) b[k] -= a[k][j] * b[j]
    b[k] /= a[k][k]
  }
  return b
}
