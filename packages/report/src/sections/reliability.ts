/** The page of a reliability study: the answer, the pictures, the numbers, and how they were found. */
import { chapteredPage, looks } from '../chapters.js'
import { escapeText } from '../escape.js'
import type { Drawing } from '../figures/figure.js'
import { cell, figure, paragraph, table } from '../html.js'

/** A table as texts: the first row holds the headings. */
export interface ReliabilityCells {
  readonly caption: string
  readonly rows: readonly (readonly string[])[]
}

export interface ReliabilityPageParts {
  /** What was measured, and in whom. */
  readonly subject: string
  readonly who: string
  readonly drawings: readonly Drawing[]
  /** Sentences: the answer; what must be known before it is believed; the method. */
  readonly answer: readonly string[]
  readonly looks: readonly string[]
  readonly method: readonly string[]
  readonly tables: readonly ReliabilityCells[]
  readonly version: string
  readonly command: string
}

/** One document that fetches nothing and runs no script. */
export function reliabilityPage(parts: ReliabilityPageParts): string {
  const { subject, who, drawings, answer, looks: remarks, method, tables, version, command } = parts
  return chapteredPage({
    title: `Penfield reliability · ${subject}`,
    header: `<p class="who">${escapeText(who)}</p>`,
    chapters: [
      ['answer', 'How reliable', `${drawings.map(figure).join('')}${answer.map(paragraph).join('')}${looks(remarks)}`],
      ['numbers', 'Numbers', tables.map(tableOf).join('')],
    ],
    method: [method.join(' ')],
    ...{ command, version },
  })
}

const tableOf = ({ caption, rows: [columns, ...rows] }: ReliabilityCells): string =>
  table({ caption, columns, rows: rows.map(([first, ...rest]) => [escapeText(first), ...rest.map(cell)]) })
