/** What mapping a person of a study gives. */
import type { StudyPicture } from '@penfield/report'

/** The tables of a person that are joined to one of everyone. */
export type RunTable = 'metrics' | 'overlap'

/** A person as the page sees it, and the files of the person's folder. */
export interface RunPerson {
  readonly label: string
  readonly group: string
  readonly files: readonly (readonly [string, string])[]
  readonly tables: Readonly<Record<RunTable, { readonly tsv: string; readonly json: string }>>
  readonly sessions: StudyPicture['people'][number]['sessions']
  readonly muscles: readonly string[]
  readonly remarks: number
}
