/** What `compare-maps` gives back: the document of `--json`, and the tables. */
import { roundedForFiles } from '@penfield/kernels'
import type { TestedCluster } from '@penfield/stats'
import type { Table } from '../tables/table.js'
import type { CompareResult } from './compare.js'

interface NodeNumbers {
  readonly x: number
  readonly y: number
  readonly z: number
  /** Null where the node takes no part. */
  readonly t: number | null
  readonly p_fwe: number | null
  readonly tfce?: number | null
  readonly p_tfce?: number | null
}

export function compareNodes({ positionsMm, test, result }: CompareResult): readonly NodeNumbers[] {
  const place = new Int32Array(positionsMm.length / 3).fill(-1)
  test.kept.forEach((v, k) => {
    place[v] = k
  })
  const of = (values: Float64Array, v: number): number | null => (place[v] < 0 ? null : values[place[v]])
  const { statistic, pFwe, tfce, pTfce } = result
  return Array.from(place, (_, v) => ({
    x: positionsMm[3 * v],
    y: positionsMm[3 * v + 1],
    z: positionsMm[3 * v + 2],
    t: of(statistic, v),
    p_fwe: of(pFwe, v),
    ...(tfce === null || pTfce === null ? {} : { tfce: of(tfce, v), p_tfce: of(pTfce, v) }),
  }))
}

export const compareDocument = (compared: CompareResult) => {
  const { design, test, result } = compared
  return rounded({
    version: 1,
    n_a: design.nA,
    n_b: design.nB,
    permutations: test.plan.count,
    exact: test.plan.exact,
    nodes: compareNodes(compared),
    clusters: result.clusters.map(({ nodes, mass, p }) => ({ size: nodes.length, mass, p })),
    warnings: design.warnings,
  })
}

/** Numbers as files have them, to 12 digits. */
const rounded = <T>(document: T): T =>
  JSON.parse(
    JSON.stringify(document, (_key, value: unknown) => (typeof value === 'number' ? roundedForFiles(value) : value)),
  )

/** A node of nodes.tsv: its numbers, and the cluster that it is part of. */
export interface NodeRow extends NodeNumbers {
  readonly cluster: number | null
}

export function nodeRows(compared: CompareResult): readonly NodeRow[] {
  const { test, result } = compared
  const clusterOf = new Map(
    result.clusters.flatMap(({ nodes }, k) => [...nodes].map((v) => [test.kept[v], k + 1] as const)),
  )
  return compareNodes(compared).map((node, v) => ({ ...node, cluster: clusterOf.get(v) ?? null }))
}

export const nodeTable = (hasTfce: boolean, hasClusters: boolean): Table<NodeRow> => ({
  name: 'nodes',
  about: 'One row a node of the maps',
  columns: [
    { name: 'x', unit: 'mm', meaning: 'Position', of: ({ x }) => x },
    { name: 'y', unit: 'mm', meaning: 'Position', of: ({ y }) => y },
    { name: 'z', unit: 'mm', meaning: 'Position', of: ({ z }) => z },
    {
      name: 't',
      meaning: "Student's t, positive where a is larger; n/a where the node takes no part",
      of: ({ t }) => t,
    },
    {
      name: 'p_fwe',
      meaning: 'p with all nodes in view, by the largest t of each relabelling',
      of: ({ p_fwe }) => p_fwe,
    },
    ...(hasTfce
      ? [
          {
            name: 'tfce',
            meaning: 'Threshold-free cluster enhancement of t',
            of: ({ tfce }: NodeRow) => tfce ?? null,
          },
          {
            name: 'p_tfce',
            meaning: 'p with all nodes in view, by the largest TFCE of each relabelling',
            of: ({ p_tfce }: NodeRow) => p_tfce ?? null,
          },
        ]
      : []),
    ...(hasClusters
      ? [
          {
            name: 'cluster',
            meaning: 'Number of its cluster in clusters.tsv; n/a where it is part of none',
            of: ({ cluster }: NodeRow) => cluster,
          },
        ]
      : []),
  ],
})

/** A cluster with its number, and the node with its largest |t|. */
export interface ClusterRow {
  readonly number: number
  readonly cluster: TestedCluster
  readonly peak: readonly [number, number, number]
  readonly t: number
}

export function clusterRows({ positionsMm, test, result }: CompareResult): readonly ClusterRow[] {
  return result.clusters.map((cluster, k) => {
    const peak = cluster.nodes.reduce((best, v) =>
      Math.abs(result.statistic[v]) > Math.abs(result.statistic[best]) ? v : best,
    )
    const node = test.kept[peak]
    const place = [0, 1, 2].map((axis) => positionsMm[3 * node + axis]) as [number, number, number]
    return { number: k + 1, cluster, peak: place, t: result.statistic[peak] }
  })
}

export const clusterTable: Table<ClusterRow> = {
  name: 'clusters',
  about: 'One row a cluster of nodes beyond the threshold, of one sign',
  columns: [
    { name: 'cluster', meaning: 'Number', of: ({ number }) => number },
    { name: 'size', meaning: 'Nodes', of: ({ cluster }) => cluster.nodes.length },
    { name: 'mass', meaning: 'Sum of t over the nodes', of: ({ cluster }) => cluster.mass },
    { name: 'p', meaning: 'p by the largest mass of each relabelling', of: ({ cluster }) => cluster.p },
    { name: 'x', unit: 'mm', meaning: 'Where its largest t lies', of: ({ peak }) => peak[0] },
    { name: 'y', unit: 'mm', meaning: 'Where its largest t lies', of: ({ peak }) => peak[1] },
    { name: 'z', unit: 'mm', meaning: 'Where its largest t lies', of: ({ peak }) => peak[2] },
    { name: 't', meaning: 'Its largest t', of: ({ t }) => t },
  ],
}
