/** What a study may compare: every metric of every muscle, every overlap index of every pair. */
import { columnsOf, type Metric, metrics, type OverlapIndex, overlapIndices, type Unit, unitFor } from '@penfield/core'

export interface Outcome {
  readonly level: 'metric' | 'overlap'
  readonly id: string
  /** Of a metric. */
  readonly muscle: string | null
  /** Of an index. */
  readonly pair: readonly [string, string] | null
  readonly unit: Unit
}

export const outcomeIds: readonly string[] = [
  ...metrics.flatMap((entry: Metric<string>) => Object.keys(entry.gives)),
  ...overlapIndices.map(({ id }: OverlapIndex<string>) => id),
]

/** In the order of `valuesOf`. */
export function outcomesOf(muscles: readonly string[]): readonly Outcome[] {
  const columns = columnsOf(muscles.length)
  return [
    ...columns.metrics.map(({ muscle, id, entry }): Outcome => {
      const gives: Metric<string>['gives'] = entry.gives
      return { level: 'metric', id, muscle: muscles[muscle], pair: null, unit: unitFor(gives[id], 'uV') }
    }),
    ...columns.overlap.map(({ a, b, entry }): Outcome => {
      return { level: 'overlap', id: entry.id, muscle: null, pair: [muscles[a], muscles[b]], unit: entry.unit }
    }),
  ]
}

/** `area of DM`, `dice`; the pair is named where there are several. */
export function outcomeInWords({ id, muscle, pair }: Outcome, muscles: number): string {
  if (muscle !== null) return `${id} ${muscle}`
  return muscles > 2 && pair !== null ? `${id} ${pair.join('-')}` : id
}
