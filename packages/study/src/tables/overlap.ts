import type { OverlapRow, SessionResult } from '@penfield/core'
import { identityColumns, type OfSession } from './identity.js'
import type { Table } from './table.js'

interface Row extends OfSession {
  readonly row: OverlapRow
  readonly settings: string
}

export const overlapTableRows = ({ session, overlap, settings }: SessionResult): readonly Row[] =>
  overlap.map((row) => ({ identity: session.identity, row, settings }))

export const overlapTable: Table<Row> = {
  name: 'overlap',
  about: 'One row an overlap index: one number of two maps',
  columns: [
    ...identityColumns,
    { name: 'muscle_a', meaning: 'First muscle', of: ({ row }) => row.muscleA },
    { name: 'muscle_b', meaning: 'Second muscle', of: ({ row }) => row.muscleB },
    { name: 'index', meaning: 'Id of the overlap index', of: ({ row }) => row.index },
    { name: 'value', meaning: 'Value, in the unit of the row', of: ({ row }) => row.value },
    { name: 'unit', meaning: 'Unit of all numbers of the row', of: ({ row }) => row.unit },
    {
      name: 'ci_low',
      meaning: 'Lower end of the 95 % bootstrap interval within the session',
      of: ({ row }) => row.interval.low,
    },
    {
      name: 'ci_high',
      meaning: 'Upper end of the 95 % bootstrap interval within the session',
      of: ({ row }) => row.interval.high,
    },
    {
      name: 'ceiling',
      meaning: 'Noise ceiling: what split halves of one muscle give; for distances the noise distance',
      of: ({ row }) => row.ceiling,
    },
    { name: 'chance', meaning: 'Chance level: the mean under random rigid placement', of: ({ row }) => row.chance },
    { name: 'corrected', meaning: 'The value without trial noise', of: ({ row }) => row.corrected },
    { name: 'corrected_low', meaning: 'Lower end of its 95 % interval', of: ({ row }) => row.correctedInterval.low },
    { name: 'corrected_high', meaning: 'Upper end of its 95 % interval', of: ({ row }) => row.correctedInterval.high },
    { name: 'settings', meaning: 'Settings that the value depends on', of: ({ settings }) => settings },
    { name: 'note', meaning: 'What must be known beside the value, or why it is missing', of: ({ row }) => row.note },
  ],
}
