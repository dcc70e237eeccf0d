/** The page of a reliability study: the answer, the pictures, the numbers, and how they were found. */
import { htmlDocument } from '../document.js'
import { escapeText } from '../escape.js'
import type { Drawing } from '../figures/figure.js'
import { cell, figure, heading, paragraph, table } from '../html.js'

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
  const { subject, who, drawings, answer, looks, method, tables, version, command } = parts
  const chapters = [
    ['answer', 'How reliable', `${drawings.map(figure).join('')}${answer.map(paragraph).join('')}${listed(looks)}`],
    ['numbers', 'Numbers', tables.map(tableOf).join('')],
    [
      'methods',
      'How it was found',
      `${paragraph(method.join(' '))}${heading(3, 'Again')}<pre>${escapeText(command)}</pre>`,
    ],
  ] as const
  return htmlDocument({
    title: `Penfield reliability · ${subject}`,
    version,
    header: `<p class="who">${escapeText(who)}</p>`,
    contents: [
      '<ol>',
      ...chapters.map(([id, name], k) => `<li><a href="#${id}">${k + 1} ${escapeText(name)}</a></li>`),
      '</ol>',
    ],
    main: chapters.map(
      ([id, name, inside], k) => `<section id="${id}">${heading(2, `${k + 1} ${name}`)}${inside}</section>`,
    ),
  })
}

const listed = (looks: readonly string[]): string =>
  looks.length === 0
    ? ''
    : `${heading(3, 'Look')}<ul>${looks.map((words) => `<li>${escapeText(words)}</li>`).join('')}</ul>`

const tableOf = ({ caption, rows: [columns, ...rows] }: ReliabilityCells): string =>
  table({ caption, columns, rows: rows.map(([first, ...rest]) => [escapeText(first), ...rest.map(cell)]) })
