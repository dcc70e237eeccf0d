/** What a file format is: how it is recognised, and what reading it gives. */
import type { Issue, Session } from '@penfield/core'

/** A file as it came: bytes and the name it was given. The name is for messages only, content decides. */
export interface Source {
  readonly name: string
  readonly bytes: Uint8Array
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
  /** Looks at the first bytes: is it this format? Never throws. */
  sniff(source: Source): boolean
  /** @throws {PenfieldError} with an `io/…` code; never another exception. */
  read(source: Source, options: ReadOptions): Reading
}
