/** Random maps on small grids, and one number of one map, for tests of metrics. */
import { gridView } from '../map/grid-maps.test-support.js'
import type { MuscleMap } from '../model/map.js'
import type { Value } from '../model/result.js'
import type { Metric } from './metric.js'

/** A grid of columns × rows filled with the first of 25 values, row by row, so that a test can draw all three. */
export const gridFrom = ([columns, rows, values]: readonly [number, number, readonly number[]]): number[][] =>
  Array.from({ length: rows }, (_, row) => values.slice(row * columns, (row + 1) * columns))

/** One number of a map on a grid. */
export const valueOf = (
  entry: Metric<string>,
  id: string,
  values: readonly (readonly number[])[],
  over: Partial<MuscleMap> = {},
): Value => entry.of(gridView(values, over))[id]
