/** What the EMG of the invented session says beside its amplitudes. */
import type { CrosstalkFinding, EmgFindings, Estimate, MuscleEmg, MuscleTrials } from '@penfield/core'
import { draws, exp, sin } from '@penfield/kernels'

/** `full`: all of it; `bare`: waveforms in which nothing was found; `none`: a result without findings. */
export type ExampleEmg = 'full' | 'bare' | 'none'

const nan = Number.NaN
const none: Estimate = { value: nan, low: nan, high: nan }

/** Detector, how much later than the first it finds the onset, and how far it strays, ms. */
const detectors = [
  ['sd', 0, 0],
  ['peak', -0.4, 1.5],
  ['cusum', 0.2, 0.8],
  ['derivative', -1.1, 2.6],
  ['median', -0.1, 0.6],
] as const

function exampleOnsets({ latenciesMs }: MuscleTrials, index: number, found: boolean): MuscleEmg['onsets'] {
  const random = draws(1, 3, index)
  return detectors.map(([detector, laterMs, strayMs]) => ({
    detector,
    latenciesMs: latenciesMs.map((ms) => {
      const stray = strayMs * (random.uniform() + random.uniform() - 1)
      const misses = strayMs > 1 && random.uniform() < 0.1
      return !found || misses ? nan : ms + laterMs + stray
    }),
  }))
}

function exampleMuscle(trials: MuscleTrials, index: number, found: boolean): MuscleEmg {
  const isContracted = found && index === 1
  const endsMs = trials.latenciesMs.map((ms, k) => ms + 60 + (k % 20))
  return {
    muscle: trials.muscle,
    onsets: exampleOnsets(trials, index, found),
    silentFromStimulusMs: isContracted ? endsMs : null,
    silentFromOnsetMs: isContracted ? endsMs.map((end, k) => end - trials.latenciesMs[k]) : null,
    backgroundLimitsUv: found ? [2.6, 6.4] : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  }
}

function foundCrosstalk(muscleA: string, muscleB: string): CrosstalkFinding {
  const lagsMs = Float64Array.from({ length: 61 }, (_, k) => (k - 30) / 3)
  const frequenciesHz = Float64Array.from({ length: 74 }, (_, k) => 20 * (k + 1))
  return {
    muscleA,
    muscleB,
    nTrials: 239,
    zeroLag: { value: 0.08, low: 0.05, high: 0.11 },
    lagged: { value: 0.09, lagMs: 1 / 3 },
    correlogram: { lagsMs, values: lagsMs.map((ms) => 0.08 * exp((-ms * ms) / 2) + 0.015 * sin(3 * ms)) },
    coherence: {
      frequenciesHz,
      values: frequenciesHz.map((hz, k) => 0.006 * (1 + sin(1.9 * k)) + 0.05 * exp(-hz / 150)),
      limit: 0.0125,
    },
    waveformMatch: { aInB: { value: 0.71, lagMs: 0.33, sites: 4 }, bInA: { value: nan, lagMs: nan, sites: 0 } },
    mixing: {
      twoWay: { value: 0.04, low: 0.025, high: 0.055 },
      aToB: { value: 0.07, low: 0.04, high: 0.1 },
      bToA: { value: 0.06, low: -0.01, high: 0.09 },
    },
    bound: { aToB: 0.16, bToA: 0.08 },
    needed: { reference: 0, overlap: 0.63, mixing: { value: 0.45, low: 0.39, high: 0.51 } },
  }
}

const nothingShared = (muscleA: string, muscleB: string): CrosstalkFinding => ({
  muscleA,
  muscleB,
  nTrials: 0,
  zeroLag: none,
  lagged: { value: nan, lagMs: nan },
  correlogram: { lagsMs: new Float64Array(0), values: new Float64Array(0) },
  coherence: { frequenciesHz: new Float64Array(0), values: new Float64Array(0), limit: nan },
  waveformMatch: { aInB: { value: nan, lagMs: nan, sites: 0 }, bInA: { value: nan, lagMs: nan, sites: 0 } },
  mixing: { twoWay: none, aToB: none, bToA: none },
  bound: { aToB: nan, bToA: nan },
  needed: { reference: 0.7, overlap: 0.63, mixing: none },
})

export function exampleEmg(trials: readonly MuscleTrials[], kind: Exclude<ExampleEmg, 'none'>): EmgFindings {
  const isFull = kind === 'full'
  const crosstalk = isFull ? foundCrosstalk : nothingShared
  const matched = (trials[0]?.accepted.length ?? 2) - 2
  const pulses = { matched, driftPpm: 18.4, largestResidualMs: 1.3, missing: ['17', '18'], extraMs: [40_012.5] }
  return {
    muscles: trials.map((each, index) => exampleMuscle(each, index, isFull)),
    crosstalk: trials.flatMap((a, k) => trials.slice(k + 1).map((b) => crosstalk(a.muscle, b.muscle))),
    pulses: isFull ? pulses : null,
  }
}
