import { issuesOf } from '@penfield/core'
import { type Catalogue, errorsOf } from '@penfield/kernels'

/** Errors of io: nothing came back. */
export const codes = {
  'io/brainsight-cell': 'data',
  'io/brainsight-columns': 'data',
  'io/brainsight-row': 'data',
  'io/brainsight-sections': 'data',
  'io/brainsight-units': 'data',
  'io/brainsight-waveform': 'data',
  'io/changed-while-reading': 'data',
  'io/encoding': 'data',
  'io/frame-refused': 'data',
  'io/join-coils': 'data',
  'io/join-differs': 'data',
  'io/join-twice': 'data',
  'io/localite-value': 'data',
  'io/mat5-class': 'data',
  'io/mat5-damaged': 'data',
  'io/mat5-lengths-differ': 'data',
  'io/mat5-table': 'data',
  'io/muscle-names': 'data',
  'io/no-such-file': 'data',
  'io/not-a-file': 'data',
  'io/not-readable': 'data',
  'io/refused-format': 'data',
  'io/table-cell-not-a-number': 'data',
  'io/table-column-missing': 'data',
  'io/table-column-twice': 'data',
  'io/table-columns-count': 'data',
  'io/table-delimiter': 'data',
  'io/table-frame': 'usage',
  'io/table-hemisphere': 'data',
  'io/table-implausible': 'data',
  'io/table-negative-amplitude': 'data',
  'io/table-no-header': 'data',
  'io/table-quote': 'data',
  'io/table-ragged-row': 'data',
  'io/table-stimulus-moved': 'data',
  'io/table-unit': 'data',
  'io/too-large': 'data',
  'io/truncated': 'data',
  'io/unknown-format': 'data',
  'io/unusable': 'data',
  'io/xml-damaged': 'data',
  'io/xml-refused': 'data',
} as const satisfies Catalogue

export const error = errorsOf(codes)

/** Issues of io: something came back, and this must be known beside it. */
export const issueCodes = [
  'io/brainsight-channels',
  'io/brainsight-frame',
  'io/brainsight-time',
  'io/brainsight-untracked',
  'io/brainsight-version',
  'io/brainsight-windows',
  'io/coil-matrix',
  'io/far-position',
  'io/localite-amplitude',
  'io/localite-frame',
  'io/localite-intensity',
  'io/localite-untracked',
  'io/mat5-not-finite',
  'io/no-position',
  'io/table-centimetres',
  'io/table-empty-rows',
  'io/table-ignored-columns',
  'io/table-map-column',
  'io/table-muscles-apart',
] as const

export type IssueCode = (typeof issueCodes)[number]

export const issue = issuesOf(issueCodes)
