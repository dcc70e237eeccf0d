/** What is written as EDF+ or BDF+. It has no place for a person: none is ever written. */
import type { EdfAnnotation } from './edf-tals.js'

export interface EdfChannel {
  /** At most 16 ASCII characters. */
  readonly label: string
  /** At most 8 ASCII characters: "uV", since the micro sign is not ASCII. */
  readonly unit: string
  readonly rateHz: number
  /** Values of the digital minimum and maximum, in the unit; each at most 8 characters as text. */
  readonly physicalMin: number
  readonly physicalMax: number
  readonly digitalMin: number
  readonly digitalMax: number
  /** One a run, a whole number of records each. */
  readonly digital: readonly Int32Array[]
}

/** Local time of the recording's start, the years 1985 to 2084. */
export interface EdfStart {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

export interface EdfContent {
  readonly channels: readonly EdfChannel[]
  readonly recordMs: number
  /** Beginning of each run, ms after the start, ascending, the first below 1000. Several runs make a file with gaps. */
  readonly startsMs: readonly number[]
  readonly annotations: readonly EdfAnnotation[]
  /** Null: not told; 1 January 1985 at midnight stands in the file. */
  readonly start: EdfStart | null
}
