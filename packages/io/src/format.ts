/** What a file format is: how it is recognised, and what reading it gives. */
import type { Issue, RawEmg, Session } from '@penfield/core'

/** A file as it came: bytes and the name it was given. The name is for messages only, content decides. */
export interface Source {
  readonly name: string
  /** The whole file; of one too large to hold, its first mebibyte: see `size` and `part`. */
  readonly bytes: Uint8Array
  /** Bytes of the file, where `bytes` is only its beginning. */
  readonly size?: number
  /** Bytes offset … offset + length − 1 of such a file, inside it. */
  readonly part?: (offset: number, length: number) => Uint8Array
  /** Another file of the same folder by its plain name; null when there is none. Absent where files come without a folder. */
  readonly beside?: (name: string) => Source | null
}

/** Options of reading, as the user states them. Undefined: not stated. */
export interface ReadOptions {
  readonly frame?: string | undefined
  readonly columns?: readonly string[] | undefined
  readonly header?: boolean | undefined
  readonly delimiter?: string | undefined
  readonly decimal?: 'point' | 'comma' | undefined
  readonly coords?: 'mm' | 'cm' | undefined
  readonly amplitudeUnit?: 'uV' | 'mV' | 'V' | undefined
  readonly splitBy?: readonly string[] | undefined
  readonly muscles?: readonly string[] | undefined
  /** The amplitudes will come from a recording that is given as well: places and times are enough. */
  readonly withRecording?: boolean | undefined
  /** Name of the sheet of a workbook. */
  readonly sheet?: string | undefined
  /** Of sweeps whose file states neither: sampling rate, and time of the first sample with the pulse at 0. */
  readonly rateHz?: number | undefined
  readonly sweepStartMs?: number | undefined
}

export type Point = readonly [number, number, number]

/** One run of a recording, as needed to join the files of a session. */
export interface Block {
  /** Start as the file prints it: files with the same start are one block, saved as it grew. Null when files don't grow so. */
  readonly start: string | null
  /** The coil that the file's name states; null when it states none. */
  readonly coil: string | null
  /** Device clock at the first stimulus with a time: ms since 1970, or since midnight without a date; NaN unknown. */
  readonly firstMs: number
}

/** What a file holds. Several sessions when it holds several participants, visits or maps. */
export interface Reading {
  readonly format: string
  /** Human title: "Brainsight text export". */
  readonly title: string
  readonly version: string | null
  readonly createdBy: string | null
  readonly sessions: readonly Session[]
  /** A recording without places on the head, to be matched with the stimuli of a navigator; absent in other files. */
  readonly recording?: RawEmg
  /** Names of the files beside it that were read as well. */
  readonly companions?: readonly string[]
  /** Targets stored in the file, which are plans and not stimuli. */
  readonly targets: number
  /** Unit of the positions as the file states it; null when it states none. */
  readonly unit: string | null
  /** First and last position of the file in mm, tracked or not, NaN where it has none; null without stimuli. */
  readonly ends?: readonly [Point, Point] | null
  /** What tells this file from others of the same session; undefined when the format knows no blocks. */
  readonly block?: Block | undefined
  readonly issues: readonly Issue[]
  /** Why `map` can't use this file although it was read: null when it can. */
  readonly unusable: { readonly what: string; readonly fix: string } | null
}

export interface Format {
  readonly id: string
  readonly title: string
  readonly extensions: readonly string[]
  /** True when it reads a source of which only the beginning is in `bytes`. */
  readonly streams?: true
  /** Loads what reading needs (a decoder of HDF5), once; `read` may be called when it is done. */
  readonly load?: () => Promise<void>
  /** Looks at the first bytes: is it this format? Never throws. */
  sniff(source: Source): boolean
  /** @throws {PenfieldError} with an `io/…` code; never another exception. */
  read(source: Source, options: ReadOptions): Reading
}
