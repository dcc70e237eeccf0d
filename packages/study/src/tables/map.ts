import type { MuscleMap, ValueUnit } from '@penfield/core'
import type { Table } from './table.js'

interface NodeRow {
  readonly map: MuscleMap
  /** Index of the node. */
  readonly i: number
}

/** One row a node of the map. */
export const nodeRows = (map: MuscleMap): readonly NodeRow[] =>
  Array.from({ length: map.support.n }, (_, i) => ({ map, i }))

const position =
  (axis: number) =>
  ({ map, i }: NodeRow) =>
    map.support.positionsMm[3 * i + axis]

/** @param unit of the map's values. */
export const mapTable = (unit: ValueUnit): Table<NodeRow> => ({
  name: 'map',
  about: 'One row a node of the map',
  columns: [
    { name: 'x', unit: 'mm', meaning: 'Position', of: position(0) },
    { name: 'y', unit: 'mm', meaning: 'Position', of: position(1) },
    { name: 'z', unit: 'mm', meaning: 'Position', of: position(2) },
    {
      name: 'value',
      unit,
      meaning: 'Value of the map; n/a where nothing was sampled',
      of: ({ map, i }) => map.valuesUv[i],
    },
    {
      name: 'sd',
      unit,
      meaning: 'Standard deviation, where the method gives one',
      of: ({ map, i }) => map.sdUv?.[i] ?? null,
    },
  ],
})
