/**
 * A raw EMG recording as a file holds it: channels over one or more runs, and markers. No place on the head, no muscle yet.
 *
 *     run 0   ├──────────────────┤          time of the recording, ms  →
 *     run 1                            ├──────────┤
 *     markers      |      |                 |
 */

/** A channel. Its samples are read when they are asked for, so that a recording may be larger than memory. */
export interface RawChannel {
  /** As the file has it, trimmed; made unique by a suffix where the file repeats it. */
  readonly name: string
  /** `emg`: a voltage that may be a muscle; `trigger`: shows the pulses; `other`: anything else (force, status, temperature). */
  readonly kind: 'emg' | 'trigger' | 'other'
  /** As the file states it, trimmed; empty when it states none. */
  readonly unit: string
  /** Sampling interval. */
  readonly stepMs: number
  /** One a run: how many samples; 0 where the channel is absent. */
  readonly samples: readonly number[]
  /** One a run: time of the channel's first sample after the run's start, ms (0 but for multiplexed converters). */
  readonly delaysMs: readonly number[]
  /**
   * Samples first … first + count − 1 of a run: µV for a voltage, else in `unit`; NaN where nothing was recorded.
   *
   * @param first, count inside the run; the door of the caller.
   */
  read(run: number, first: number, count: number): Float64Array
}

/** An uninterrupted stretch of time. */
export interface RawRun {
  /** Time of its beginning on the recording's own clock, ms. */
  readonly startMs: number
  /** When the pulse came, ms after the beginning, where the run was cut around one pulse; null in a continuous run. */
  readonly pulseMs: number | null
}

export interface RawMarker {
  /** On the recording's clock, ms. */
  readonly timeMs: number
  /** Text of the marker, trimmed: "Stimulus S 1", "TMS", "1". Of a digital trigger its value in decimal. */
  readonly text: string
}

export interface RawEmg {
  readonly channels: readonly RawChannel[]
  /** In the order of time where there is a clock, else in the file's. */
  readonly runs: readonly RawRun[]
  /** Ascending in time. */
  readonly markers: readonly RawMarker[]
  /** Whether `startMs` of different runs stand on one clock; false where each run starts its own. */
  readonly hasClock: boolean
}
