/** Everything that `penfield group` writes. */

import { roundedForFiles } from '@penfield/kernels'
import { type Drawing, groupPage } from '@penfield/report'
import { safeName } from '../outputs.js'
import { sidecar, type Table, tsv } from '../tables/table.js'
import { groupCounts, groupDocument, personRows, personTable } from './document.js'
import { groupDrawings } from './drawings.js'
import type { GroupResult } from './group.js'
import type { MapComparison } from './map-comparison.js'
import type { GroupOrigin } from './origin.js'
import { pagePartsOf } from './page-parts.js'
import { groupTable } from './row.js'

/** Text files by their path inside the output folder; provenance.json last. */
export function groupFiles(result: GroupResult, origin: GroupOrigin): ReadonlyMap<string, string> {
  const drawings = groupDrawings(result)
  const files = new Map([
    ['group.tsv', tsv(groupTable, result.rows)],
    ['group.tsv.json', sidecar(groupTable)],
    ['group.json', `${JSON.stringify(groupDocument(result), null, 2)}\n`],
    ['people.tsv', tsv(personTable, personRows(result))],
    ['people.tsv.json', sidecar(personTable)],
  ])
  for (const { pair, map } of result.maps) {
    const groups = [result.people.groups[pair[0]], result.people.groups[pair[1]]] as const
    const name = `maps/${safeName(map.muscle)}_${map.alignment}${result.people.groups.length > 2 ? `_${safeName(groups[1])}` : ''}`
    const table = nodeTable(groups)
    files.set(`${name}.tsv`, tsv(table, nodeRows(map)))
    files.set(`${name}.json`, sidecar(table))
  }
  const named: readonly (readonly [string, Drawing | null])[] = [
    ['people', drawings.people],
    ['forest', drawings.forest],
    ...drawings.maps,
    ...drawings.nulls,
  ]
  for (const [name, drawing] of named) if (drawing !== null) files.set(`figures/${name}.svg`, drawing.svg)
  files.set('report.html', groupPage(pagePartsOf(result, drawings, origin)))
  const { command, version, inputs } = origin
  const record = {
    ...{
      version: 1,
      software: { name: 'penfield', version },
      command,
      inputs,
      seed: result.options.seed,
      options: result.options,
    },
    ...{
      n: groupCounts(result),
      settings: result.settings,
      warnings: result.warnings,
      outputs: [...files.keys()].sort(),
    },
  }
  files.set('provenance.json', `${JSON.stringify(record, null, 2)}\n`)
  return files
}

interface NodeRow {
  readonly map: MapComparison
  readonly v: number
  /** Place among the nodes that were tested; −1 for others. */
  readonly k: number
}

function nodeRows(map: MapComparison): readonly NodeRow[] {
  const place = new Int32Array(map.nodesMm.length / 2).fill(-1)
  map.tested?.test.kept.forEach((node, k) => {
    place[node] = k
  })
  return Array.from(place, (k, v) => ({ map, v, k }))
}

const tested =
  (of: (result: NonNullable<MapComparison['tested']>['result']) => Float64Array | null) =>
  ({ map, k }: NodeRow) => {
    const values = map.tested === null || k < 0 ? null : of(map.tested.result)
    return values === null ? null : roundedForFiles(values[k])
  }

const nodeTable = ([a, b]: readonly [string, string]): Table<NodeRow> => ({
  name: 'map',
  about: 'One row a node of the common grid',
  columns: [
    { name: 'x', unit: 'mm', meaning: 'Position', of: ({ map, v }) => map.nodesMm[2 * v] },
    { name: 'y', unit: 'mm', meaning: 'Position', of: ({ map, v }) => map.nodesMm[2 * v + 1] },
    { name: 'mean_a', meaning: `Mean of ${a}`, of: ({ map, v }) => map.means[0][v] },
    { name: 'mean_b', meaning: `Mean of ${b}`, of: ({ map, v }) => map.means[1][v] },
    { name: 'n_a', meaning: `People of ${a} who have the node`, of: ({ map, v }) => map.counts[0][v] },
    { name: 'n_b', meaning: `People of ${b} who have the node`, of: ({ map, v }) => map.counts[1][v] },
    {
      name: 'statistic',
      meaning: `z (or t beside covariates) of ${b} less ${a}; n/a where not tested`,
      of: tested(({ statistic }) => statistic),
    },
    { name: 'p_fwe', meaning: 'p with all nodes in view, by the largest statistic', of: tested(({ pFwe }) => pFwe) },
    { name: 'tfce', meaning: 'Threshold-free cluster enhancement', of: tested(({ tfce }) => tfce) },
    { name: 'p_tfce', meaning: 'p with all nodes in view, by the largest TFCE', of: tested(({ pTfce }) => pTfce) },
  ],
})
