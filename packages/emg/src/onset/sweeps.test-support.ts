import type { Recording } from '@penfield/core'
import { draws, sin, streams } from '@penfield/kernels'

export const axis = { startMs: -60, stepMs: 0.5, samples: 321 }

/** Nearly normal noise of SD 1, the same at every call. */
export function noise(sweeps: number, seed = 1): Float64Array {
  const random = draws(seed, streams.bootstrap, 0)
  const uniform = () => random.below(1_000_000) / 1_000_000
  return Float64Array.from({ length: sweeps * axis.samples }, () => {
    let sum = -6
    for (let i = 0; i < 12; i++) sum += uniform()
    return sum
  })
}

/** Two phases of 5 ms each, from `onsetMs` on, `peakUv` high. */
export const mepUv = (ms: number, onsetMs: number, peakUv: number): number =>
  ms > onsetMs && ms < onsetMs + 10 ? peakUv * sin((2 * Math.PI * (ms - onsetMs)) / 10) : 0

/** One sweep for each function of time, ms. */
export function recordingOf(...sweeps: ((ms: number, k: number) => number)[]): Recording {
  const at = (k: number): number => axis.startMs + k * axis.stepMs
  return {
    ...axis,
    sweepsUv: Float64Array.from(sweeps.flatMap((uv) => Array.from({ length: axis.samples }, (_, k) => uv(at(k), k)))),
    sweepOfStimulus: Int32Array.from(sweeps.keys()),
  }
}
