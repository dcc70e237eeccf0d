/** The page of compared maps. */
import { htmlDocument } from '../document.js'
import { escapeText } from '../escape.js'
import type { Drawing } from '../figures/figure.js'
import { figure, heading, paragraph, table } from '../html.js'

export interface ComparePageParts {
  readonly title: string
  /** Whose maps were compared. */
  readonly who: string
  readonly sentences: readonly string[]
  readonly drawings: readonly Drawing[]
  /** Cells of a row a cluster: number, nodes, mass, p, t, place. */
  readonly clusters: readonly (readonly string[])[]
  readonly method: readonly string[]
  readonly warnings: readonly string[]
  readonly command: string
  readonly version: string
}

/** One document that fetches nothing and runs no script. */
export function comparePage(parts: ComparePageParts): string {
  const { title, who, sentences, drawings, clusters, method, warnings, command, version } = parts
  const clusterTable =
    clusters.length === 0
      ? ''
      : table({
          caption: 'Clusters',
          columns: ['cluster', 'nodes', 'mass', 'p', 'largest t', 'at (mm)'],
          rows: clusters.map((cells) => cells.map(escapeText)),
        })
  return htmlDocument({
    title: `Penfield maps · ${title}`,
    version,
    header: `<p class="who">${escapeText(who)}</p>`,
    contents: ['<ol><li><a href="#answer">1 Answer</a></li><li><a href="#methods">2 Methods</a></li></ol>'],
    main: [
      `<section id="answer">${heading(2, '1 Answer')}${sentences.map(paragraph).join('')}${drawings.map(figure).join('')}${clusterTable}${listed(warnings)}</section>`,
      `<section id="methods">${heading(2, '2 Methods')}${method.map(paragraph).join('')}${heading(3, 'Again')}<pre>${escapeText(command)}</pre></section>`,
    ],
  })
}

const listed = (looks: readonly string[]): string =>
  looks.length === 0
    ? ''
    : `${heading(3, 'Look')}<ul>${looks.map((words) => `<li>${escapeText(words)}</li>`).join('')}</ul>`
