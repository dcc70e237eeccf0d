/** A dialect: the variables that one program writes into a MAT file, whatever the version of the file. */
import type { Issue, RawEmg } from '@penfield/core'
import type { ReadOptions } from '../../format.js'
import type { Variable } from '../mat5/mat5-variable.js'

export interface MatFile {
  /** Name of the file, for messages. */
  readonly file: string
  readonly variables: ReadonlyMap<string, Variable>
  readonly options: ReadOptions
}

export interface MatDialect {
  /** Of the reading: "labchart-mat". */
  readonly id: string
  /** The program, as people call it: "LabChart". */
  readonly program: string
  /** Whether the variables are there that this program writes. Never throws. */
  readonly recognises: (file: MatFile) => boolean
  /** @throws {PenfieldError} with an `io/…` code. */
  readonly read: (file: MatFile) => { readonly recording: RawEmg; readonly issues: readonly Issue[] }
}

export const holds = ({ variables }: MatFile, ...names: readonly string[]): boolean =>
  names.every((name) => variables.has(name))
