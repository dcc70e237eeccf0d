import type { SessionResult } from '@penfield/core'
import type { ReportContext } from '../context.js'

export interface SectionInput {
  readonly result: SessionResult
  readonly context: ReportContext
  /** Stands before every id of the chapter: `s1-`. */
  readonly prefix: string
  /** Level of the headings inside a section. */
  readonly level: 3 | 4
}

export interface Section {
  readonly id: string
  readonly title: string
  /** Whether the result holds what the section is about; always when absent. */
  readonly isFor?: (result: SessionResult) => boolean
  /** Markup without the heading. */
  readonly render: (input: SectionInput) => string
}
