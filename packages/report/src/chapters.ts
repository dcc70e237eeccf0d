/** A page in numbered chapters, each with an entry in the contents; the last says how it was found and how to make it again. */
import { htmlDocument } from './document.js'
import { escapeText } from './escape.js'
import { heading, paragraph } from './html.js'

/** Name in the address, title, and markup. */
export type Chapter = readonly [id: string, title: string, inside: string]

export interface ChapteredPage {
  readonly title: string
  readonly version: string
  /** Markup below the title. */
  readonly header?: string
  readonly chapters: readonly Chapter[]
  /** Sentences of the last chapter, and the line that makes the same again. */
  readonly method: readonly string[]
  readonly command: string
}

export function chapteredPage({ title, version, header = '', chapters, method, command }: ChapteredPage): string {
  const how = `${method.map(paragraph).join('')}${heading(3, 'Again')}<pre>${escapeText(command)}</pre>`
  const all: readonly Chapter[] = [...chapters, ['methods', 'How it was found', how]]
  return htmlDocument({
    ...{ title, version, header },
    contents: [
      '<ol>',
      ...all.map(([id, name], k) => `<li><a href="#${id}">${k + 1} ${escapeText(name)}</a></li>`),
      '</ol>',
    ],
    main: all.map(
      ([id, name, inside], k) => `<section id="${id}">${heading(2, `${k + 1} ${name}`)}${inside}</section>`,
    ),
  })
}

/** Sentences that must be read before the page is believed; nothing where there are none. */
export const looks = (sentences: readonly string[]): string =>
  sentences.length === 0
    ? ''
    : `${heading(3, 'Look')}<ul>${sentences.map((words) => `<li>${escapeText(words)}</li>`).join('')}</ul>`
