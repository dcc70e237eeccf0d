import { metrics } from '../metrics/index.js'
import { type MapView, viewOf } from '../metrics/view.js'
import type { MuscleMap } from '../model/map.js'
import { missing } from '../model/missing.js'
import type { Value } from '../model/result.js'
import { overlapIndices } from '../overlap/index.js'
import type { OverlapIndex } from '../overlap/overlap-index.js'
import { pairOf } from '../overlap/pair.js'

/** All numbers of a set of maps, in one fixed order: metrics muscle by muscle, then overlap indices pair by pair. */
export interface Columns {
  readonly metrics: readonly {
    readonly muscle: number
    readonly id: string
    readonly entry: (typeof metrics)[number]
  }[]
  readonly overlap: readonly {
    readonly a: number
    readonly b: number
    readonly entry: (typeof overlapIndices)[number]
  }[]
}

/** Every pair of muscles once, the earlier one first. */
export const pairsOf = (muscles: number): readonly (readonly [number, number])[] =>
  Array.from({ length: muscles }, (_, a) => a).flatMap((a) =>
    Array.from({ length: muscles - a - 1 }, (_, k) => [a, a + 1 + k] as const),
  )

export const columnsOf = (muscles: number): Columns => ({
  metrics: Array.from({ length: muscles }, (_, muscle) => muscle).flatMap((muscle) =>
    metrics.flatMap((entry) => Object.keys(entry.gives).map((id) => ({ muscle, id, entry }))),
  ),
  overlap: pairsOf(muscles).flatMap(([a, b]) => overlapIndices.map((entry) => ({ a, b, entry }))),
})

/**
 * `exact`: the measurement. `quick`: what there are thousands of may take the cheaper way where an index has one. `cheap`: leaves
 * those indices out.
 */
export type Effort = 'exact' | 'quick' | 'cheap'

/** The numbers themselves, or why there is none, in the order of {@link columnsOf}. */
export function valuesOf(maps: readonly MuscleMap[], effort: Effort = 'exact'): readonly Value[] {
  const views = maps.map(viewOf)
  return [
    ...views.flatMap(metricValues),
    ...pairsOf(maps.length).flatMap(([a, b]) => overlapValues(views[a], views[b], effort)),
  ]
}

const metricValues = (view: MapView): Value[] =>
  metrics.flatMap((entry) => {
    const values: Readonly<Record<string, Value>> = entry.of(view)
    return Object.keys(entry.gives).map((id) => values[id])
  })

export function overlapValues(a: MapView, b: MapView, effort: Effort = 'exact'): Value[] {
  const pair = pairOf(a, b)
  return overlapIndices.map((entry: OverlapIndex<string>) => {
    if (entry.quick === undefined || effort === 'exact') return entry.of(pair)
    return effort === 'quick' ? entry.quick(pair) : missing('not-estimated')
  })
}
