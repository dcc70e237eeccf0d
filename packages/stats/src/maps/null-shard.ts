/** The statistics of a range of relabellings. */
import { labelTfce, tfceExtremes } from '@penfield/kernels'
import { membersOf } from '../permutation/relabel.js'
import { largestMassOf } from './clusters.js'
import type { MapTest, NullShard } from './map-test.js'
import { largestSided, oneSided, sided } from './sided.js'

/** Relabellings from … to − 1. Whoever computes them, they are the same bits. */
export function nullShard(test: MapTest, from: number, to: number): NullShard {
  const { source, plan, tail, neighbours, clusterThreshold, tfce } = test
  const n = to - from
  const largest = fastLargest(test, from, to) ?? new Float64Array(n)
  const scores = fastTfce(test, from, to) ?? new Float64Array(tfce === null ? 0 : n)
  const mass = new Float64Array(clusterThreshold === null ? 0 : n)
  const takes: ((b: number, map: Float64Array) => void)[] = []
  if (source.extremes === undefined)
    takes.push((b, map) => {
      largest[b - from] = largestSided(map, tail)
    })
  if (neighbours !== null && tfce !== null && !hasFastTfce(test))
    takes.push((b, map) => {
      const { positive, negative } = tfceExtremes(oneSided(map, tail), neighbours, tfce)
      scores[b - from] = sided(positive, negative, tail)
    })
  if (neighbours !== null && clusterThreshold !== null) {
    const massOf = largestMassOf(neighbours, clusterThreshold, tail)
    takes.push((b, map) => {
      mass[b - from] = massOf(map)
    })
  }
  if (takes.length > 0)
    source.eachMap(plan, from, to, (b, map) => {
      for (const take of takes) take(b, map)
    })
  return { largest, tfce: scores, mass }
}

function fastLargest({ source, plan, tail }: MapTest, from: number, to: number): Float64Array | null {
  if (source.extremes === undefined) return null
  const { largest, smallest } = source.extremes(plan, from, to)
  return largest.map((value, k) => sided(value, -smallest[k], tail))
}

/** The steps of `nilearn` depend on both signs, of which a one-sided test sees one. */
const hasFastTfce = ({ source, tail, tfce }: MapTest): boolean =>
  source.sums !== undefined && (tail === 0 || tfce !== 'nilearn')

function fastTfce(test: MapTest, from: number, to: number): Float64Array | null {
  const { source, plan, tail, neighbours, tfce } = test
  if (source.sums === undefined || tfce === null || neighbours === null || !hasFastTfce(test)) return null
  const { rows, student } = source.sums
  const { positive, negative } = labelTfce(rows, membersOf(plan, from, to), student, neighbours, tfce)
  return positive.map((value, k) => sided(value, negative[k], tail))
}
