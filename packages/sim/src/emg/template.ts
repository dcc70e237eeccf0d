/** The shape of an MEP. */
import { exp } from '@penfield/kernels'

/** Samples of the shape: from `beforeMs` ahead of its middle, peak-to-peak 1. */
export interface Template {
  readonly before: number
  readonly shape: Float64Array
}

const [beforeMs, afterMs] = [9, 18]

/**
 *     w(t) = Σ_{k=1,2} a_k · (−(t − b_k + c_k)) · exp(−((t − b_k) / d_k)²),    then scaled to peak-to-peak 1
 *
 * a = 1, −0.6; b = 0, 5; c = 0, 0.5; d = 3, 4 ms, wider by 8 % a muscle.
 */
export function templateOf(stepMs: number, muscle: number): Template {
  const wider = 1 + 0.08 * muscle
  const before = Math.round(beforeMs / stepMs)
  const shape = new Float64Array(before + Math.round(afterMs / stepMs))
  const part = (t: number, a: number, b: number, c: number, d: number): number =>
    -a * (t - b + c) * exp(-((t - b) * (t - b)) / (d * d))
  for (let i = 0; i < shape.length; i++) {
    const t = (i - before) * stepMs
    shape[i] = part(t, 1, 0, 0, 3 * wider) + part(t, -0.6, 5, 0.5, 4 * wider)
  }
  const span = Math.max(...shape) - Math.min(...shape)
  return { before, shape: shape.map((value) => value / span) }
}
