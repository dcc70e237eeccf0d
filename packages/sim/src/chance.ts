/**
 * Chance that is addressed: a number belongs to (seed, purpose; participant, session, stimulus, draw), whatever else is simulated.
 *
 *     key ← (seed, purpose)        counter ← (participant, session, stimulus, draw)
 */
import { normalQuantile, philox } from '@penfield/kernels'

/** One number a purpose, apart from those of the analysis. Never renumber: samples depend on it. */
export const purposes = {
  person: 101,
  session: 102,
  order: 103,
  stimulus: 104,
  trial: 105,
  emg: 106,
  loss: 107,
  covariate: 108,
} as const

export type Purpose = keyof typeof purposes

/** Four words a (stimulus, draw): read with {@link Chance.at}, then by lane 0 … 3. Owned by one session at a time. */
export interface Chance {
  /** Moves to a place of the counter. */
  at(stimulus: number, draw: number): void
  /** Uniform in (0, 1), 32 bits. */
  uniform(lane: number): number
  /** Standard normal. */
  normal(lane: number): number
}

export function chanceOf(seed: number, purpose: Purpose, participant: number, session: number): Chance {
  const words = new Uint32Array(4)
  const key = purposes[purpose]
  const uniform = (lane: number): number => (words[lane] + 0.5) / 0x100000000
  return {
    at: (stimulus, draw) => philox(words, seed, key, participant, session, stimulus, draw),
    uniform,
    normal: (lane) => normalQuantile(uniform(lane)),
  }
}
