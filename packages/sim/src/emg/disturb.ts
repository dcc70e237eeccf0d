/** What the amplifier and the body add to a sweep. */
import { exp, sin } from '@penfield/kernels'
import type { Chance } from '../chance.js'
import type { Disturbances } from '../design.js'

export interface Clock {
  readonly startMs: number
  readonly stepMs: number
}

/** Artefact of the stimulus, ECG and mains, in place. `chance` stands at a block of its own for this sweep and muscle. */
export function disturb(
  sweep: Float64Array,
  { startMs, stepMs }: Clock,
  { artefactMv, ecgUv, mainsUv }: Disturbances,
  chance: Chance,
): void {
  const artefactUv = 1000 * artefactMv * (0.5 + chance.uniform(0))
  const decayMs = 0.3 + 0.7 * chance.uniform(1)
  const beatMs = (60000 / 75) * (chance.uniform(2) - 0.5)
  const phase = 2 * Math.PI * chance.uniform(3)
  for (let i = 0; i < sweep.length; i++) {
    const t = startMs + i * stepMs
    if (artefactUv > 0 && t >= 0 && t < 8 * decayMs) sweep[i] += artefactUv * exp(-t / decayMs)
    if (mainsUv > 0) sweep[i] += mainsUv * sin(2 * Math.PI * 0.05 * t + phase)
    if (ecgUv > 0) {
      const u = (t - beatMs) / 8
      sweep[i] += ecgUv * (1 - u * u) * exp(-0.5 * u * u)
    }
  }
}

/** Ends of the range, and steps of 0.1 µV. */
export function digitise(sweep: Float64Array, clipMv: number): void {
  const most = 1000 * clipMv
  for (let i = 0; i < sweep.length; i++) sweep[i] = Math.round(10 * Math.min(most, Math.max(-most, sweep[i]))) / 10
}
