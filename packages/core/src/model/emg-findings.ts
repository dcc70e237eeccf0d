/** What the EMG says beside the amplitudes: onsets, silent periods, crosstalk, and how the pulses were matched. */

/** A number with its 95 % interval; NaN where there is none. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** Onset latencies of one muscle by one detector. */
export interface DetectedOnsets {
  readonly detector: string
  /** n stimuli, ms; NaN none. */
  readonly latenciesMs: Float64Array
}

export interface MuscleEmg {
  readonly muscle: string
  /** Every detector, in the order of the registry; which one the trials took is in the settings. */
  readonly onsets: readonly DetectedOnsets[]
  /** n, end of the silent period after the stimulus, ms; NaN none. Null where the muscle was at rest. */
  readonly silentFromStimulusMs: Float64Array | null
  /** n, length of the silent period from the onset of the MEP, ms; NaN none. Null where the muscle was at rest. */
  readonly silentFromOnsetMs: Float64Array | null
  /** The limits of the background in force, µV RMS; infinite where there is none. */
  readonly backgroundLimitsUv: readonly [number, number]
}

/** What two channels share. Channel a is the first of the session. */
export interface CrosstalkFinding {
  readonly muscleA: string
  readonly muscleB: string
  /** Trials that the background numbers come from. */
  readonly nTrials: number
  /** Correlation of the background at lag 0. */
  readonly zeroLag: Estimate
  /** Correlation furthest from 0 over lags, its sign kept, and where it lies (positive: b follows a), ms. */
  readonly lagged: { readonly value: number; readonly lagMs: number }
  /** Lags and correlations, for the figure. */
  readonly correlogram: { readonly lagsMs: Float64Array; readonly values: Float64Array }
  /** Magnitude-squared coherence of the background; `limit`: what independent channels exceed in 5 % of frequencies. */
  readonly coherence: { readonly frequenciesHz: Float64Array; readonly values: Float64Array; readonly limit: number }
  /** Correlation of the mean MEP of the weak muscle with that of the strong one, over lags of ± 1 ms, at sites where one is weak. */
  readonly waveformMatch: { readonly aInB: Match; readonly bInA: Match }
  /** Mixing coefficients: gain of the leak on the source, by what is assumed of the direction. */
  readonly mixing: { readonly twoWay: Estimate; readonly aToB: Estimate; readonly bToA: Estimate }
  /** No leak can be larger: smallest ratio of site values where the source responds strongly; NaN without such a site. */
  readonly bound: { readonly aToB: number; readonly bToA: number }
  /** Mixing (both ways) that would by itself turn maps of overlap `reference` into the overlap measured; NaN when none would. */
  readonly needed: { readonly reference: number; readonly overlap: number; readonly mixing: Estimate }
}

/** Waveforms compared where the source responds and the listener hardly does. */
export interface Match {
  /** Correlation at the best lag; NaN without such sites. */
  readonly value: number
  readonly lagMs: number
  readonly sites: number
}

/** How the pulses of a navigator and of a recording were brought together. */
export interface PulseMatch {
  readonly matched: number
  /** Clock of the recording against the navigator's, parts per million; NaN when it cannot be known. */
  readonly driftPpm: number
  /** Largest distance of a matched pair from the common clock, ms; NaN without clocks. */
  readonly largestResidualMs: number
  /** Names of the stimuli without a pulse in the recording. */
  readonly missing: readonly string[]
  /** Times of pulses of the recording that no stimulus belongs to, ms on its clock. */
  readonly extraMs: readonly number[]
}

export interface EmgFindings {
  readonly muscles: readonly MuscleEmg[]
  readonly crosstalk: readonly CrosstalkFinding[]
  readonly pulses: PulseMatch | null
}
