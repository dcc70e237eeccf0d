/** The page of compared maps. */
import { chapteredPage, looks } from '../chapters.js'
import { escapeText } from '../escape.js'
import type { Drawing } from '../figures/figure.js'
import { figure, paragraph, table } from '../html.js'

export interface ComparePageParts {
  readonly title: string
  /** Whose maps were compared. */
  readonly who: string
  readonly sentences: readonly string[]
  /** Mean maps; null where they can't be drawn. */
  readonly maps: Drawing | null
  /** The largest statistics of the relabellings. */
  readonly nulls: readonly Drawing[]
  /** Cells of a row a cluster: number, nodes, mass, p, t, place; the largest masses, if there are many. */
  readonly clusters: readonly (readonly string[])[]
  /** How many more there are. */
  readonly clustersLeft: number
  readonly method: readonly string[]
  readonly warnings: readonly string[]
  readonly command: string
  readonly version: string
}

/** One document that fetches nothing and runs no script. */
export function comparePage(parts: ComparePageParts): string {
  const { title, who, sentences, maps, nulls, method, warnings, command, version } = parts
  const words = sentences.map(paragraph).join('')
  const picture = maps === null ? '' : figure(maps)
  return chapteredPage({
    title: `Penfield maps · ${title}`,
    header: `<p class="who">${escapeText(who)}</p>`,
    chapters: [
      ['answer', 'Answer', `${words}${picture}${clusterTable(parts)}${looks(warnings)}`],
      ['relabellings', 'Relabellings', `<div class="pictures">${nulls.map(figure).join('')}</div>`],
    ],
    ...{ method, command, version },
  })
}

function clusterTable({ clusters, clustersLeft }: ComparePageParts): string {
  if (clusters.length === 0) return ''
  const shown = table({
    caption: clustersLeft === 0 ? 'Clusters' : `The ${clusters.length} clusters with the largest mass`,
    columns: ['cluster', 'nodes', 'mass', 'p', 'largest t', 'at (mm)'],
    rows: clusters.map((cells) => cells.map(escapeText)),
  })
  return clustersLeft === 0 ? shown : `${shown}${paragraph(`${clustersLeft} more stand in clusters.tsv.`)}`
}
