import type { CrosstalkFinding } from '@penfield/core'
import { cos, pow, sin } from '@penfield/kernels'
import type { Backgrounds } from './backgrounds.js'

/** Independent channels exceed the limit in this share of frequencies. */
const exceeded = 0.05

/**
 * Magnitude-squared coherence of two channels, each trial one segment (Welch's method without overlap).
 *
 *     C(f) = |Σ X_a(f) X_b(f)*|² / (Σ |X_a(f)|² Σ |X_b(f)|²)         Σ over n trials, Hann window
 *     limit = 1 − 0.05^(1 / (n − 1))
 *
 * Every trial is scaled to the same power first. Otherwise a few strong ones would count for most of the sum, as if there
 * were fewer trials than the limit is told.
 *
 * @returns frequencies between 0 and half the sampling rate, both left out: there the transform is real, and the limit
 *   another. NaN without power; limit NaN below 2 trials.
 * @source textbook formula, P(C > x) = (1 − x)^(n − 1) for independent Gaussian channels; checked by simulation.
 */
export function coherenceOf(backgrounds: Backgrounds): CrosstalkFinding['coherence'] {
  const { n, samples, stepMs } = backgrounds
  const bins = Math.max(0, Math.ceil(samples / 2) - 1)
  const tables = circleOf(samples)
  const [aUv, bUv] = [tapered(backgrounds.aUv, samples, tables), tapered(backgrounds.bUv, samples, tables)]
  const values = new Float64Array(bins)
  for (let bin = 1; bin <= bins; bin++) {
    let [aa, bb, real, imaginary] = [0, 0, 0, 0]
    for (let trial = 0; trial < n; trial++) {
      const [aReal, aImaginary] = transformed(aUv, trial, bin, tables)
      const [bReal, bImaginary] = transformed(bUv, trial, bin, tables)
      aa += aReal * aReal + aImaginary * aImaginary
      bb += bReal * bReal + bImaginary * bImaginary
      real += aReal * bReal + aImaginary * bImaginary
      imaginary += aImaginary * bReal - aReal * bImaginary
    }
    values[bin - 1] = Math.min(1, (real * real + imaginary * imaginary) / (aa * bb))
  }
  const frequenciesHz = Float64Array.from(values, (_, k) => (1000 * (k + 1)) / (samples * stepMs))
  return { frequenciesHz, values, limit: n < 2 ? Number.NaN : 1 - pow(exceeded, 1 / (n - 1)) }
}

interface Circle {
  readonly cosines: Float64Array
  readonly sines: Float64Array
}

/** cos and sin of 2π k / n, k = 0 … n − 1. */
const circleOf = (n: number): Circle => ({
  cosines: Float64Array.from({ length: n }, (_, k) => cos((2 * Math.PI * k) / n)),
  sines: Float64Array.from({ length: n }, (_, k) => sin((2 * Math.PI * k) / n)),
})

/** Each trial at power 1, under the window ½ (1 − cos 2πk/n). A trial without power stays 0. */
function tapered(uv: Float64Array, samples: number, { cosines }: Circle): Float64Array {
  const out = new Float64Array(uv.length)
  for (let start = 0; start < uv.length; start += samples) {
    let power = 0
    for (let k = 0; k < samples; k++) power += uv[start + k] * uv[start + k]
    if (power === 0) continue
    const gain = Math.sqrt(samples / power) / 2
    for (let k = 0; k < samples; k++) out[start + k] = uv[start + k] * gain * (1 - cosines[k])
  }
  return out
}

/** Real and imaginary part of one bin of one trial's Fourier transform. */
function transformed(values: Float64Array, trial: number, bin: number, { cosines, sines }: Circle): [number, number] {
  const samples = cosines.length
  let [real, imaginary] = [0, 0]
  for (let k = 0, at = 0; k < samples; k++) {
    real += values[trial * samples + k] * cosines[at]
    imaginary -= values[trial * samples + k] * sines[at]
    at += bin
    if (at >= samples) at -= samples
  }
  return [real, imaginary]
}
