/** Everything that `penfield compare-maps` writes. */
import { comparePage, formatP } from '@penfield/report'
import { sidecar, tsv } from '../tables/table.js'
import type { CompareResult } from './compare.js'
import { type ClusterRow, clusterRows, clusterTable, compareDocument, nodeRows, nodeTable } from './document.js'
import { compareDrawings } from './drawings.js'
import type { MapRows } from './map-rows.js'
import { compareMethod, compareSentences, peopleOf, placeOf, ratioOf } from './words.js'

export interface CompareOrigin {
  readonly command: string
  readonly version: string
  readonly inputs: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[]
}

/** Text files by their path inside the output folder; provenance.json last. */
export function compareFiles(
  compared: CompareResult,
  maps: readonly MapRows[],
  origin: CompareOrigin,
): ReadonlyMap<string, string> {
  const { result, options, design, test } = compared
  const hasClusters = options.clusterThreshold !== null
  const nodes = nodeTable(result.tfce !== null, hasClusters)
  const files = new Map([
    ['nodes.tsv', tsv(nodes, nodeRows(compared))],
    ['nodes.tsv.json', sidecar(nodes)],
    ['compare.json', `${JSON.stringify(compareDocument(compared), null, 2)}\n`],
  ])
  if (hasClusters) {
    files.set('clusters.tsv', tsv(clusterTable, clusterRows(compared)))
    files.set('clusters.tsv.json', sidecar(clusterTable))
  }
  const drawings = compareDrawings(compared, maps)
  for (const [name, drawing] of drawings) files.set(`figures/${name}.svg`, drawing.svg)
  const { command, version, inputs } = origin
  files.set(
    'report.html',
    comparePage({
      title: design.groups.length === 2 ? `${design.groups[0]} and ${design.groups[1]}` : 'one sample',
      who: `${design.file} · ${peopleOf(compared)}`,
      sentences: compareSentences(compared),
      maps: drawings.get('maps') ?? null,
      nulls: [...drawings].flatMap(([name, drawing]) => (name === 'maps' ? [] : [drawing])),
      clusters: clusterCells(compared),
      clustersLeft: Math.max(0, result.clusters.length - mostShown),
      method: compareMethod(compared),
      warnings: design.warnings,
      ...{ command, version },
    }),
  )
  const { test: _, ...given } = options
  const record = {
    ...{ version: 1, software: { name: 'penfield', version }, command, inputs, seed: options.seed },
    settings: { test: design.test, ...given, tfce: options.tfce ?? 'none' },
    ...{ permutations: test.plan.count, exact: test.plan.exact, warnings: design.warnings },
    outputs: [...files.keys()].sort(),
  }
  files.set('provenance.json', `${JSON.stringify(record, null, 2)}\n`)
  return files
}

/** Clusters that the page shows, the largest masses; all stand in clusters.tsv. */
const mostShown = 20

const heaviest = (compared: CompareResult): readonly ClusterRow[] =>
  [...clusterRows(compared)]
    .sort((one, two) => Math.abs(two.cluster.mass) - Math.abs(one.cluster.mass) || one.number - two.number)
    .slice(0, mostShown)

const clusterCells = (compared: CompareResult): readonly (readonly string[])[] =>
  heaviest(compared).map(({ number, cluster, peak, t }) => [
    `${number}`,
    `${cluster.nodes.length}`,
    ratioOf(cluster.mass, 'page'),
    formatP(cluster.p, null).replace('p = ', ''),
    ratioOf(t, 'page'),
    placeOf(peak, 'page'),
  ])
