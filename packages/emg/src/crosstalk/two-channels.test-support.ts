/** Sessions of two channels whose mixing is known: coloured noise as sources, stronger in some trials than in others. */
import { cos, draws, exp, normalQuantile, sin, streams } from '@penfield/kernels'
import type { Backgrounds } from './backgrounds.js'
import type { Moments } from './moments.js'

export interface SourcesOf {
  readonly seed: number
  readonly trials: number
  readonly rateHz: number
  /** SD of the log amplitude from trial to trial; half of its variance is common to both sources. */
  readonly logSpread: number
}

const trialMs = 50
/** Left out between trials, so that they are independent. */
const gapMs = 30

/** Two independent sources of power 1, band 20 to 450 Hz (second order each), mean taken off in each trial. */
export function sourcesOf({ seed, trials, rateHz, logSpread }: SourcesOf): Backgrounds {
  const random = draws(seed, streams.sample, 0)
  const normal = (): number => normalQuantile(Math.max(random.uniform(), 1e-16))
  const samples = (trialMs * rateHz) / 1000
  const gap = (gapMs * rateHz) / 1000
  const bands = [emgBand(rateHz), emgBand(rateHz)]
  const channels = bands.map(() => new Float64Array(trials * samples))
  for (let trial = 0; trial < trials; trial++) {
    const common = normal()
    for (const [m, uv] of channels.entries()) {
      const strength = exp(logSpread * Math.SQRT1_2 * (common + normal()))
      for (let k = 0; k < gap; k++) bands[m](normal())
      let sum = 0
      for (let k = 0; k < samples; k++) sum += uv[trial * samples + k] = strength * bands[m](normal())
      for (let k = 0; k < samples; k++) uv[trial * samples + k] -= sum / samples
    }
  }
  return { n: trials, samples, stepMs: 1000 / rateHz, aUv: channels[0], bUv: channels[1] }
}

/** A filter with memory: high-pass at 20 Hz, then low-pass at 450 Hz, Butterworth of second order by the bilinear transform. */
function emgBand(rateHz: number): (x: number) => number {
  const high = secondOrder(20, rateHz, -1)
  const low = secondOrder(450, rateHz, 1)
  return (x) => low(high(x))
}

function secondOrder(cutHz: number, rateHz: number, sign: 1 | -1): (x: number) => number {
  const w = (2 * Math.PI * cutHz) / rateHz
  const alpha = sin(w) * Math.SQRT1_2
  const b = (1 - sign * cos(w)) / 2 / (1 + alpha)
  const [a1, a2] = [(-2 * cos(w)) / (1 + alpha), (1 - alpha) / (1 + alpha)]
  let [x1, x2, y1, y2] = [0, 0, 0, 0]
  return (x) => {
    const y = b * (x + 2 * sign * x1 + x2) - a1 * y1 - a2 * y2
    ;[x2, x1, y2, y1] = [x1, x, y1, y]
    return y
  }
}

export interface Leak {
  readonly aToB: number
  readonly bToA: number
  /** Gain of source b: 3 makes the powers 1 : 9. */
  readonly gainB: number
}

/** What the channels record: x_a = s_a + c_ba g s_b, x_b = g s_b + c_ab s_a. */
export function mixed(sources: Backgrounds, { aToB, bToA, gainB }: Leak): Backgrounds {
  const { aUv, bUv } = sources
  return {
    ...sources,
    aUv: aUv.map((a, k) => a + bToA * gainB * bUv[k]),
    bUv: bUv.map((b, k) => gainB * b + aToB * aUv[k]),
  }
}

/** Moments of the mixture from those of the sources: the same numbers as mixing the samples, at a hundredth of the time. */
export function mixedMoments({ n, aa, bb, ab }: Moments, { aToB, bToA, gainB }: Leak): Moments {
  const [p, q] = [bToA * gainB, gainB]
  const of = (value: (k: number) => number) => Float64Array.from({ length: n }, (_, k) => value(k))
  return {
    n,
    aa: of((k) => aa[k] + 2 * p * ab[k] + p * p * bb[k]),
    bb: of((k) => q * q * bb[k] + 2 * q * aToB * ab[k] + aToB * aToB * aa[k]),
    ab: of((k) => aToB * aa[k] + p * q * bb[k] + (q + p * aToB) * ab[k]),
  }
}

/** The first trials of a session. */
export const firstTrials = ({ aa, bb, ab }: Moments, n: number): Moments => ({
  n,
  aa: aa.slice(0, n),
  bb: bb.slice(0, n),
  ab: ab.slice(0, n),
})
