/** Everything that `penfield compare-maps` writes. */
import { comparePage, type Drawing, groupMaps, nullHistogram } from '@penfield/report'
import { momentsOf } from '@penfield/stats'
import { pIn } from '../group/reading.js'
import { sidecar, tsv } from '../tables/table.js'
import type { CompareResult } from './compare.js'
import { clusterRows, clusterTable, compareDocument, compareNodes, nodeTable } from './document.js'
import type { MapRows } from './map-rows.js'
import { compareMethod, compareSentences } from './words.js'

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
  const nodes = nodeTable(result.tfce !== null)
  const files = new Map([
    ['nodes.tsv', tsv(nodes, compareNodes(compared))],
    ['nodes.tsv.json', sidecar(nodes)],
    ['compare.json', `${JSON.stringify(compareDocument(compared), null, 2)}\n`],
  ])
  if (options.clusterThreshold !== null) {
    files.set('clusters.tsv', tsv(clusterTable, clusterRows(compared)))
    files.set('clusters.tsv.json', sidecar(clusterTable))
  }
  const drawings = [
    ['maps', mapDrawing(compared, maps)],
    ['null', nullDrawing(compared)],
  ] as const
  for (const [name, drawing] of drawings) if (drawing !== null) files.set(`figures/${name}.svg`, drawing.svg)
  const { command, version, inputs } = origin
  files.set(
    'report.html',
    comparePage({
      title: design.groups.length === 2 ? `${design.groups[0]} and ${design.groups[1]}` : 'one sample',
      sentences: compareSentences(compared),
      drawings: drawings.flatMap(([, drawing]) => (drawing === null ? [] : [drawing])),
      clusters: clusterRows(compared).map(({ number, cluster, peak, t }) => [
        `${number}`,
        `${cluster.nodes.length}`,
        cluster.mass.toFixed(1),
        pIn(cluster.p, 'page'),
        peak.map((mm) => mm.toFixed(1)).join(' '),
        t.toFixed(2),
      ]),
      method: compareMethod(compared),
      warnings: design.warnings,
      ...{ command, version },
    }),
  )
  const record = {
    ...{ version: 1, software: { name: 'penfield', version }, command, inputs, seed: options.seed },
    ...{ permutations: test.plan.count, exact: test.plan.exact, outputs: [...files.keys()].sort() },
  }
  files.set('provenance.json', `${JSON.stringify(record, null, 2)}\n`)
  return files
}

/** Two groups on a square grid in one plane; null for others. */
function mapDrawing({ design, positionsMm, test, result }: CompareResult, maps: readonly MapRows[]): Drawing | null {
  const cellMm = squareStep(positionsMm)
  if (design.test === 'one-sample' || cellMm === null) return null
  const isA = (k: number): boolean => (design.test === 'paired' ? k % 2 === 0 : k < design.nA)
  const n = positionsMm.length / 3
  const meanOf = (side: boolean): { mean: Float64Array; people: Int32Array } => {
    const own = maps.filter((_, k) => isA(k) === side)
    const moments = Array.from({ length: n }, (_, v) => momentsOf(own.map(({ values }) => values[v])))
    return {
      mean: Float64Array.from(moments, (each) => (each.n === 0 ? Number.NaN : each.mean)),
      people: Int32Array.from(moments, (each) => each.n),
    }
  }
  const [a, b] = [meanOf(true), meanOf(false)]
  const pFwe = new Float64Array(n).fill(Number.NaN)
  test.kept.forEach((v, k) => {
    pFwe[v] = result.pFwe[k]
  })
  return groupMaps({
    muscle: 'maps',
    nodesMm: Float64Array.from({ length: 2 * n }, (_, k) => positionsMm[3 * (k >> 1) + (k % 2)]),
    ...{ cellMm, anchored: false, pFwe, unit: 'uV', isShape: false },
    // The figure shows the second less the first, as t is positive where a is larger.
    groups: [
      { name: design.groups[1], n: design.nB, ...b },
      { name: design.groups[0], n: design.nA, ...a },
    ],
    difference: a.mean.map((value, v) => value - b.mean[v]),
  })
}

/** The step of a grid with equal steps along x and y; null where the nodes are no such grid. */
function squareStep(positions: Float64Array): number | null {
  const n = positions.length / 3
  const steps = [0, 1].map((axis) => {
    const own = [...new Set(Array.from({ length: n }, (_, v) => positions[3 * v + axis]))].sort((x, y) => x - y)
    const gaps = own.slice(1).map((value, k) => value - own[k])
    const least = Math.min(...gaps)
    return gaps.length > 0 && gaps.every((gap) => Math.abs(gap / least - Math.round(gap / least)) < 0.01) ? least : null
  })
  const [x, y] = steps
  return x !== null && y !== null && Math.abs(x - y) < 0.01 * x ? x : null
}

function nullDrawing({ test, result, options }: CompareResult): Drawing | null {
  const sizes = result.statistic.map((t) => (options.tail === 0 ? Math.abs(t) : options.tail * t))
  return nullHistogram({
    name: 'largest t over nodes',
    values: result.shard.largest,
    observed: Math.max(...sizes),
    pWords: pIn(Math.min(...result.pFwe), 'page'),
    ...{ relabellings: test.plan.count, exact: test.plan.exact },
  })
}
