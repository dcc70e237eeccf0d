/** Trials of two channels, written as formulas, for numbers that were computed elsewhere. */
import { cos, sin } from '@penfield/kernels'
import type { Backgrounds } from './backgrounds.js'

const samples = 16

const each = (trials: number, of: (sample: number, trial: number) => number): Float64Array =>
  Float64Array.from({ length: trials * samples }, (_, k) => of(k % samples, Math.floor(k / samples)))

/** 2 kHz; the means are not taken off. */
export const worked = (trials: number): Backgrounds => ({
  n: trials,
  samples,
  stepMs: 0.5,
  aUv: each(trials, (k, t) => sin(0.7 * k + t) + 0.5 * cos(1.9 * k * (t + 1))),
  bUv: each(trials, (k, t) => sin(0.7 * k + t + 0.4) + 0.8 * cos(2.3 * k * (t + 2) + 1)),
})

/** Sources that are exactly uncorrelated in every trial: ± patterns of 4 samples, strength by trial. */
export const uncorrelated = (strengthsA: readonly number[], strengthsB: readonly number[]): Backgrounds => ({
  n: strengthsA.length,
  samples: 4,
  stepMs: 1,
  aUv: Float64Array.from(strengthsA.flatMap((a) => [a, a, -a, -a])),
  bUv: Float64Array.from(strengthsB.flatMap((b) => [b, -b, b, -b])),
})
