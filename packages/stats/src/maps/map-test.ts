/** Permutation tests of maps: the largest statistic, clusters and TFCE, each with the family of all nodes in view. */
import { type Neighbours, type TfceConvention, tfceMap } from '@penfield/kernels'
import { type NullOf, nullOf } from '../permutation/p-value.js'
import type { Tail } from '../permutation/permutation-test.js'
import type { RelabellingPlan } from '../permutation/plan.js'
import { type Cluster, clustersOf } from './clusters.js'
import type { MapSource } from './map-source.js'
import { oneSided } from './sided.js'

export interface MapTest {
  readonly source: MapSource
  readonly plan: RelabellingPlan
  readonly tail: Tail
  /** Of the nodes that take part; null where neither clusters nor TFCE are asked for. */
  readonly neighbours: Neighbours | null
  /** |statistic| beyond which nodes form clusters; null for none. */
  readonly clusterThreshold: number | null
  readonly tfce: TfceConvention | null
}

/** What is kept of each relabelling: never its map. */
export interface NullShard {
  /** Largest statistic on the side that is tested. */
  readonly largest: Float64Array
  /** Largest TFCE, and largest |mass| of a cluster; empty where not asked for. */
  readonly tfce: Float64Array
  readonly mass: Float64Array
}

export interface TestedCluster extends Cluster {
  readonly p: number
}

/** Numbers of the nodes that take part, in their order. */
export interface MapTestResult {
  readonly statistic: Float64Array
  readonly pFwe: Float64Array
  /** Signed; null where not asked for. */
  readonly tfce: Float64Array | null
  readonly pTfce: Float64Array | null
  readonly clusters: readonly TestedCluster[]
  /** Of the relabellings. */
  readonly shard: NullShard
}

/** @param shards that follow on each other, from relabelling 0 to the last. */
export function mapTestResult(test: MapTest, shards: readonly NullShard[]): MapTestResult {
  const { source, plan, tail, neighbours, clusterThreshold } = test
  const shard = joined(shards)
  const statistic = source.observed(plan)
  const sizeOf = (value: number): number => (tail === 0 ? Math.abs(value) : tail * value)
  const pOf = (values: Float64Array, ofNull: NullOf): Float64Array => values.map((value) => ofNull.p(sizeOf(value)))
  const tfce =
    test.tfce === null || neighbours === null ? null : tfceMap(oneSided(statistic, tail), neighbours, test.tfce)
  const ofMass = nullOf(shard.mass, plan)
  const clusters =
    clusterThreshold === null || neighbours === null ? [] : clustersOf(statistic, neighbours, clusterThreshold, tail)
  return {
    ...{ statistic, shard, tfce },
    pFwe: pOf(statistic, nullOf(shard.largest, plan)),
    pTfce: tfce === null ? null : pOf(tfce, nullOf(shard.tfce, plan)),
    clusters: clusters.map((cluster) => ({ ...cluster, p: ofMass.p(Math.abs(cluster.mass)) })),
  }
}

function joined(shards: readonly NullShard[]): NullShard {
  const join = (of: (shard: NullShard) => Float64Array): Float64Array => {
    const out = new Float64Array(shards.reduce((sum, shard) => sum + of(shard).length, 0))
    let at = 0
    for (const shard of shards) {
      out.set(of(shard), at)
      at += of(shard).length
    }
    return out
  }
  return { largest: join(({ largest }) => largest), tfce: join(({ tfce }) => tfce), mass: join(({ mass }) => mass) }
}
