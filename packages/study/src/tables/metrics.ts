import type { MetricRow, SessionResult } from '@penfield/core'
import { identityColumns, numberRows, type OfNumber, remarkColumns, valueColumns } from './columns.js'
import type { Table } from './table.js'

export const metricTableRows = (result: SessionResult): readonly OfNumber<MetricRow>[] =>
  numberRows(result, result.metrics)

export const metricTable: Table<OfNumber<MetricRow>> = {
  name: 'metrics',
  about: 'One row a metric: one number of one map',
  columns: [
    ...identityColumns,
    { name: 'muscle', meaning: 'Muscle', of: ({ row }) => row.muscle },
    { name: 'metric', meaning: 'Id of the metric', of: ({ row }) => row.metric },
    ...valueColumns,
    { name: 'n_trials', meaning: 'Accepted trials of the muscle', of: ({ row }) => row.nTrials },
    { name: 'n_sites', meaning: 'Sites with accepted trials of the muscle', of: ({ row }) => row.nSites },
    ...remarkColumns,
  ],
}
