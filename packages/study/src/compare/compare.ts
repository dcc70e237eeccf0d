/** The recipe of `compare-maps`: from maps and a design to nodes, clusters and their p. */
import type { Neighbours } from '@penfield/kernels'
import { gridNeighbours, type MapTestResult, mapTestResult, type NullShard, type PreparedTest } from '@penfield/stats'
import type { CompareDesign, CompareOptions } from './design.js'
import { checkSameNodes, type MapRows } from './map-rows.js'
import { type Peak, peakOf } from './peak.js'
import { type MapTestJob, preparedFor } from './prepare.js'
import { smallestPWords } from './smallest-p.js'

export type { MapTestJob } from './prepare.js'

/** Has all relabellings gone through: here, or spread over workers. */
export type NullAll = (job: MapTestJob, test: PreparedTest) => Promise<readonly NullShard[]>

export interface CompareResult {
  readonly design: CompareDesign
  readonly options: CompareOptions
  readonly positionsMm: Float64Array
  readonly test: PreparedTest
  readonly result: MapTestResult
  readonly peak: Peak
}

/**
 * @param maps in the order of the design.
 * @param mesh neighbours along the edges of a mesh; null for those of a grid.
 * @throws {PenfieldError} study/compare-design; those of {@link preparedFor}.
 */
export async function compareMaps(
  design: CompareDesign,
  maps: readonly MapRows[],
  mesh: Neighbours | null,
  options: CompareOptions,
  nullAll: NullAll,
): Promise<CompareResult> {
  checkSameNodes(maps)
  const { positionsMm } = maps[0]
  const job = mapTestJob(design, maps, neighboursFor(positionsMm, mesh, options), options)
  const test = preparedFor(job, design, options)
  const result = mapTestResult(test, await nullAll(job, test))
  const warnings = [...design.warnings, ...smallestPWords(test)]
  const peak = peakOf(test, result, positionsMm)
  return { design: { ...design, warnings }, options, positionsMm, test, result, peak }
}

function neighboursFor(positions: Float64Array, mesh: Neighbours | null, options: CompareOptions): Neighbours | null {
  if (options.clusterThreshold === null && options.tfce === null) return null
  return mesh ?? gridNeighbours(positions, options.adjacency === 'grid4' ? 4 : 8)
}

function mapTestJob(
  { test, nA, nB, covariates, blocks }: CompareDesign,
  maps: readonly MapRows[],
  neighbours: Neighbours | null,
  { permutations, tail, clusterThreshold, tfce, seed }: CompareOptions,
): MapTestJob {
  const options = {
    permutations,
    tail,
    clusterThreshold,
    tfce,
    seed,
    neighbours,
    ...(blocks === null ? {} : { blocks }),
  }
  const rows = test === 'paired' ? differences(maps) : maps.map(({ values }) => values)
  const values = new Float64Array(rows.length * rows[0].length)
  rows.forEach((row, i) => {
    values.set(row, i * row.length)
  })
  const isA = Uint8Array.from({ length: nA + nB }, (_, i) => (i < nA ? 1 : 0))
  if (test !== 'two-sample') return { values, n: rows.length, design: { kind: 'one-sample' }, options }
  if (covariates.length === 0) return { values, n: rows.length, design: { kind: 'two-sample', isA }, options }
  const tested = { name: 'group', values: Float64Array.from(isA) }
  return { values, n: rows.length, design: { kind: 'linear', tested, nuisance: covariates }, options }
}

/** a − b of each pair. */
function differences(maps: readonly MapRows[]): readonly Float64Array[] {
  return Array.from({ length: maps.length / 2 }, (_, k) => {
    const [a, b] = [maps[2 * k].values, maps[2 * k + 1].values]
    return a.map((value, v) => value - b[v])
  })
}
