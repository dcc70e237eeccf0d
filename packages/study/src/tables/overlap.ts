import type { OverlapRow, SessionResult } from '@penfield/core'
import { identityColumns, numberRows, type OfNumber, remarkColumns, valueColumns } from './columns.js'
import type { Table } from './table.js'

export const overlapTableRows = (result: SessionResult): readonly OfNumber<OverlapRow>[] =>
  numberRows(result, result.overlap)

export const overlapTable: Table<OfNumber<OverlapRow>> = {
  name: 'overlap',
  about: 'One row an overlap index: one number of two maps',
  columns: [
    ...identityColumns,
    { name: 'muscle_a', meaning: 'First muscle', of: ({ row }) => row.muscleA },
    { name: 'muscle_b', meaning: 'Second muscle', of: ({ row }) => row.muscleB },
    { name: 'index', meaning: 'Id of the overlap index', of: ({ row }) => row.index },
    ...valueColumns,
    {
      name: 'ceiling',
      meaning: 'Noise ceiling: what split halves of one muscle give; for distances the noise distance',
      of: ({ row }) => row.ceiling,
    },
    { name: 'chance', meaning: 'Chance level: the mean under random rigid placement', of: ({ row }) => row.chance },
    { name: 'corrected', meaning: 'The value without trial noise', of: ({ row }) => row.corrected },
    { name: 'corrected_low', meaning: 'Lower end of its 95 % interval', of: ({ row }) => row.correctedInterval.low },
    { name: 'corrected_high', meaning: 'Upper end of its 95 % interval', of: ({ row }) => row.correctedInterval.high },
    ...remarkColumns,
  ],
}
