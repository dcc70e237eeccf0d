import type { MetricRow, SessionResult } from '@penfield/core'
import { identityColumns, type OfSession } from './identity.js'
import type { Table } from './table.js'

interface Row extends OfSession {
  readonly row: MetricRow
  readonly settings: string
}

export const metricTableRows = ({ session, metrics, settings }: SessionResult): readonly Row[] =>
  metrics.map((row) => ({ identity: session.identity, row, settings }))

export const metricTable: Table<Row> = {
  name: 'metrics',
  about: 'One row a metric: one number of one map',
  columns: [
    ...identityColumns,
    { name: 'muscle', meaning: 'Muscle', of: ({ row }) => row.muscle },
    { name: 'metric', meaning: 'Id of the metric', of: ({ row }) => row.metric },
    { name: 'value', meaning: 'Value, in the unit of the row', of: ({ row }) => row.value },
    { name: 'unit', meaning: 'Unit of value and interval', of: ({ row }) => row.unit },
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
    { name: 'n_trials', meaning: 'Accepted trials of the muscle', of: ({ row }) => row.nTrials },
    { name: 'n_sites', meaning: 'Sites with accepted trials of the muscle', of: ({ row }) => row.nSites },
    { name: 'settings', meaning: 'Settings that the value depends on', of: ({ settings }) => settings },
    { name: 'note', meaning: 'What must be known beside the value, or why it is missing', of: ({ row }) => row.note },
  ],
}
