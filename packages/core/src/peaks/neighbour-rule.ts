import type { MuscleMap } from '../model/map.js'
import { descendingOrder, presentNodes } from './descending.js'
import { type Connectivity, type Neighbours, neighboursOf } from './neighbours.js'

/** A peak by comparison with its neighbours. */
export interface NeighbourRule {
  /** A peak is at least this share of the map's largest value. */
  readonly minFracOfMax: number
  /** A neighbour is lower when the peak stands above it by at least this share of the neighbour. */
  readonly minDrop: number
  /** At least so many of `connectivity` neighbours must be lower. */
  readonly minLowerNeighbours: number
  readonly connectivity: Connectivity
  /** Of two peaks nearer than this the lower one is dropped, mm. */
  readonly minSeparationMm: number
  /** At the border of the sampled places: neighbours that do not exist are lower (`allow`), or there are no peaks (`exclude`). */
  readonly edgePolicy: 'allow' | 'exclude'
}

/**
 * A rule in the manner of the papers on discrete peaks. Their numbers were not seen in print, so that it must not be taken for
 * theirs; the title goes with it wherever it is shown.
 */
export const schabrunLike = {
  id: 'schabrun-like',
  title: 'schabrun-like (unverified preset)',
  rule: {
    minFracOfMax: 0.5,
    minDrop: 0.05,
    minLowerNeighbours: 7,
    connectivity: 8,
    minSeparationMm: 0,
    edgePolicy: 'allow',
  },
} as const satisfies { readonly id: string; readonly title: string; readonly rule: NeighbourRule }

/**
 * Peaks of a map by a rule on neighbours. Such rules find more peaks the noisier the map is: `peaks` of metrics.tsv counts by
 * persistence instead. For scattered sites, where neighbours differ in number, all but (connectivity − minLowerNeighbours) of them
 * must be lower.
 *
 * @returns node indices, the highest first.
 */
export function peaksByNeighbours(map: MuscleMap, rule: NeighbourRule): Int32Array {
  const neighbours = neighboursOf(map, rule.connectivity)
  const { valuesUv } = map
  const order = descendingOrder(valuesUv, presentNodes(valuesUv))
  const leastUv = order.length === 0 ? 0 : rule.minFracOfMax * valuesUv[order[0]]
  const kept: number[] = []
  for (const i of order) {
    if (!(valuesUv[i] > 0 && valuesUv[i] >= leastUv)) break
    if (!standsOut(valuesUv, i, neighbours, rule)) continue
    if (kept.every((other) => distanceMm(map, i, other) >= rule.minSeparationMm)) kept.push(i)
  }
  return Int32Array.from(kept)
}

function standsOut(
  valuesUv: Float64Array,
  i: number,
  { starts, nodes, whole }: Neighbours,
  rule: NeighbourRule,
): boolean {
  let sampled = 0
  let notLower = 0
  for (let e = starts[i]; e < starts[i + 1]; e++) {
    const valueUv = valuesUv[nodes[e]]
    if (Number.isNaN(valueUv)) continue
    sampled += 1
    if (!(valuesUv[i] > valueUv && valuesUv[i] >= (1 + rule.minDrop) * valueUv)) notLower += 1
  }
  if (rule.edgePolicy === 'exclude' && whole !== null && sampled < whole) return false
  return notLower <= rule.connectivity - rule.minLowerNeighbours
}

function distanceMm({ support: { planeMm } }: MuscleMap, i: number, k: number): number {
  const dx = planeMm[2 * i] - planeMm[2 * k]
  const dy = planeMm[2 * i + 1] - planeMm[2 * k + 1]
  return Math.sqrt(dx * dx + dy * dy)
}
